import type { Commitment } from '../../api/index.ts'
import type { FormAct } from './kinds.ts'

type Customer = Commitment['customers'][number]

export const presentOf = ({ customers }: Commitment): readonly Customer[] =>
  customers.filter(customer => !customer.left)

/** For which of the customers an act can be done by this reader, in their order. */
export function customersFor(kind: FormAct, commitment: Commitment, reader: string): readonly Customer[] {
  const present = presentOf(commitment)
  const own = present.filter(({ number }) => commitment.speaksFor.includes(number))
  const delivery = commitment.deliveries.length
  const given = (number: number) =>
    commitment.evaluations.find(answer => answer.customer === number && answer.delivery === delivery)
  switch (kind) {
    case 'accept':
      return own.filter(({ verdict }) => verdict === 'due')
    case 'return':
    case 'withdraw':
    case 'reopen':
      return own
    case 'evaluate':
      return own.filter(({ person }) => person === null || person.id === reader)
    case 'evaluate-customer':
      return present
    case 'contest':
      return present.filter(({ number }) => given(number)?.contest === null)
    case 'settle-contest':
      return present.filter(({ number }) => given(number)?.contest?.outcome === null)
    default:
      return []
  }
}

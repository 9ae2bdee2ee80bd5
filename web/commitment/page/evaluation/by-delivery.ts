import type { Commitment } from '../../../api/index.ts'

export type Answer = Commitment['evaluations'][number]

/** What was said of one delivery, and of one customer's part in it. */
export interface Said {
  readonly customer: number
  readonly ofDelivery: Answer | null
  readonly ofCooperation: Answer | null
}
export interface OfDelivery {
  /** 0 = of what failed before any */
  readonly delivery: number
  readonly isLast: boolean
  readonly said: readonly Said[]
}

/** The answers by the delivery they are of, the last first, and by customer within it. */
export function byDelivery({
  evaluations,
  customerEvaluations,
  deliveries,
}: Pick<Commitment, 'evaluations' | 'customerEvaluations' | 'deliveries'>): readonly OfDelivery[] {
  const all = [...evaluations, ...customerEvaluations]
  const numbers = [...new Set(all.map(({ delivery }) => delivery))].toSorted((a, b) => b - a)
  return numbers.map(delivery => {
    const of = (given: readonly Answer[], customer: number) =>
      given.find(answer => answer.delivery === delivery && answer.customer === customer) ?? null
    const customers = all.filter(answer => answer.delivery === delivery).map(({ customer }) => customer)
    return {
      delivery,
      isLast: delivery === deliveries.length,
      said: [...new Set(customers)]
        .toSorted((a, b) => a - b)
        .map(customer => ({
          customer,
          ofDelivery: of(evaluations, customer),
          ofCooperation: of(customerEvaluations, customer),
        })),
    }
  })
}

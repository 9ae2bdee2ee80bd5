import type { Instant } from '../calendar/index.ts'
import type { Commitment } from './commitment.ts'
import type { Id, Party } from './party.ts'

/**
 * One of those served: the first customer, who answers and agrees for all, or a further one (whose duplicate was merged, a
 * step after a fork). Each accepts or returns and evaluates for itself.
 */
export interface Customer extends Party {
  /** 1, 2 … in the order in which they joined, for ever */
  readonly number: number
  /** null = still served */
  readonly leftAt: Instant | null
  /** on what was delivered last: the verdict owed, or given. Null = nothing has been delivered that needs one */
  readonly verdict: 'due' | 'accepted' | 'lapsed' | 'by-itself' | null
  /** who accepted; null where nobody did, or nobody is to know */
  readonly judgedBy: Id | null
}

export const presentCustomers = (c: Pick<Commitment, 'customers'>): readonly Customer[] =>
  c.customers.filter(customer => customer.leftAt === null)

/** The one who answers and agrees for all. */
export const firstCustomer = (c: Pick<Commitment, 'customers'>): Customer =>
  presentCustomers(c)[0] ?? (c.customers[0] as Customer)

export const customerNumbered = (c: Pick<Commitment, 'customers'>, number: number): Customer | undefined =>
  c.customers.find(customer => customer.number === number)

/** Whether nobody else's verdict is still due: then this one ends the matter. */
export const isLastVerdict = (c: Pick<Commitment, 'customers'>, number: number): boolean =>
  presentCustomers(c).every(customer => customer.number === number || customer.verdict !== 'due')

/** How an event or a clock names a customer: not at all where there is only one. */
export const naming = (c: Pick<Commitment, 'customers'>, number: number): { readonly customer?: number } =>
  c.customers.length === 1 ? {} : { customer: number }

export const named = (of: { readonly customer?: number }): number => of.customer ?? 1

/** Who served judges nothing for a customer, on whatever way they belong to it; nor does whoever holds it. */
export const mayJudge = (c: Pick<Commitment, 'supplier' | 'servedBy'>, person: Id | null): boolean =>
  person === null || (person !== c.supplier.person && !c.servedBy.includes(person))

/** Whether the person named as a customer can't give a verdict, so that another of the unit has to. */
export const needsAnother = (c: Pick<Commitment, 'supplier' | 'servedBy'>, { person }: Party): boolean =>
  person === null || !mayJudge(c, person)

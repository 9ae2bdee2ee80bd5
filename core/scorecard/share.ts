import type { LocalDate } from '../calendar/index.ts'
import type { Id } from '../commitment/index.ts'
import type { Contribution, Detail } from './contribution.ts'
import { addCounts, type Counts, isEmpty } from './counts.ts'

export type Role = 'supplier' | 'customer'

/** What one contribution adds to the figures of one unit in one role. Every figure is a sum of shares. */
export interface Share {
  readonly part: string
  readonly role: Role
  readonly unit: Id
  /** the unit on the other side */
  readonly other: Id
  readonly service: Id | null
  readonly day: LocalDate
  readonly counts: Counts
  readonly detail: Detail
}

/**
 * The shares of one contribution: the supplier's and the customer's.
 *
 * Opinions that aren't named are the supplier's alone: the customer's own unit need not know how its people answered, and two
 * sums of the same answers, grouped differently, could be taken from each other.
 */
export function sharesOf({ supplier, customer, counts, hidden, ...about }: Contribution): readonly Share[] {
  const { part, day, service, detail } = about
  const common = { part, day, service, detail }
  const all = hidden === undefined ? counts : addCounts(counts, hidden)
  return [
    ...(isEmpty(counts) ? [] : [{ role: 'customer' as const, unit: customer, other: supplier, ...common, counts }]),
    { role: 'supplier' as const, unit: supplier, other: customer, ...common, counts: all },
  ]
}

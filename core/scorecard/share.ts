import type { Instant, LocalDate } from '../calendar/index.ts'
import type { Id } from '../commitment/index.ts'
import type { Contribution, Detail } from './contribution.ts'
import type { Counts } from './counts.ts'

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
  /** in no sum before this instant */
  readonly from?: Instant
  readonly detail: Detail
}

/** The shares of one contribution: the supplier's and the customer's. */
export function sharesOf({ supplier, customer, ...common }: Contribution): readonly Share[] {
  return [
    { role: 'customer', unit: customer, other: supplier, ...common },
    { role: 'supplier', unit: supplier, other: customer, ...common },
  ]
}

import type { LocalDate } from '../calendar/index.ts'
import type { Id } from '../commitment/index.ts'
import { addCounts, type Counts, isEmpty } from './counts.ts'
import { commonCounts, resolutionCounts, responseCounts } from './fact-counts.ts'
import type { Fact } from './fact.ts'
import { withoutAnonymous } from './opinions.ts'

export type Role = 'supplier' | 'customer'

/** What one commitment adds to the figures of one unit in one role. Every figure is a sum of shares. */
export interface Share {
  readonly role: Role
  readonly unit: Id
  /** the unit on the other side */
  readonly other: Id
  readonly service: Id | null
  readonly day: LocalDate
  readonly counts: Counts
}

/**
 * The shares of one commitment: one for the customer's unit; one for the supplier's; and, where another unit
 * answers for the response or the resolution clock, one with that clock alone. At most one for a unit in a role.
 *
 * Anonymous opinions are the supplier's alone: the customer's own unit need not know how its people answered, and two sums of
 * the same answers, grouped differently, could be taken from each other.
 */
export function sharesOf(fact: Fact): readonly Share[] {
  const [common, response, resolution] = [commonCounts(fact), responseCounts(fact), resolutionCounts(fact)]
  const suppliers = new Map<Id, Counts>([[fact.supplier, common]])
  const add = (unit: Id, counts: Counts) => {
    if (!isEmpty(counts)) suppliers.set(unit, addCounts(suppliers.get(unit) ?? {}, counts))
  }
  add(fact.responder, response)
  add(fact.answerable, resolution)
  const about = { service: fact.service, day: fact.day }
  return [
    {
      role: 'customer',
      unit: fact.customer,
      other: fact.supplier,
      ...about,
      counts: addCounts(withoutAnonymous(common), response, resolution),
    },
    ...[...suppliers].map(
      ([unit, counts]): Share => ({ role: 'supplier', unit, other: fact.customer, ...about, counts }),
    ),
  ]
}

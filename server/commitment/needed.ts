import { type Calendar, dueAt, type Instant } from '@huke/core/calendar'
import { type Calendars, type Commitment, hasStandard, type Standard } from '@huke/core/commitment'

/** Whether the standard goes by the date that the customer gave, which is later than its target; an earlier one is a wish. */
export const goesByNeed = ({ target, since, neededBy }: Standard, startedAt: Instant, calendar: Calendar): boolean =>
  target !== null && neededBy !== null && neededBy.by > dueAt(calendar, target, since ?? startedAt)

export const needs = ['standard', 'wish', 'latest'] as const

/**
 * What the date that the customer gave is: the standard, a wish, or, where there is no standard, the latest that can be
 * promised. Null where they gave none.
 */
export function neededIs(c: Commitment, calendars: Calendars, at: Instant): (typeof needs)[number] | null {
  if (c.neededBy === null) return null
  if (!hasStandard(c)) return 'latest'
  if (c.moved !== null) return 'wish'
  const run = c.clocks.findLast(r => r.clock === 'resolution')
  const { resolution: target } = c.terms.targets[c.standardPriority]
  const standard = {
    target,
    since: c.standardSince,
    neededBy: { by: c.neededBy, at: c.requestedAt },
    moved: null,
    length: null,
  }
  const calendar = calendars(run?.frozen?.calendar ?? c.terms.calendar)
  return goesByNeed(standard, run?.startedAt ?? at, calendar) ? 'standard' : 'wish'
}

import { type Calendar, dueAt, type Instant } from '../calendar/index.ts'
import type { Calendars } from './clocks.ts'
import type { Commitment } from './commitment.ts'
import { calendarOf, hasStandard, type Standard, standardOf } from './standard.ts'
import { startingAt } from './standard-due.ts'

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
  const run = c.clocks.findLast(r => r.clock === 'resolution') ?? startingAt(at)
  return goesByNeed(standardOf(c, run), run.startedAt, calendars(calendarOf(c, run))) ? 'standard' : 'wish'
}

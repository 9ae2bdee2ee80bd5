import { type Calendar, yearAt } from './compile.ts'
import type { Instant, LocalDate } from './definition.ts'
import { nearestOpenYear } from './horizon.ts'
import { localDateOf } from './local.ts'
import { isOpen, nextOpen } from './opening.ts'
import { lastAtOrBefore } from './search.ts'

/**
 * The local date whose work is over at an instant: at its last closing, or at the opening after it, which people call the
 * evening before. Null at any other time, and where the next date's work goes on at once.
 *
 *     dayEndedBy(calendar, Date.parse('2026-03-04T08:30+08:00')) // '2026-03-03'
 */
export function dayEndedBy(calendar: Calendar, at: Instant): LocalDate | null {
  const closed = closedSince(calendar, isOpen(calendar, at) ? at - 1 : at)
  if (closed === null) return null
  const opens = nextOpen(calendar, closed)
  if (at !== closed && at !== opens) return null
  const date = localDateOf(calendar, closed - 1)
  return opens === closed || localDateOf(calendar, opens) === date ? null : date
}

/** When work stopped that does not go on at an instant; null while it does. Throws like `nextOpen`, backwards. */
export function closedSince(calendar: Calendar, at: Instant): Instant | null {
  if (isOpen(calendar, at)) return null
  const year = yearAt(calendar, at)
  return year.closes[lastAtOrBefore(year.closes, at)] ?? (nearestOpenYear(calendar, year, -1).closes.at(-1) as Instant)
}

import type { Calendar } from './compile.ts'
import type { Instant, LocalDate } from './definition.ts'
import { boundsOf, instantOn } from './local.ts'
import { periodsOn } from './opening.ts'
import { endOfDay, type SecondOfDay } from './time-of-day.ts'

/**
 * A wall-clock time of a working day. One before its shift begins that the shift has after midnight is meant there: 02:00 of
 * 22:00–06:00 is on the next date, 16:00 on the date itself.
 */
export function timeOfShift(calendar: Calendar, date: LocalDate, second: SecondOfDay): Instant {
  const at = instantOn(calendar, date, second)
  const periods = periodsOn(calendar, date)
  const [opening, closing] = [periods[0]?.[0] ?? at, periods.at(-1)?.[1] ?? at]
  const [, midnight] = boundsOf(calendar, date)
  if (at >= opening || closing <= midnight) return at
  const afterMidnight = instantOn(calendar, date, second + endOfDay)
  return afterMidnight <= closing ? afterMidnight : at
}

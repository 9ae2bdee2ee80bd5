import { type Calendar, yearAt, yearNumbered } from './compile.ts'
import { type DayNumber, dateOf, dayMs, dayOf, yearOf } from './date.ts'
import type { Instant, LocalDate } from './definition.ts'
import { lastBefore } from './search.ts'
import type { SecondOfShift } from './span.ts'
import type { SecondOfDay } from './time-of-day.ts'
import { instantOf, offsetAt, startOfDay } from './zone.ts'

/** The date on the wall calendar of the calendar's time zone. */
export function localDateOf(calendar: Calendar, at: Instant): LocalDate {
  return dateOf(Math.floor(wallClock(calendar, at) / dayMs))
}

/**
 * The day that an instant belongs to: the one whose shift has not ended yet, else its date. At 02:00 on Tuesday, in the
 * shift from Monday 22:00 to 06:00, it is Monday; at 06:00 it is Tuesday.
 */
export function workingDateOf(calendar: Calendar, at: Instant): LocalDate {
  let day = Math.floor(wallClock(calendar, at) / dayMs)
  while (at < beginningOf(calendar, day)) day--
  // Where the clock was put back over midnight, the date before it comes again; the day has begun all the same.
  while (at >= beginningOf(calendar, day + 1)) day++
  return dateOf(day)
}

/** When a day begins: at midnight, or when the shift of the day before has ended. */
export function beginningOf(calendar: Calendar, day: DayNumber): Instant {
  const { start, offsets, opens, closes, workingDays, firstPeriods } = yearNumbered(calendar, yearOf(day))
  const next = firstPeriods[lastBefore(workingDays, day) + 1] ?? opens.length
  return Math.max(startOfDay(offsets, day), closes[next - 1] ?? start)
}

/** The wall clock at an instant. */
export function localTimeOf(calendar: Calendar, at: Instant): SecondOfDay {
  const wall = wallClock(calendar, at)
  return (wall - Math.floor(wall / dayMs) * dayMs) / 1000
}

/** The wall clock at an instant, counted from the midnight that a date begins with. */
export function timeSince(calendar: Calendar, date: LocalDate, at: Instant): SecondOfShift {
  return (wallClock(calendar, at) - dayOf(date) * dayMs) / 1000
}

/** The instant of a wall-clock time on a date; see `instantOf` for times that occur twice or not at all. */
export function instantOn(calendar: Calendar, date: LocalDate, second: SecondOfShift): Instant {
  const day = dayOf(date)
  return instantOf(yearNumbered(calendar, yearOf(day)).offsets, day, second)
}

/** First instant of a date and of the one after it; they are the same for a date that the zone skipped. */
export function boundsOf(calendar: Calendar, date: LocalDate): [Instant, Instant] {
  const day = dayOf(date)
  const { offsets } = yearNumbered(calendar, yearOf(day))
  return [startOfDay(offsets, day), startOfDay(offsets, day + 1)]
}

/** Milliseconds between the wall clock and UTC. */
export function offsetOf(calendar: Calendar, at: Instant): number {
  return offsetAt(yearAt(calendar, at).offsets, at)
}

function wallClock(calendar: Calendar, at: Instant): number {
  return at + offsetOf(calendar, at)
}

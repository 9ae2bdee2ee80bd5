import { type Calendar, yearAt, yearNumbered } from './compile.ts'
import { dateOf, dayMs, dayOf, yearOf } from './date.ts'
import type { Instant, LocalDate } from './definition.ts'
import type { SecondOfDay } from './time-of-day.ts'
import { instantOf, offsetAt, startOfDay } from './zone.ts'

/** The date on the wall calendar of the calendar's time zone. */
export function localDateOf(calendar: Calendar, at: Instant): LocalDate {
  return dateOf(Math.floor(wallClock(calendar, at) / dayMs))
}

/** The wall clock at an instant. */
export function localTimeOf(calendar: Calendar, at: Instant): SecondOfDay {
  const wall = wallClock(calendar, at)
  return (wall - Math.floor(wall / dayMs) * dayMs) / 1000
}

/** The instant of a wall-clock time on a date; see `instantOf` for times that occur twice or not at all. */
export function instantOn(calendar: Calendar, date: LocalDate, second: SecondOfDay): Instant {
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

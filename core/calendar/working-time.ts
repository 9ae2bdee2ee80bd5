import { millisecondsOf } from './amount.ts'
import { type Calendar, yearAt, yearNumbered } from './compile.ts'
import type { Instant, Pause } from './definition.ts'
import { nearestOpenYear } from './horizon.ts'
import { type Clock, pausedClock } from './pause.ts'
import { lastAtOrBefore, lastBefore } from './search.ts'
import type { WorkingYear } from './working-year.ts'

/**
 * First instant at which `seconds` of working time have passed since `start`, pauses not counting: where that falls
 * on a closing time, the closing time itself; for 0 seconds, `start`.
 * Throws `calendar.no-opening-within-horizon` when the calendar stays closed for five years.
 */
export function addWorkingTime(
  calendar: Calendar,
  start: Instant,
  seconds: number,
  pauses: readonly Pause[] = [],
): Instant {
  return pausedClock(workingClock(calendar), pauses).add(start, millisecondsOf(seconds))
}

/** Last instant from which `seconds` of working time pass until `end`; for 0 seconds, `end`. Throws like `addWorkingTime`. */
export function subtractWorkingTime(calendar: Calendar, end: Instant, seconds: number): Instant {
  const milliseconds = millisecondsOf(seconds)
  if (milliseconds === 0) return end
  let year = yearAt(calendar, end)
  let worked = workedUntil(year, end) - milliseconds
  while (worked < 0) {
    year = nearestOpenYear(calendar, year, -1)
    worked += total(year)
  }
  return instantOfPeriod(year, lastAtOrBefore(year.workedBefore, worked), worked)
}

/** Working seconds from `start` to `end`, pauses not counting (overlapping ones once); 0 when `end` is not later. */
export function workingTimeBetween(
  calendar: Calendar,
  start: Instant,
  end: Instant,
  pauses: readonly Pause[] = [],
): number {
  return pausedClock(workingClock(calendar), pauses).between(start, end) / 1000
}

/** Working time of the calendar as a clock in milliseconds. */
export function workingClock(calendar: Calendar): Clock {
  return {
    between: (start, end) => workedBetween(calendar, start, end),
    add: (start, milliseconds) => workedOn(calendar, start, milliseconds),
  }
}

function workedBetween(calendar: Calendar, start: Instant, end: Instant): number {
  if (end <= start) return 0
  const first = yearAt(calendar, start)
  const last = yearAt(calendar, end)
  let worked = workedUntil(last, end) - workedUntil(first, start)
  for (let year = first.year; year < last.year; year++) worked += total(yearNumbered(calendar, year))
  return worked
}

function workedOn(calendar: Calendar, start: Instant, milliseconds: number): Instant {
  let year = yearAt(calendar, start)
  if (milliseconds === 0) return start
  let worked = workedUntil(year, start) + milliseconds
  while (worked > total(year)) {
    worked -= total(year)
    year = nearestOpenYear(calendar, year, 1)
  }
  // Strictly before: an amount that fills a period ends with it and does not begin the next one.
  return instantOfPeriod(year, lastBefore(year.workedBefore, worked), worked)
}

/** Working milliseconds of the year until an instant of it. */
function workedUntil(year: WorkingYear, at: Instant): number {
  const period = lastAtOrBefore(year.opens, at)
  if (period < 0) return 0
  const [open, close] = [year.opens[period] as number, year.closes[period] as number]
  return (year.workedBefore[period] as number) + Math.min(at, close) - open
}

/** Instant of a period at which the year has worked so many milliseconds. */
function instantOfPeriod(year: WorkingYear, period: number, worked: number): Instant {
  return (year.opens[period] as number) + worked - (year.workedBefore[period] as number)
}

function total(year: WorkingYear): number {
  return year.workedBefore.at(-1) as number
}

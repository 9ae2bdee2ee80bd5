import { type Calendar, yearNumbered } from './compile.ts'
import { type DayNumber, dateOf, dayOf, yearOf } from './date.ts'
import type { LocalDate } from './definition.ts'
import { CalendarFault } from './fault.ts'
import { greatestDays } from './amount.ts'
import { nearestOpenYear } from './horizon.ts'
import { lastAtOrBefore } from './search.ts'

/** Whether any working time begins on a date. Every function here throws `calendar.bad-date` on a date that does not exist. */
export function isWorkingDay(calendar: Calendar, date: LocalDate): boolean {
  const day = dayOf(date)
  const { workingDays } = yearNumbered(calendar, yearOf(day))
  return workingDays[lastAtOrBefore(workingDays, day)] === day
}

/**
 * The n-th working day strictly after a date, or before it when `days` is negative; the date itself for 0.
 * Throws `calendar.no-opening-within-horizon` after five closed years.
 */
export function addWorkingDays(calendar: Calendar, date: LocalDate, days: number): LocalDate {
  if (!(Number.isInteger(days) && Math.abs(days) <= greatestDays)) {
    throw new CalendarFault('calendar.bad-amount', days, `a whole number of days up to ${greatestDays}`)
  }
  if (days === 0) return date
  return dateOf(
    days > 0 ? laterWorkingDay(calendar, dayOf(date), days) : earlierWorkingDay(calendar, dayOf(date), -days),
  )
}

/** Number of working days d with start < d <= end; 0 when `end` is not later. */
export function workingDaysBetween(calendar: Calendar, start: LocalDate, end: LocalDate): number {
  const [after, last] = [dayOf(start), dayOf(end)]
  if (last <= after) return 0
  let count = daysUntil(calendar, last) - daysUntil(calendar, after)
  for (let year = yearOf(after); year < yearOf(last); year++) count += yearNumbered(calendar, year).workingDays.length
  return count
}

function laterWorkingDay(calendar: Calendar, from: DayNumber, days: number): DayNumber {
  let year = yearNumbered(calendar, yearOf(from))
  let index = daysUntil(calendar, from) + days - 1
  while (index >= year.workingDays.length) {
    index -= year.workingDays.length
    year = nearestOpenYear(calendar, year, 1)
  }
  return year.workingDays[index] as DayNumber
}

function earlierWorkingDay(calendar: Calendar, from: DayNumber, days: number): DayNumber {
  let year = yearNumbered(calendar, yearOf(from))
  let index = lastAtOrBefore(year.workingDays, from - 1) - (days - 1)
  while (index < 0) {
    year = nearestOpenYear(calendar, year, -1)
    index += year.workingDays.length
  }
  return year.workingDays[index] as DayNumber
}

/** Working days of a day's year up to and including it. */
function daysUntil(calendar: Calendar, day: DayNumber): number {
  return lastAtOrBefore(yearNumbered(calendar, yearOf(day)).workingDays, day) + 1
}

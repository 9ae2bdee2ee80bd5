import { type Calendar, yearAt, yearNumbered } from './compile.ts'
import { dayOf, yearOf } from './date.ts'
import type { Instant, LocalDate } from './definition.ts'
import { CalendarFault } from './fault.ts'
import { nearestOpenYear } from './horizon.ts'
import { lastAtOrBefore } from './search.ts'
import type { WorkingYear } from './working-year.ts'

/** Whether work goes on at an instant; at a closing time it does not. */
export function isOpen(calendar: Calendar, at: Instant): boolean {
  const year = yearAt(calendar, at)
  return at < (year.closes[lastAtOrBefore(year.opens, at)] ?? at)
}

/** `at` if open, else the next opening. Throws `calendar.no-opening-within-horizon` after five closed years. */
export function nextOpen(calendar: Calendar, at: Instant): Instant {
  const [year, period] = periodFrom(calendar, at)
  return Math.max(at, year.opens[period] as number)
}

/**
 * The next `count` working periods, the first one cut at `start`. A period ends with its day at the latest: hours round
 * the clock give one a day, and a shift past midnight is one. Throws like `nextOpen`.
 */
export function workingPeriods(calendar: Calendar, start: Instant, count: number): [Instant, Instant][] {
  if (!Number.isSafeInteger(count)) throw new CalendarFault('calendar.bad-amount', count, 'a whole number of periods')
  const periods: [Instant, Instant][] = []
  let from = start
  while (periods.length < count) {
    const [year, period] = periodFrom(calendar, from)
    const close = year.closes[period] as number
    periods.push([Math.max(from, year.opens[period] as number), close])
    from = close
  }
  return periods
}

/** The working periods that begin on a local date. Throws `calendar.bad-date` on a date that does not exist. */
export function periodsOn(calendar: Calendar, date: LocalDate): [Instant, Instant][] {
  const day = dayOf(date)
  const { opens, closes, workingDays, firstPeriods } = yearNumbered(calendar, yearOf(day))
  const index = lastAtOrBefore(workingDays, day)
  if (workingDays[index] !== day) return []
  const [first, next] = [firstPeriods[index] as number, firstPeriods[index + 1]]
  return opens.slice(first, next).map((open, place) => [open, closes[first + place] as number])
}

/** The first period that ends after an instant: its year and its index there. */
function periodFrom(calendar: Calendar, at: Instant): [WorkingYear, number] {
  const year = yearAt(calendar, at)
  const period = lastAtOrBefore(year.closes, at) + 1
  return period < year.closes.length ? [year, period] : [nearestOpenYear(calendar, year, 1), 0]
}

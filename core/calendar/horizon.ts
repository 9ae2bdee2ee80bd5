import { type Calendar, yearNumbered } from './compile.ts'
import { CalendarFault } from './fault.ts'
import type { WorkingYear } from './working-year.ts'

/** Whole years without an opening after which a search gives up. */
const horizonYears = 5

/**
 * The nearest year with working time after (`step` 1) or before (`step` -1) a year.
 * Throws `calendar.no-opening-within-horizon` when there is none in five years.
 */
export function nearestOpenYear(calendar: Calendar, from: WorkingYear, step: 1 | -1): WorkingYear {
  for (let distance = 1; distance <= horizonYears; distance++) {
    const year = yearNumbered(calendar, from.year + step * distance)
    if (year.opens.length > 0) return year
  }
  const expectation = `an opening within ${horizonYears} years ${step > 0 ? 'after' : 'before'} it`
  throw new CalendarFault('calendar.no-opening-within-horizon', from.year, expectation)
}

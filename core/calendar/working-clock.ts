import { type Calendar, yearAt, yearNumbered } from './compile.ts'
import type { Instant } from './definition.ts'
import { lastAtOrBefore } from './search.ts'
import type { WorkingYear } from './working-year.ts'

/**
 * Reads the working clock of a calendar: the working milliseconds between two instants are the difference of their readings.
 * For many intervals over the same instants, each instant is looked up once. Throws `calendar.bad-instant` and
 * `calendar.out-of-reach`.
 */
export function workingReadings(calendar: Calendar): (at: Instant) => number {
  // Readings count from the beginning of the year of the first instant asked for.
  const before = new Map<number, number>()
  let year: WorkingYear | null = null
  let base = 0
  const baseOf = (wanted: WorkingYear): number => {
    const known = before.get(wanted.year)
    if (known !== undefined) return known
    const [nearest] = [...before.keys()].sort((a, b) => Math.abs(a - wanted.year) - Math.abs(b - wanted.year))
    let worked = nearest === undefined ? 0 : (before.get(nearest) as number)
    for (let y = nearest ?? wanted.year; y < wanted.year; y++) worked += total(calendar, y)
    for (let y = (nearest ?? wanted.year) - 1; y >= wanted.year; y--) worked -= total(calendar, y)
    before.set(wanted.year, worked)
    return worked
  }
  return at => {
    if (year === null || !(at >= year.start && at < year.end)) {
      year = yearAt(calendar, at)
      base = baseOf(year)
    }
    const period = lastAtOrBefore(year.opens, at)
    if (period < 0) return base
    return base + year.workedBefore[period] + Math.min(at, year.closes[period]) - year.opens[period]
  }
}

const total = (calendar: Calendar, year: number): number => yearNumbered(calendar, year).workedBefore.at(-1) as number

import { type DayNumber, dayMs, firstDayOfYear } from './date.ts'
import type { Instant } from './definition.ts'
import { type Around, type CalendarPart, partsAround, type Period, periodsOfDay } from './periods.ts'
import { type OffsetPiece, startOfDay } from './zone.ts'

/**
 * Every working period of the days of one local year; the year goes on until the shift of its last day has ended. Lists
 * with the same index belong together; instants in milliseconds.
 */
export interface WorkingYear {
  readonly year: number
  readonly start: Instant
  readonly end: Instant
  readonly offsets: readonly OffsetPiece[]
  readonly opens: readonly number[]
  readonly closes: readonly number[]
  /** Working milliseconds of the year before each period; one element more than there are periods: the whole year. */
  readonly workedBefore: readonly number[]
  /** Days with any working time, ascending, and the index of the first period of each. */
  readonly workingDays: readonly DayNumber[]
  readonly firstPeriods: readonly number[]
}

/** No offset from UTC exceeds a day, so this margin holds every transition that matters to the year. */
const margin = 3 * dayMs
/** Days before a year whose shifts may reach into it, one of them a date that the zone skipped. */
const leadIn = 3

export function workingYear(parts: readonly CalendarPart[], year: number): WorkingYear {
  const firstDay = firstDayOfYear(year)
  const nextFirstDay = firstDayOfYear(year + 1)
  const around = partsAround(parts, firstDay * dayMs - margin, nextFirstDay * dayMs + margin)
  const days = disjoint(around.parts, firstDay - leadIn, nextFirstDay)
  const start = Math.max(startOfDay(around.offsets, firstDay), lastClosing(days, firstDay))
  const end = Math.max(startOfDay(around.offsets, nextFirstDay), lastClosing(days, nextFirstDay))
  const own = days.filter(({ day }) => day >= firstDay && day < nextFirstDay)
  return { year, start, end, offsets: around.offsets, ...listed(own) }
}

interface WorkedDay {
  readonly day: DayNumber
  readonly periods: Period[]
}

/** The days with working time, both ends included. Around a transition a shift may reach into the next day's hours: it ends where they begin. */
function disjoint(parts: readonly Around[], first: DayNumber, last: DayNumber): WorkedDay[] {
  const days: WorkedDay[] = []
  for (let day = first; day <= last; day++) {
    const periods = periodsOfDay(parts, day)
    if (periods.length === 0) continue
    const before = days.at(-1)?.periods.at(-1)
    if (before) before[1] = Math.min(before[1], (periods[0] as Period)[0])
    days.push({ day, periods })
  }
  return days
}

function lastClosing(days: readonly WorkedDay[], before: DayNumber): Instant {
  return days.findLast(({ day }) => day < before)?.periods.at(-1)?.[1] ?? Number.NEGATIVE_INFINITY
}

function listed(days: readonly WorkedDay[]) {
  const opens: number[] = []
  const closes: number[] = []
  const workedBefore = [0]
  const firstPeriods: number[] = []
  for (const { periods } of days) {
    firstPeriods.push(opens.length)
    for (const [open, close] of periods) {
      opens.push(open)
      closes.push(close)
      workedBefore.push((workedBefore.at(-1) as number) + close - open)
    }
  }
  return { opens, closes, workedBefore, workingDays: days.map(({ day }) => day), firstPeriods }
}

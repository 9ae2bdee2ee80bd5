import { type DayRules, spansOf } from './calendar-day.ts'
import { type DayNumber, dayMs, firstDayOfYear } from './date.ts'
import type { Instant } from './definition.ts'
import { instantOf, type OffsetPiece, offsetPieces, startOfDay } from './zone.ts'

/** Every working period of one local year. Lists with the same index belong together; instants in milliseconds. */
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

export function workingYear(rules: DayRules, timeZone: string, year: number): WorkingYear {
  const firstDay = firstDayOfYear(year)
  const nextFirstDay = firstDayOfYear(year + 1)
  const offsets = offsetPieces(timeZone, firstDay * dayMs - margin, nextFirstDay * dayMs + margin)
  const opens: number[] = []
  const closes: number[] = []
  const workedBefore = [0]
  const workingDays: number[] = []
  const firstPeriods: number[] = []
  for (let day = firstDay; day < nextFirstDay; day++) {
    const periods = periodsOf(rules, offsets, day)
    if (periods.length === 0) continue
    workingDays.push(day)
    firstPeriods.push(opens.length)
    for (const [open, close] of periods) {
      opens.push(open)
      closes.push(close)
      workedBefore.push((workedBefore.at(-1) as number) + close - open)
    }
  }
  const start = startOfDay(offsets, firstDay)
  const end = startOfDay(offsets, nextFirstDay)
  return { year, start, end, offsets, opens, closes, workedBefore, workingDays, firstPeriods }
}

/** Spans of one date as instants. Around a transition they may vanish, touch or overlap, so they are clipped and joined. */
function periodsOf(rules: DayRules, offsets: readonly OffsetPiece[], day: DayNumber): [Instant, Instant][] {
  const spans = spansOf(rules, day)
  if (spans.length === 0) return []
  const end = startOfDay(offsets, day + 1)
  const periods: [Instant, Instant][] = []
  for (const [openSecond, closeSecond] of spans) {
    const open = instantOf(offsets, day, openSecond)
    const close = Math.min(instantOf(offsets, day, closeSecond), end)
    const last = periods.at(-1)
    if (last && open <= last[1]) last[1] = Math.max(last[1], close)
    else if (open < close) periods.push([open, close])
  }
  return periods
}

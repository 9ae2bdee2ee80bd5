import { type DayRules, spansOf } from './calendar-day.ts'
import { type DayNumber, dayMs } from './date.ts'
import type { CalendarDefinition, Instant } from './definition.ts'
import { endOfDay } from './time-of-day.ts'
import { instantOf, offsetAt, type OffsetPiece, offsetPieces, splicedPieces, startOfDay } from './zone.ts'

export type Period = [open: Instant, close: Instant]

/** Rules that hold until an instant, the last ones for ever. */
export interface CalendarPart {
  readonly definition: CalendarDefinition
  readonly rules: DayRules
  readonly until: Instant
}

/** Rules with the wall clock they are written for, and when they hold. */
export interface Around extends CalendarPart {
  readonly offsets: readonly OffsetPiece[]
  readonly from: Instant
  /** The day that is worked when they begin to hold: what they still have of earlier days belongs to it. */
  readonly floor: DayNumber
}

/** The parts that hold in a stretch of time, and the wall clock that is read in it. */
export function partsAround(
  parts: readonly CalendarPart[],
  from: Instant,
  until: Instant,
): { parts: readonly Around[]; offsets: readonly OffsetPiece[] } {
  const around: Around[] = []
  let begin = Number.NEGATIVE_INFINITY
  for (const part of parts) {
    if (part.until > from && begin < until) {
      const offsets = offsetPieces(part.definition.timeZone, from, until)
      const before = around.at(-1)
      const floor = before ? Math.max(before.floor, dayWorkedAt(before, begin - 1)) : Number.NEGATIVE_INFINITY
      around.push({ ...part, offsets, from: begin, floor })
    }
    begin = part.until
  }
  return { parts: around, offsets: splicedPieces(around) }
}

/** The day whose shift is running at an instant, or else its date. Where the zone skipped a date, the shift is of the one before. */
function dayWorkedAt(part: Around, at: Instant): DayNumber {
  const day = Math.floor((at + offsetAt(part.offsets, at)) / dayMs)
  const running = [day - 2, day - 1].find(before => at < (ownPeriods(part, before).at(-1)?.[1] ?? at))
  return running ?? day
}

/** The working periods of a day: of the spans that begin on it, whole, also where they end on the next date. */
export function periodsOfDay(parts: readonly Around[], day: DayNumber): Period[] {
  const near = parts.filter(({ from, until }) => from < (day + 3) * dayMs && until > (day - 2) * dayMs)
  return joinedPeriods(
    near.flatMap(part =>
      daysGiven(part, day).flatMap(own =>
        ownPeriods(part, own).flatMap(([open, close]): Period[] => {
          const [from, to] = [Math.max(open, part.from), Math.min(close, part.until)]
          return from < to ? [[from, to]] : []
        }),
      ),
    ),
  )
}

/** Where another wall clock is behind, its hours of a date that has been worked already belong to the present one. */
function daysGiven({ floor }: Around, day: DayNumber): DayNumber[] {
  if (day < floor) return []
  return day === floor ? [day - 2, day - 1, day] : [day]
}

/** Around a transition spans may vanish, touch or overlap, so they are clipped and joined. */
function ownPeriods({ rules, offsets }: Around, day: DayNumber): Period[] {
  const spans = spansOf(rules, day)
  if (spans.length === 0) return []
  const next = startOfDay(offsets, day + 1)
  if (startOfDay(offsets, day) === next) return []
  return joinedPeriods(
    spans.flatMap(([openSecond, closeSecond]): Period[] => {
      const open = instantOf(offsets, day, openSecond)
      const close = instantOf(offsets, day, closeSecond)
      const end = closeSecond > endOfDay ? close : Math.min(close, next)
      return open < end ? [[open, end]] : []
    }),
  )
}

function joinedPeriods(periods: readonly Period[]): Period[] {
  const joined: Period[] = []
  for (const [open, close] of periods) {
    const last = joined.at(-1)
    if (last && open <= last[1]) last[1] = Math.max(last[1], close)
    else joined.push([open, close])
  }
  return joined
}

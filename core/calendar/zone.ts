import { Temporal } from 'temporal-polyfill'
import { type DayNumber, dayMs } from './date.ts'
import type { Instant } from './definition.ts'
import type { SecondOfShift } from './span.ts'
import { endOfDay } from './time-of-day.ts'

/** A stretch, first instant included and last excluded, in which the zone's distance from UTC stays the same. */
export interface OffsetPiece {
  readonly from: Instant
  readonly until: Instant
  readonly offset: number
}

/** The pieces of a zone that cover `from` to `until`; the outermost are taken as endless. */
export function offsetPieces(timeZone: string, from: Instant, until: Instant): OffsetPiece[] {
  const pieces: OffsetPiece[] = []
  let moment = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone)
  let since = Number.NEGATIVE_INFINITY
  for (;;) {
    const offset = moment.offsetNanoseconds / 1e6
    const next = moment.getTimeZoneTransition('next')
    if (!next || next.epochMilliseconds >= until) {
      return [...pieces, { from: since, until: Number.POSITIVE_INFINITY, offset }]
    }
    pieces.push({ from: since, until: next.epochMilliseconds, offset })
    since = next.epochMilliseconds
    moment = next
  }
}

/** The pieces of several wall clocks, each read from one instant until another. */
export function splicedPieces(
  clocks: readonly { readonly offsets: readonly OffsetPiece[]; readonly from: Instant; readonly until: Instant }[],
): readonly OffsetPiece[] {
  const [first, ...others] = clocks
  if (first !== undefined && others.length === 0) return first.offsets
  return clocks.flatMap(clock =>
    clock.offsets.flatMap(({ from, until, offset }) => {
      const piece = { from: Math.max(from, clock.from), until: Math.min(until, clock.until), offset }
      return piece.from < piece.until ? [piece] : []
    }),
  )
}

export function offsetAt(pieces: readonly OffsetPiece[], at: Instant): number {
  return (pieces.find(piece => at < piece.until) as OffsetPiece).offset
}

/** First instant of a local date; of a date that the zone skipped, the first instant after it. */
export function startOfDay(pieces: readonly OffsetPiece[], day: DayNumber): Instant {
  return locate(pieces, day * dayMs, (_, after) => after.from)
}

/**
 * Instant of a wall-clock time. A time that occurs twice is the first one; one that was skipped counts on
 * from before the gap (02:30 becomes 03:30), as Temporal's `compatible` has it. Midnight is where the day begins.
 */
export function instantOf(pieces: readonly OffsetPiece[], day: DayNumber, second: SecondOfShift): Instant {
  if (second % endOfDay === 0) return startOfDay(pieces, day + second / endOfDay)
  const wall = day * dayMs + second * 1000
  return locate(pieces, wall, before => wall - before.offset)
}

function locate(
  pieces: readonly OffsetPiece[],
  wall: number,
  inGap: (before: OffsetPiece, after: OffsetPiece) => Instant,
): Instant {
  let before = pieces[0] as OffsetPiece
  for (const piece of pieces) {
    const at = wall - piece.offset
    if (at < piece.until) return at >= piece.from ? at : inGap(before, piece)
    before = piece
  }
  return wall - before.offset
}

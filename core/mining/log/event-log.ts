import type { Instant } from '../../calendar/index.ts'

/**
 * An event log in columns: events of one case stand next to each other, in order of time, ties in the order of the source.
 * Names are interned: a column of numbers points into a list of names.
 */
export type EventLog = {
  readonly cases: readonly string[]
  /** Length cases + 1: the events of case c are those from offsets[c] up to, not including, offsets[c + 1]. */
  readonly offsets: Uint32Array
  readonly activities: Names
  /** When the activity ended, or the only time known; epoch milliseconds. */
  readonly time: Float64Array
  /** When the activity began; NaN where an event has none; null when the log knows no beginnings. */
  readonly start: Float64Array | null
  readonly resources: Names | null
  readonly groups: Names | null
  /** `start`, `complete` and the like (XES, lifecycle extension); absent where nobody asked for it. */
  readonly lifecycles?: Names | null
}

/** A column of names: event e has names[of[e]]; '' is the name of a missing value. */
export type Names = { readonly names: readonly string[]; readonly of: Uint32Array }

/** An event as a reader hands it over, before it has its place in the log. */
export type LoggedEvent = {
  readonly caseId: string
  readonly activity: string
  readonly time: Instant
  readonly start: Instant | null
  readonly resource: string
  readonly group: string
}

import type { EventLog } from './event-log.ts'

/** A log as read, and what one should know of its rows. */
export type LogReading = {
  readonly log: EventLog
  /** Rows without a case, an activity or a time, left out. */
  readonly leftOut: number
  /** Events that begin after their end: their beginnings are taken for unknown. */
  readonly backwards: number
}

/** A row that cannot be read: a log with any of them is not used. */
export type BadRow = {
  readonly line: number
  /** Null: the row as a whole. */
  readonly column: string | null
  readonly value: string
  readonly expected: string
}

/** How times are written, and the IANA zone of those that do not say theirs. */
export type LogTimes = { readonly formats: readonly string[]; readonly zone: string }

/** So many bad rows are enough to see what is wrong. */
export const MOST_BAD_ROWS = 10

export const timeExpected = ({ formats }: LogTimes): string => `a time (${formats.join(', ')})`

import type { Instant } from '../calendar/index.ts'

/** What an event of an imported log can mean for the loop of a commitment. */
export type HistoryAct = 'asked' | 'promised' | 'delivered' | 'accepted' | 'returned' | 'reopened' | 'cancelled'

/**
 * One event as its file states it, before any map.
 * `row` is the ordinal of the event in the file (from 1, rejected rows counted too), `line` the line on which it ends.
 * XES: attributes of the event by their key, those of its trace in `caseFields`, their keys prefixed `case:`.
 */
export type RawEvent = {
  readonly kind: 'event'
  readonly row: number
  readonly line: number
  readonly fields: Readonly<Record<string, string>>
  readonly caseFields?: Readonly<Record<string, string>>
}

export type RejectionCode =
  | 'mining.field-count'
  | 'mining.bad-encoding'
  | 'mining.nul-character'
  | 'mining.event-without-trace'
  | 'mining.missing-value'
  | 'mining.time-unreadable'
  | 'mining.time-without-zone'
  | 'mining.time-in-future'
  | 'mining.ends-before-start'

/** A row that cannot be used, with everything needed to put it right and offer it again. */
export type Rejection = {
  readonly kind: 'rejected'
  readonly code: RejectionCode
  readonly row: number
  readonly line: number
  /** The column or attribute the fault lies in; absent when it is the row as a whole. */
  readonly column?: string
  readonly value: string
  readonly expected: string
  readonly fields: Readonly<Record<string, string>>
}

/** An event in the terms of the map. Empty text = the log has no value. */
export type MappedEvent = {
  readonly kind: 'mapped'
  readonly row: number
  readonly line: number
  readonly caseId: string
  readonly activity: string
  readonly at: Instant
  /** Where the log knows both: the activity lasted from here to `at`. */
  readonly startedAt?: Instant
  readonly person: string
  readonly personBefore?: string
  readonly group: string
  readonly groupBefore?: string
  readonly lifecycle: string
  /** False for a lifecycle transition outside `lifecycle.counts`: it is kept, and means no act. */
  readonly counts: boolean
  readonly act?: HistoryAct
  /** Case attributes with a value on this row. */
  readonly attributes: Readonly<Record<string, string>>
}

/** A row the map's `only:` leaves out on purpose. */
export type LeftOut = { readonly kind: 'left-out'; readonly row: number }

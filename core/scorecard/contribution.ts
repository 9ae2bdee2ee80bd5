import type { Instant, LocalDate } from '../calendar/index.ts'
import type { Id } from '../commitment/index.ts'
import type { Counts } from './counts.ts'

/**
 * One thing a commitment adds to the figures: a clock's result, a closing, an opinion. Each counts on a day of its own, so that
 * periods add up and what comes later changes nothing before it. Plain values that survive JSON.
 */
export interface Contribution {
  /** which, within the commitment: `on-time/1`, `closing/2`, `opinion/1/1` … */
  readonly part: string
  readonly day: LocalDate
  /** the supplying unit that it counts for */
  readonly supplier: Id
  readonly customer: Id
  readonly service: Id | null
  readonly counts: Counts
  /** in no sum before this instant: it would tell one side what the other may not know yet. Absent = at once */
  readonly from?: Instant
  readonly detail: Detail
}

/** What a drill-down shows of it beside its counts. */
export interface Detail {
  /** exact, of a measure whose counts are a sketch */
  readonly values?: Readonly<Record<string, number>>
  readonly ending?: string
  /** kept the standard; absent where there was none */
  readonly onTime?: boolean
  readonly returns?: number
}

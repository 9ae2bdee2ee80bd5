import type { EventLog } from '../log/index.ts'
import { type Follows, follows } from './follows.ts'
import { NONE, summariesBy } from './grouped-spans.ts'
import type { Readings } from './readings.ts'
import type { Summary } from './summary.ts'

/** Activities by their index in the log. */
export type Edge = {
  readonly from: number
  readonly to: number
  readonly count: number
  /** From the end of one event to the end of the next. */
  readonly elapsed: Summary
  /** From the end of one event to the beginning of the next where it is known, else to its end; never below 0. */
  readonly waiting: Summary
  /** As `elapsed` and `waiting`, in working time; null without a calendar. */
  readonly working: { readonly elapsed: Summary; readonly waiting: Summary } | null
}

/** Edges by count, most frequent first, ties by the names of their activities. */
export type DirectlyFollows = {
  readonly edges: readonly Edge[]
  /** Cases that begin and that end with each activity, by its index. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

/**
 * The directly-follows graph: which activity directly follows which inside a case, how often and after how long
 * (van der Aalst 2016, definition 6.3 and section 8.4).
 *
 * @param working readings of the working clock, of this log
 */
export function directlyFollows(log: EventLog, working: Readings | null): DirectlyFollows {
  const { activities, offsets } = log
  const follow = follows(log, activities)
  const times = edgeTimes(follow, log)
  const workingTimes = working && edgeTimes(follow, working)
  const edges = times.elapsed.map(
    (elapsed, pair): Edge => ({
      from: follow.pairs.fromOf(pair),
      to: follow.pairs.toOf(pair),
      count: elapsed.count,
      elapsed,
      waiting: times.waiting[pair],
      working: workingTimes && { elapsed: workingTimes.elapsed[pair], waiting: workingTimes.waiting[pair] },
    }),
  )
  const starts = new Uint32Array(activities.names.length)
  const ends = new Uint32Array(activities.names.length)
  for (let c = 0; c + 1 < offsets.length; c++) {
    if (offsets[c] === offsets[c + 1]) continue
    starts[activities.of[offsets[c]]]++
    ends[activities.of[offsets[c + 1] - 1]]++
  }
  const name = (index: number) => activities.names[index]
  return {
    edges: edges.sort(
      (a, b) => b.count - a.count || compare(name(a.from), name(b.from)) || compare(name(a.to), name(b.to)),
    ),
    starts,
    ends,
  }
}

/** Spans before each event that follows another; NaN for the first of a case. */
export function spansBefore({ time }: Readings, begins: Float64Array, of: Uint32Array): Float64Array {
  const spans = new Float64Array(time.length)
  for (let e = 0; e < time.length; e++) spans[e] = of[e] === NONE ? Number.NaN : Math.max(0, begins[e] - time[e - 1])
  return spans
}

/** When each event begins, or ends where its beginning is not known. */
export function beginnings({ time, start }: Readings): Float64Array {
  return start === null ? time : time.map((end, e) => (Number.isNaN(start[e]) ? end : start[e]))
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function edgeTimes({ pairs, of }: Follows, readings: Readings) {
  const summaries = (begins: Float64Array) =>
    summariesBy(of, spansBefore(readings, begins, of), pairs.count()) as readonly Summary[]
  const elapsed = summaries(readings.time)
  return { elapsed, waiting: readings.start === null ? elapsed : summaries(beginnings(readings)) }
}

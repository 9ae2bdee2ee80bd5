import type { EventLog } from '../log/index.ts'
import { beginnings } from './directly-follows.ts'
import type { Readings } from './readings.ts'

/** By case, in milliseconds. */
export type CaseTimes = {
  /** From the first beginning (or end, where no beginning is known) to the last end. */
  readonly lead: Float64Array
  /** In which at least one activity is at work: the union of the spans from beginning to end. */
  readonly working: Float64Array
  /** The rest of the lead time. */
  readonly waiting: Float64Array
}

/** Lead, working and waiting time of each case; working is 0 where no beginning is known. */
export function caseTimes({ offsets }: EventLog, readings: Readings): CaseTimes {
  const count = offsets.length - 1
  const [lead, working, waiting] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  const begins = beginnings(readings)
  for (let c = 0; c < count; c++) {
    const [from, to] = [offsets[c], offsets[c + 1]]
    if (from === to) continue
    const first = readings.start === null ? begins[from] : least(begins, from, to)
    lead[c] = readings.time[to - 1] - first
    working[c] = readings.start === null ? 0 : union(begins, readings.time, from, to)
    waiting[c] = lead[c] - working[c]
  }
  return { lead, working, waiting }
}

function least(values: Float64Array, from: number, to: number): number {
  let least = values[from]
  for (let e = from + 1; e < to; e++) least = Math.min(least, values[e])
  return least
}

/** Length of the union of spans whose ends ascend: each adds what lies after the end before it, back to where it begins. */
function union(begins: Float64Array, ends: Float64Array, from: number, to: number): number {
  let length = 0
  let reached = Number.POSITIVE_INFINITY
  for (let e = to - 1; e >= from; e--) {
    length += Math.max(0, Math.min(ends[e], reached) - begins[e])
    reached = Math.min(reached, begins[e])
  }
  return length
}

import type { EventLog } from '../log/index.ts'
import { partOf } from './part.ts'

export type Paired = {
  readonly log: EventLog
  /** Beginnings that nothing completes, and events of other transitions (suspend, resume …): both are left out. */
  readonly unfinished: number
  readonly others: number
}

/**
 * Makes one event of the beginning and the completion of an activity where the log has them as events of their own (IEEE 1849,
 * lifecycle extension, `start` and `complete`): a completion belongs to the earliest beginning of the same activity in its case
 * that is still open. A completion without a beginning stays as it is. Needs the column of lifecycles; without it the log
 * stays as it is.
 */
export function pairLifecycle(log: EventLog): Paired {
  const { lifecycles, offsets, activities, time } = log
  if (!lifecycles) return { log, unfinished: 0, others: 0 }
  const transitions = lifecycles.names.map(name => name.toLowerCase())
  const [start, done] = [
    log.start?.slice() ?? new Float64Array(time.length).fill(Number.NaN),
    new Uint8Array(time.length),
  ]
  let [unfinished, others] = [0, 0]
  for (let c = 0; c + 1 < offsets.length; c++) {
    const open = new Map<number, number[]>()
    for (let e = offsets[c]; e < offsets[c + 1]; e++) {
      const transition = transitions[lifecycles.of[e]]
      const begun = open.get(activities.of[e])
      if (transition === 'start') {
        if (begun) begun.push(time[e])
        else open.set(activities.of[e], [time[e]])
        unfinished++
      } else if (transition === 'complete') {
        done[e] = 1
        if (!begun?.length) continue
        start[e] = begun.shift() ?? Number.NaN
        unfinished--
      } else others++
    }
  }
  return { log: partOf({ ...log, start }, e => done[e] === 1), unfinished, others }
}

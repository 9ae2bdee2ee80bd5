import type { Variant, VariantLog } from '../log/index.ts'
import type { Cut } from './cut.ts'
import { type GroupLogs, groupLogs } from './group-logs.ts'
import { longestAscent } from './longest-ascent.ts'

/**
 * The log of each group of a cut. Every event keeps its place unless the cut was found without what is infrequent; then
 * events that contradict it are left out, as few as possible in each trace (IMf).
 */
export function splitLog(log: VariantLog, cut: Cut): readonly VariantLog[] {
  const groups = groupLogs(log.activities, cut)
  for (const variant of log.variants) SPLIT[cut.kind](variant, cut, groups)
  return groups.logs()
}

const SPLIT: Readonly<Record<Cut['kind'], (variant: Variant, cut: Cut, groups: GroupLogs) => void>> = {
  /** A trace belongs to the group that has most of its events, the first of equals. */
  choice({ trace, count }, { of, count: size }, groups) {
    const events = new Uint32Array(size)
    for (const a of trace) events[of[a]!]!++
    const group = events.indexOf(events.reduce((most, n) => Math.max(most, n), 0))
    groups.add(group, inGroup(trace, of, group), count)
  },

  parallel({ trace, count }, { of, count: size }, groups) {
    for (let group = 0; group < size; group++) groups.add(group, inGroup(trace, of, group), count)
  },

  sequence({ trace, count }, { of, count: size }, groups) {
    const kept = longestAscent(trace.map(a => of[a]!)).map(i => trace[i]!)
    for (let group = 0, from = 0; group < size; group++) {
      let to = from
      while (to < kept.length && of[kept[to]!] === group) to++
      groups.add(group, kept.subarray(from, to), count)
      from = to
    }
  },

  /** Body and redo take turns, the body first and last; where it is missing, it happened without an event. */
  loop({ trace, count }, { of }, groups) {
    let expectsBody = true
    for (let from = 0, to = 0; from < trace.length; from = to) {
      const group = of[trace[from]!]!
      while (to < trace.length && of[trace[to]!] === group) to++
      if (expectsBody && group !== 0) groups.add(0, trace.subarray(0, 0), count)
      groups.add(group, trace.subarray(from, to), count)
      expectsBody = group !== 0
    }
    if (expectsBody) groups.add(0, trace.subarray(0, 0), count)
  },
}

function inGroup(trace: Uint32Array, of: Uint32Array, group: number): Uint32Array {
  return trace.filter(a => of[a] === group)
}

import type { VariantLog } from '../log/index.ts'
import type { Follows } from './follows.ts'
import { pairCounts } from './pair-counts.ts'

/** Of each activity, where its runs begin: pairs of variant and position, one after the other. */
type Runs = readonly (readonly number[])[]

/**
 * The graph of the log without one activity, in which later activities move up by one. Only the gaps that the activity
 * leaves are looked up in the traces; counting them all again for every activity would take its time.
 */
export function followsWithout(log: VariantLog, follows: Follows): (leftOut: number) => Follows {
  const runs = runsOf(log)
  return leftOut => {
    const moved = (a: number) => (a > leftOut ? a - 1 : a)
    const counts = pairCounts(follows.size - 1)
    const starts = follows.starts.filter((_, a) => a !== leftOut)
    const ends = follows.ends.filter((_, a) => a !== leftOut)
    follows.from.forEach((from, edge) => {
      const to = follows.to[edge]!
      if (from !== leftOut && to !== leftOut) counts.add(moved(from), moved(to), follows.count[edge]!)
    })
    for (let i = 0; i < runs[leftOut]!.length; i += 2) {
      const { trace, count } = log.variants[runs[leftOut]![i]!]!
      const at = runs[leftOut]![i + 1]!
      const next = afterRun(trace, at)
      if (at > 0 && next < trace.length) counts.add(moved(trace[at - 1]!), moved(trace[next]!), count)
      else if (next < trace.length) starts[moved(trace[next]!)]! += count
      else if (at > 0) ends[moved(trace[at - 1]!)]! += count
    }
    return { size: follows.size - 1, ...counts.sorted(), starts, ends }
  }
}

function runsOf(log: VariantLog): Runs {
  const runs: number[][] = log.activities.map(() => [])
  log.variants.forEach(({ trace }, variant) =>
    trace.forEach((a, at) => {
      if (at === 0 || trace[at - 1] !== a) runs[a]!.push(variant, at)
    }),
  )
  return runs
}

function afterRun(trace: Uint32Array, at: number): number {
  let next = at
  while (next < trace.length && trace[next] === trace[at]) next++
  return next
}

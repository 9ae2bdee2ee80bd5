import type { VariantLog } from '../log/index.ts'
import { type CountedPairs, pairCounts } from './pair-counts.ts'

/**
 * How often activities follow each other directly, begin and end a trace (directly-follows graph).
 * Edges are sorted by from, then to; starts and ends have one number an activity. Empty traces leave no mark.
 */
export type Follows = CountedPairs & {
  readonly size: number
  readonly starts: Float64Array
  readonly ends: Float64Array
}

export function followsOf(log: VariantLog): Follows {
  const size = log.activities.length
  const counts = pairCounts(size)
  const starts = new Float64Array(size)
  const ends = new Float64Array(size)
  for (const { trace, count } of log.variants) {
    if (trace.length === 0) continue
    starts[trace[0]!]! += count
    ends[trace[trace.length - 1]!]! += count
    for (let i = 1; i < trace.length; i++) counts.add(trace[i - 1]!, trace[i]!, count)
  }
  return { size, ...counts.sorted(), starts, ends }
}

/** Where in the list of edges those of each activity begin; one more number than activities. */
export function firstEdges({ size, from }: Pick<Follows, 'size' | 'from'>): Uint32Array {
  const first = new Uint32Array(size + 1)
  for (const activity of from) first[activity + 1]!++
  for (let a = 0; a < size; a++) first[a + 1]! += first[a]!
  return first
}

/** The same graph with only the edges that are wanted. */
export function withEdges(follows: Follows, wanted: (edge: number) => boolean): Follows {
  const kept = follows.from.map((_, edge) => edge).filter(wanted)
  return {
    ...follows,
    from: kept.map(edge => follows.from[edge]!),
    to: kept.map(edge => follows.to[edge]!),
    count: Float64Array.from(kept, edge => follows.count[edge]!),
  }
}

/** The graph with all edges turned round; its edges are sorted like any. */
export function reversed(follows: Follows): Follows {
  const place = firstEdges({ size: follows.size, from: follows.to })
  const [from, to, count] = [follows.to.slice(), follows.from.slice(), follows.count.slice()]
  follows.to.forEach((b, edge) => {
    const at = place[b]!++
    from[at] = b
    to[at] = follows.from[edge]!
    count[at] = follows.count[edge]!
  })
  return { ...follows, from, to, count, starts: follows.ends, ends: follows.starts }
}

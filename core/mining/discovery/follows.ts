import type { VariantLog } from '../log/index.ts'

/**
 * How often activities follow each other directly, begin and end a trace (directly-follows graph).
 * Edges are sorted by from, then to; starts and ends have one number an activity. Empty traces leave no mark.
 */
export type Follows = {
  readonly size: number
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly count: Float64Array
  readonly starts: Float64Array
  readonly ends: Float64Array
}

export function followsOf(log: VariantLog): Follows {
  const size = log.activities.length
  const counts = new Map<number, number>()
  const starts = new Float64Array(size)
  const ends = new Float64Array(size)
  for (const { trace, count } of log.variants) {
    if (trace.length === 0) continue
    starts[trace[0]!]! += count
    ends[trace[trace.length - 1]!]! += count
    for (let i = 1; i < trace.length; i++) {
      const key = trace[i - 1]! * size + trace[i]!
      counts.set(key, (counts.get(key) ?? 0) + count)
    }
  }
  return { size, ...edgesOf(size, counts), starts, ends }
}

function edgesOf(size: number, counts: ReadonlyMap<number, number>): Pick<Follows, 'from' | 'to' | 'count'> {
  const keys = Float64Array.from(counts.keys()).sort()
  return {
    from: Uint32Array.from(keys, key => Math.floor(key / size)),
    to: Uint32Array.from(keys, key => key % size),
    count: Float64Array.from(keys, key => counts.get(key)!),
  }
}

/** Where in the list of edges those of each activity begin; one more number than activities. */
export function firstEdges({ size, from }: Follows): Uint32Array {
  const first = new Uint32Array(size + 1)
  for (const activity of from) first[activity + 1]!++
  for (let a = 0; a < size; a++) first[a + 1]! += first[a]!
  return first
}

/** The same graph with only the edges that are wanted. */
export function withEdges(follows: Follows, wanted: (edge: number) => boolean): Follows {
  const kept: number[] = []
  for (let edge = 0; edge < follows.from.length; edge++) if (wanted(edge)) kept.push(edge)
  return {
    ...follows,
    from: Uint32Array.from(kept, edge => follows.from[edge]!),
    to: Uint32Array.from(kept, edge => follows.to[edge]!),
    count: Float64Array.from(kept, edge => follows.count[edge]!),
  }
}

import type { Cut } from './cut.ts'
import type { Follows } from './follows.ts'

/**
 * Boundaries between the groups of a sequence that remain when each group that can be left out takes in the neighbours
 * that never happen without it: those before it that lead no further than to it, those after it that are entered from
 * no earlier.
 */
export function joinedOverSkips(follows: Follows, cut: Cut): Uint8Array {
  const reach = reachOf(follows, cut)
  const boundary = new Uint8Array(cut.count).fill(1)
  boundary[0] = 0
  for (let pivot = 0; pivot < cut.count; pivot++) {
    if (!reach.skipped[pivot]) continue
    for (let i = pivot; i > 0 && reach.furthestTo[i - 1]! <= pivot; i--) boundary[i] = 0
    for (let i = pivot + 1; i < cut.count && reach.earliestFrom[i]! >= pivot; i++) boundary[i] = 0
  }
  return boundary
}

/** The end of the trace counts as a group after all, its start as one before all. */
function reachOf({ from, to, starts, ends }: Follows, { of, count }: Cut) {
  const furthestTo = new Int32Array(count).fill(-1)
  const earliestFrom = new Int32Array(count).fill(count)
  const opened = new Int32Array(count + 2)
  const follow = (one: number, other: number) => {
    if (one >= 0) furthestTo[one] = Math.max(furthestTo[one]!, other)
    if (other < count) earliestFrom[other] = Math.min(earliestFrom[other]!, one)
    if (other <= one + 1) return
    opened[one + 1]!++
    opened[other]!--
  }
  from.forEach((a, edge) => follow(of[a]!, of[to[edge]!]!))
  starts.forEach((n, a) => n > 0 && follow(-1, of[a]!))
  ends.forEach((n, a) => n > 0 && follow(of[a]!, count))
  const skipped = new Uint8Array(count)
  for (let g = 0, open = 0; g < count; g++) skipped[g] = (open += opened[g]!) > 0 ? 1 : 0
  return { furthestTo, earliestFrom, skipped }
}

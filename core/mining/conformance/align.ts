import type { PetriNet } from '../model/index.ts'
import { indexNet, labelsOfActivities, UNKNOWN } from './net-index.ts'
import { LOG_MOVE, type NotFound, type PathStep, searching } from './search.ts'

/**
 * Optimal alignment of a trace with a net: the run of the net that explains the trace with the fewest deviations (van der
 * Aalst, Adriansyah & van Dongen 2012). Costs are 1 for each event that the net does not explain (log move) and for each
 * visible step of the net without an event (model move).
 */
export type Alignment = {
  readonly kind: 'aligned'
  readonly cost: number
  /** 1 - cost / (events + visible steps of the net's shortest run); 1 where both are none. */
  readonly fitness: number
  readonly moves: readonly Move[]
}

/** Both: synchronous. Event alone: log move. Transition alone: model move, or silent where the transition has no label. */
export type Move = {
  /** Position in the trace. */
  readonly event: number | null
  /** Index into the net's transitions. */
  readonly transition: number | null
}

/**
 * limit: more states than allowed; tokens: more than 255 tokens in a place, so probably a net without bounds; no-end: the
 * final marking cannot be reached at all.
 */
export type NotAligned = { readonly kind: 'not-computed'; readonly reason: 'limit' | 'tokens' | 'no-end' }

export type AlignLimits = {
  /** States that may be seen for one trace before it is given up, MOST_STATES unless said. */
  readonly mostStates?: number
}

export const MOST_STATES = 500_000

export type Aligner = {
  /** Visible steps of the shortest run; null when it could not be computed. */
  readonly shortestRun: number | null
  /** A trace of indices into the activities given. */
  readonly align: (trace: ArrayLike<number>) => Alignment | NotAligned
}

/** Throws a RangeError when the net's arcs or markings do not belong to it. */
export function alignTrace(trace: readonly string[], net: PetriNet, limits: AlignLimits = {}): Alignment | NotAligned {
  return aligner(net, trace, limits).align([...trace.keys()])
}

export function aligner(net: PetriNet, activities: readonly string[], limits: AlignLimits = {}): Aligner {
  const { mostStates = MOST_STATES } = limits
  const index = indexNet(net)
  const labels = labelsOfActivities(index, activities)
  const current = searching(index)
  const shortest = current().search([], { mostStates })
  const shortestRun = shortest.kind === 'found' ? shortest.cost : null

  function align(trace: ArrayLike<number>): Alignment | NotAligned {
    if (shortest.kind === 'not-found') return notAligned(shortest)
    const known = Array.from(trace, activity => labels[activity]).filter(label => label !== UNKNOWN)
    const found = current().search(known, { mostStates })
    if (found.kind === 'not-found') return notAligned(found)
    const cost = found.cost + trace.length - known.length
    const worst = trace.length + shortest.cost
    const moves = movesOf(found.path, trace, labels)
    return { kind: 'aligned', cost, fitness: worst === 0 ? 1 : 1 - cost / worst, moves }
  }

  return { shortestRun, align }
}

/** Alignments may be as dear as they are. */
function notAligned({ reason }: NotFound): NotAligned {
  return { kind: 'not-computed', reason: reason === 'dearer' ? 'limit' : reason }
}

/** Events of activities unknown to the net were left out of the search: they return as log moves in their places. */
function movesOf(path: readonly PathStep[], trace: ArrayLike<number>, labels: Int32Array): Move[] {
  const moves: Move[] = []
  let event = 0
  const passUnknown = () => {
    for (; event < trace.length && labels[trace[event]] === UNKNOWN; event++) moves.push({ event, transition: null })
  }
  passUnknown()
  for (const step of path) {
    moves.push({ event: step.event ? event : null, transition: step.transition === LOG_MOVE ? null : step.transition })
    if (!step.event) continue
    event++
    passUnknown()
  }
  return moves
}

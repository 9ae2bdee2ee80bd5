import type { MarkingGraph } from './marking-graph.ts'
import { type NetIndex, SILENT } from './net-index.ts'

/** What a net lets one see: after which visible steps which others may follow, whatever silent transitions fire between. */
export type VisibleSteps<Place> = {
  readonly start: Place
  /** Where a step with that label leads to; null when the net allows none. */
  readonly after: (place: Place, label: number) => Place | null
  /** Labels that may come next. */
  readonly next: (place: Place) => readonly number[]
  /** Whether there was more to look at than allowed: then what was said is not to be used. */
  readonly overrun: () => boolean
}

/** By situations: sets of markings in which the net may be after the same visible steps. */
export type ModelLanguage = VisibleSteps<number> & {
  /** The situation after some visible steps that lead to the given markings. */
  readonly situation: (markings: Iterable<number>) => number
  readonly mayEnd: (situation: number) => boolean
}

type Situation = {
  /** By label: the markings right after a step with it. */
  readonly targets: ReadonlyMap<number, ReadonlySet<number>>
  readonly mayEnd: boolean
  /** By label: the situation, once it has been asked for. */
  readonly after: Map<number, number>
}

export function modelLanguage(index: NetIndex, graph: MarkingGraph, mostMarkings: number): ModelLanguage {
  const situations: Situation[] = []
  const known = new Map<string, number>()
  let kept = 0
  let overrun = false

  function situation(markings: Iterable<number>): number {
    const closed = silentClosure(markings)
    const key = closed.join()
    const old = known.get(key)
    if (old !== undefined) return old
    kept += closed.length
    if (kept > mostMarkings) overrun = true
    known.set(key, situations.length)
    return situations.push({ targets: targetsOf(closed), mayEnd: closed.includes(graph.final), after: new Map() }) - 1
  }

  /** All markings that silent transitions lead to from the given ones, in ascending order. */
  function silentClosure(markings: Iterable<number>): number[] {
    const closed = new Set(markings)
    for (const marking of closed) {
      const successors = graph.successors(marking)
      if (closed.size > mostMarkings || graph.overflows(marking)) overrun = true
      if (overrun) break
      for (let i = 0; i < successors.length; i += 2)
        if (index.labelOf[successors[i]] === SILENT) closed.add(successors[i + 1])
    }
    return [...closed].sort((a, b) => a - b)
  }

  function targetsOf(markings: readonly number[]): Map<number, Set<number>> {
    const targets = new Map<number, Set<number>>()
    for (const marking of overrun ? [] : markings) {
      const successors = graph.successors(marking)
      for (let i = 0; i < successors.length; i += 2) {
        const label = index.labelOf[successors[i]]
        if (label === SILENT) continue
        if (!targets.has(label)) targets.set(label, new Set())
        targets.get(label)!.add(successors[i + 1])
      }
    }
    return targets
  }

  function after(of: number, label: number): number | null {
    const { targets, after } = situations[of]
    const reached = targets.get(label)
    if (reached === undefined) return null
    const following = after.get(label) ?? situation(reached)
    after.set(label, following)
    return following
  }

  return {
    start: situation([graph.initial]),
    situation,
    after,
    next: of => [...situations[of].targets.keys()],
    mayEnd: of => situations[of].mayEnd,
    overrun: () => overrun,
  }
}

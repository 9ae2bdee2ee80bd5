import type { MarkingGraph } from './marking-graph.ts'
import { type NetIndex, SILENT } from './net-index.ts'

/** Markings looked at before a silent way is given up: nets of people have far fewer. */
const MOST_SILENT_MARKINGS = 10_000

/** Markings that silent transitions alone lead to, nearest first, the start included, with the transitions that led there. */
export function* silentlyReached(index: NetIndex, graph: MarkingGraph, start: number): Generator<SilentWay> {
  const ways: SilentWay[] = [{ marking: start, last: null }]
  const seen = new Set([start])
  for (let at = 0; at < ways.length && at < MOST_SILENT_MARKINGS; at++) {
    yield ways[at]
    const successors = graph.successors(ways[at].marking)
    for (let i = 0; i < successors.length; i += 2) {
      if (index.labelOf[successors[i]] !== SILENT || seen.has(successors[i + 1])) continue
      seen.add(successors[i + 1])
      ways.push({ marking: successors[i + 1], last: { transition: successors[i], before: ways[at] } })
    }
  }
}

export type SilentWay = {
  readonly marking: number
  readonly last: { readonly transition: number; readonly before: SilentWay } | null
}

export function transitionsOf(way: SilentWay): number[] {
  const back: number[] = []
  for (let at = way; at.last !== null; at = at.last.before) back.push(at.last.transition)
  return back.reverse()
}

import type { MarkingGraph } from './marking-graph.ts'
import { type NetIndex, SILENT } from './net-index.ts'

/** Markings looked at before a silent way is given up. */
const MOST_SILENT_MARKINGS = 1_000

/** By transition, 1 for the silent ones that can help tokens on to the given places, one after the other. */
export function silentTowards(index: NetIndex, places: readonly number[]): Uint8Array {
  const helpful = new Uint8Array(index.labelOf.length)
  const wanted = new Set(places)
  for (const place of wanted)
    for (const [transition, { inputs, outputs }] of index.net.transitions.entries()) {
      if (index.labelOf[transition] !== SILENT || !outputs.includes(place)) continue
      helpful[transition] = 1
      for (const input of inputs) wanted.add(input)
    }
  return helpful
}

/** Markings that helpful transitions alone lead to, nearest first, the start included. */
export function* silentlyReached(graph: MarkingGraph, start: number, helpful: Uint8Array): Generator<SilentWay> {
  const ways: SilentWay[] = [{ marking: start, last: null }]
  const seen = new Set([start])
  for (let at = 0; at < ways.length && at < MOST_SILENT_MARKINGS; at++) {
    yield ways[at]
    const successors = graph.successors(ways[at].marking)
    for (let i = 0; i < successors.length; i += 2) {
      if (helpful[successors[i]] === 0 || seen.has(successors[i + 1])) continue
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

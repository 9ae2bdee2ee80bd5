import { type MarkingGraph, MOST_TOKENS } from './marking-graph.ts'
import { type NetIndex, UNKNOWN } from './net-index.ts'
import { LOG_MOVE, type PathStep } from './search.ts'
import { silentlyReached, transitionsOf } from './silent-steps.ts'

/** What a replay did to the tokens (van der Aalst 2016, section 8.2). */
export type TokenCounts = {
  readonly produced: number
  readonly consumed: number
  /** Tokens that had to be put where the net had none. */
  readonly missing: number
  /** Tokens left over at the end. */
  readonly remaining: number
}

/** The counts of a run of the net from its initial to its final marking: nothing missing, nothing left. */
export function countsOfRun({ net }: NetIndex, path: readonly PathStep[]): TokenCounts {
  let produced = sum(net.initial)
  let consumed = sum(net.final)
  for (const { transition } of path) {
    if (transition === LOG_MOVE) continue
    produced += net.transitions[transition].outputs.length
    consumed += net.transitions[transition].inputs.length
  }
  return { produced, consumed, missing: 0, remaining: 0 }
}

/**
 * Replays a trace event by event: an enabled transition fires, else the shortest silent way
 * that enables one is taken, else the transition lacking the fewest tokens fires with tokens added. At the end, the silent
 * way is taken after which the fewest tokens are missing or left. An event the net does not know counts as a transition
 * of its own: one token consumed that was missing, one produced that remains.
 */
export function replayTrace(index: NetIndex, graph: MarkingGraph, trace: ArrayLike<number>): TokenCounts {
  const { net, needs } = index
  const tokens = Int32Array.from(net.initial)
  let [produced, consumed, missing] = [sum(net.initial), sum(net.final), 0]
  let unknown = 0

  const lacking = (transition: number) =>
    needs[transition].reduce((lack, need) => lack + Math.max(0, need.tokens - tokens[need.place]), 0)

  function fire(transition: number): void {
    missing += lacking(transition)
    for (const need of needs[transition]) tokens[need.place] = Math.max(tokens[need.place], need.tokens)
    for (const change of index.changes[transition]) tokens[change.place] += change.tokens
    produced += net.transitions[transition].outputs.length
    consumed += net.transitions[transition].inputs.length
  }

  function replay(label: number): void {
    const candidates = index.transitionsOf[label]
    const enabled = candidates.find(transition => lacking(transition) === 0)
    if (enabled !== undefined) return fire(enabled)
    for (const way of silentlyReached(index, graph, graph.withTokens(countable(tokens)))) {
      const next = candidates.find(transition => enables(index, graph, way.marking, transition))
      if (next === undefined) continue
      for (const transition of [...transitionsOf(way), next]) fire(transition)
      return
    }
    fire(candidates.reduce((best, other) => (lacking(other) < lacking(best) ? other : best)))
  }

  function end(): number {
    let best: { readonly off: number; readonly way: readonly number[] } | null = null
    for (const way of silentlyReached(index, graph, graph.withTokens(countable(tokens)))) {
      const off = net.final.reduce((sum, wanted, p) => sum + Math.abs(graph.tokens(way.marking, p) - wanted), 0)
      if (best === null || off < best.off) best = { off, way: transitionsOf(way) }
      if (off === 0) break
    }
    for (const transition of best?.way ?? []) fire(transition)
    missing += net.final.reduce((sum, wanted, p) => sum + Math.max(0, wanted - tokens[p]), 0)
    return net.final.reduce((sum, wanted, p) => sum + Math.max(0, tokens[p] - wanted), 0)
  }

  for (let at = 0; at < trace.length; at++) {
    if (trace[at] === UNKNOWN) unknown++
    else replay(trace[at])
  }
  const remaining = end() + unknown
  return { produced: produced + unknown, consumed: consumed + unknown, missing: missing + unknown, remaining }
}

/** A replay may heap up tokens without end; a silent way found with fewer is open with more, too. */
function countable(tokens: Int32Array): Int32Array {
  return tokens.map(count => Math.min(count, MOST_TOKENS >> 1))
}

function enables(index: NetIndex, graph: MarkingGraph, marking: number, transition: number): boolean {
  return index.needs[transition].every(({ place, tokens }) => graph.tokens(marking, place) >= tokens)
}

const sum = (tokens: readonly number[]): number => tokens.reduce((a, b) => a + b, 0)

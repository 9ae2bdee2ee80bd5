import { type MarkingGraph, MOST_TOKENS } from './marking-graph.ts'
import { type NetIndex, UNKNOWN } from './net-index.ts'
import { LOG_MOVE, type PathStep, type Search } from './search.ts'
import { silentlyReached, silentTowards, transitionsOf } from './silent-steps.ts'

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

/** Replays a trace of labels, or UNKNOWN, on the graph of markings that the search works on. */
export type Replay = (trace: ArrayLike<number>, graph: MarkingGraph, search: Search) => TokenCounts

/**
 * Replays event by event: an enabled transition fires, else the shortest silent way that enables one is taken, else the
 * transition lacking the fewest tokens fires with tokens added. At the end, a silent way to the final marking is taken, or
 * that after which the fewest tokens are missing or left. An event the net does not know counts as a transition of its own:
 * one token consumed that was missing, one produced that remains.
 */
export function replayer(index: NetIndex): Replay {
  const { net } = index
  const towards = index.transitionsOf.map(transitions =>
    silentTowards(
      index,
      transitions.flatMap(transition => net.transitions[transition].inputs),
    ),
  )
  const home = silentTowards(
    index,
    net.final.flatMap((wanted, place) => (wanted > 0 ? [place] : [])),
  )

  return (trace, graph, search) => {
    const game = newGame(index)
    for (let at = 0; at < trace.length; at++) {
      if (trace[at] === UNKNOWN) game.forceUnknown()
      else for (const transition of wayTo(trace[at])) game.fire(transition)
    }
    for (const transition of wayHome()) game.fire(transition)
    return game.end()

    function wayTo(label: number): readonly number[] {
      const candidates = index.transitionsOf[label]
      const enabled = candidates.find(transition => game.lacking(transition) === 0)
      if (enabled !== undefined) return [enabled]
      for (const way of silentlyReached(graph, graph.withTokens(countable(game.tokens)), towards[label])) {
        const next = candidates.find(transition => enables(index, graph, way.marking, transition))
        if (next !== undefined) return [...transitionsOf(way), next]
      }
      return [candidates.reduce((best, other) => (game.lacking(other) < game.lacking(best) ? other : best))]
    }

    function wayHome(): readonly number[] {
      const from = graph.withTokens(countable(game.tokens))
      let best = { off: Number.POSITIVE_INFINITY, way: [] as readonly number[] }
      for (const way of silentlyReached(graph, from, home)) {
        const off = net.final.reduce((sum, wanted, p) => sum + Math.abs(graph.tokens(way.marking, p) - wanted), 0)
        if (off < best.off) best = { off, way: transitionsOf(way) }
        if (off === 0) return best.way
      }
      const found = search([], { from, mostStates: MOST_STATES_HOME, mostCost: 0 })
      return found.kind === 'found' ? found.path.map(({ transition }) => transition) : best.way
    }
  }
}

/** Of the search for a way home, where the nearest markings held none. */
const MOST_STATES_HOME = 1_000

/** The tokens on the board and what has been counted. */
function newGame({ net, needs, changes }: NetIndex) {
  const tokens = Int32Array.from(net.initial)
  let [produced, consumed, missing, remaining] = [sum(net.initial), sum(net.final), 0, 0]

  const lacking = (transition: number) =>
    needs[transition].reduce((lack, need) => lack + Math.max(0, need.tokens - tokens[need.place]), 0)

  function fire(transition: number): void {
    missing += lacking(transition)
    for (const need of needs[transition]) tokens[need.place] = Math.max(tokens[need.place], need.tokens)
    for (const change of changes[transition]) tokens[change.place] += change.tokens
    produced += net.transitions[transition].outputs.length
    consumed += net.transitions[transition].inputs.length
  }

  function forceUnknown(): void {
    produced++
    consumed++
    missing++
    remaining++
  }

  function end(): TokenCounts {
    for (const [place, wanted] of net.final.entries()) {
      missing += Math.max(0, wanted - tokens[place])
      remaining += Math.max(0, tokens[place] - wanted)
    }
    return { produced, consumed, missing, remaining }
  }

  return { tokens, lacking, fire, forceUnknown, end }
}

/** A replay may heap up tokens without end; a silent way found with fewer is open with more, too. */
function countable(tokens: Int32Array): Int32Array {
  return tokens.map(count => Math.min(count, MOST_TOKENS >> 1))
}

function enables(index: NetIndex, graph: MarkingGraph, marking: number, transition: number): boolean {
  return index.needs[transition].every(({ place, tokens }) => graph.tokens(marking, place) >= tokens)
}

const sum = (tokens: readonly number[]): number => tokens.reduce((a, b) => a + b, 0)

import { INFINITE, type LowerBound, lowerBound } from './lower-bound.ts'
import { type MarkingGraph, markingGraph } from './marking-graph.ts'
import { type NetIndex, SILENT } from './net-index.ts'
import { forgetStates, productStates, stateAt, UNSEEN_COST } from './product-states.ts'

/**
 * The cheapest way through trace and net together: A* on the synchronous product (Adriansyah 2014, chapter 4). A log move
 * and a visible model move cost 1, a synchronous and a silent move nothing. The trace is given in labels of the net.
 */
export type Search = (trace: ArrayLike<number>, limits: SearchLimits) => Found | NotFound

export type SearchLimits = {
  readonly mostStates: number
  /** Nothing dearer is looked for; without it, everything. */
  readonly mostCost?: number
  /** The marking to start from; the initial one unless said. */
  readonly from?: number | undefined
}

/** The path in order: the transition that fires, LOG_MOVE when none does, and whether an event of the trace is used. */
export type Found = {
  readonly kind: 'found'
  readonly cost: number
  readonly path: readonly PathStep[]
  /** The marking it ends in. */
  readonly marking: number
}
export type PathStep = { readonly transition: number; readonly event: boolean }

/**
 * limit: too many states; tokens: a place would hold too many; dearer: every way costs more than asked for; no-end: there is
 * no way.
 */
export type NotFound = { readonly kind: 'not-found'; readonly reason: 'limit' | 'tokens' | 'dearer' | 'no-end' }

/** Where a path may end: in the final marking of the net, or in any, when the trace may go on. */
export type PathEnd = 'final' | 'anywhere'

export const LOG_MOVE = -1

/** Markings kept from trace to trace; beyond it the memory is worth more than the time. */
const MOST_MARKINGS = 1_000_000

/** A graph of markings and a search on it, for trace after trace; new ones when too much has been gathered. */
export function searching(
  index: NetIndex,
  end: PathEnd = 'final',
): () => { readonly graph: MarkingGraph; readonly search: Search } {
  const fresh = () => {
    const graph = markingGraph(index)
    return { graph, search: searcher(index, graph, lowerBound(index, graph, end), end) }
  }
  let current = fresh()
  return () => {
    if (current.graph.size() > MOST_MARKINGS) current = fresh()
    return current
  }
}

function searcher(index: NetIndex, graph: MarkingGraph, bound: LowerBound, end: PathEnd): Search {
  const states = productStates()
  /** By cost so far and still to come: the states to look at; the last one found is looked at first. */
  let waiting: number[][] = []
  let total = 0

  function reach(marking: number, position: number, cost: number, parent: number, transition: number): void {
    const state = stateAt(states, marking, position)
    if (states.costs[state] === UNSEEN_COST) states.left[state] = bound.movesLeft(position, marking)
    if (cost >= states.costs[state]) return
    states.costs[state] = cost
    const left = states.left[state]
    if (left === INFINITE) return
    states.parents[state] = parent
    states.via[state] = transition
    ;(waiting[cost + left] ??= []).push(state)
  }

  /** The moves most likely to be right are found last, to be looked at first. */
  function expand(state: number, trace: ArrayLike<number>): void {
    const marking = states.markings[state]
    const position = states.positions[state]
    const cost = states.costs[state]
    const successors = graph.successors(marking)
    if (position < trace.length) reach(marking, position + 1, cost + 1, state, LOG_MOVE)
    for (let i = 0; i < successors.length; i += 2) {
      const visible = index.labelOf[successors[i]] === SILENT ? 0 : 1
      reach(successors[i + 1], position, cost + visible, state, successors[i])
    }
    if (position === trace.length) return
    for (let i = 0; i < successors.length; i += 2)
      if (index.labelOf[successors[i]] === trace[position])
        reach(successors[i + 1], position + 1, cost, state, successors[i])
  }

  function next(): number | null {
    for (; total < waiting.length; total++) {
      const open = waiting[total]
      for (let state = open?.pop(); state !== undefined; state = open?.pop()) {
        if (states.closed[state] === 0 && states.costs[state] + states.left[state] === total) return state
      }
    }
    return null
  }

  function pathTo(end: number): PathStep[] {
    const path: PathStep[] = []
    for (let state = end; states.parents[state] >= 0; state = states.parents[state])
      path.push({
        transition: states.via[state],
        event: states.positions[state] > states.positions[states.parents[state]],
      })
    return path.reverse()
  }

  return (trace, { mostStates, mostCost = Number.POSITIVE_INFINITY, from = graph.initial }) => {
    // Every position is a state at least; the tables of the bound would be made for nothing.
    if (trace.length > mostStates) return { kind: 'not-found', reason: 'limit' }
    forgetStates(states)
    waiting = []
    total = 0
    bound.prepare(trace)
    reach(from, 0, 0, -1, LOG_MOVE)
    /** From here on something cheaper could be hidden behind a transition that was left out. */
    let certainBelow = Number.POSITIVE_INFINITY
    for (;;) {
      const state = next()
      if (state === null || total > certainBelow)
        return { kind: 'not-found', reason: certainBelow < Number.POSITIVE_INFINITY ? 'tokens' : 'no-end' }
      if (total > mostCost) return { kind: 'not-found', reason: 'dearer' }
      if (states.positions[state] === trace.length && (end === 'anywhere' || states.markings[state] === graph.final))
        return { kind: 'found', cost: total, path: pathTo(state), marking: states.markings[state] }
      if (states.size > mostStates) return { kind: 'not-found', reason: 'limit' }
      states.closed[state] = 1
      expand(state, trace)
      if (graph.overflows(states.markings[state])) certainBelow = Math.min(certainBelow, total)
    }
  }
}

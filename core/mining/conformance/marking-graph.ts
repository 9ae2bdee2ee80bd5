import type { NetIndex } from './net-index.ts'
import { grown } from './grown.ts'

/**
 * The markings that a net can reach, found as they are asked for and numbered in that order. One graph serves all traces
 * of a log, so that a marking's transitions are worked out once.
 */
export type MarkingGraph = {
  readonly initial: number
  readonly final: number
  readonly size: () => number
  /** Pairs of transition and marking reached, visible transitions first. */
  readonly successors: (marking: number) => readonly number[]
  /** Whether a place would have held more tokens than can be counted: then successors leaves that transition out. */
  readonly overflows: (marking: number) => boolean
  readonly tokens: (marking: number, place: number) => number
  readonly withTokens: (tokens: ArrayLike<number>) => number
}

/** More than that in one place is taken for a net without bounds. */
export const MOST_TOKENS = 255

/** Throws a RangeError when the initial or final marking has more than MOST_TOKENS tokens in a place. */
export function markingGraph(index: NetIndex): MarkingGraph {
  const places = index.placeCount
  const transitions = index.net.transitions.length
  const order = [...index.labelOf.keys()].sort(
    (a, b) => Math.sign(index.labelOf[b]) - Math.sign(index.labelOf[a]) || a - b,
  )
  let tokens = new Uint8Array(places * 64)
  let hashes = new Int32Array(64)
  let slots = new Int32Array(256).fill(-1)
  let size = 0
  const found: (readonly number[] | undefined)[] = []
  const overflowing = new Set<number>()
  const weight = Int32Array.from({ length: places }, (_, place) => scramble(place + 1))
  const hashChange = Int32Array.from({ length: transitions }, (_, transition) =>
    index.changes[transition].reduce((sum, change) => (sum + Math.imul(weight[change.place], change.tokens)) | 0, 0),
  )

  function withTokens(of: ArrayLike<number>): number {
    let hash = 0
    for (let place = 0; place < places; place++) {
      if (of[place] > MOST_TOKENS)
        throw new RangeError(`${of[place]} tokens in a place: expected at most ${MOST_TOKENS}`)
      hash = (hash + Math.imul(weight[place], of[place])) | 0
    }
    room()
    for (let place = 0; place < places; place++) tokens[size * places + place] = of[place]
    return settled(hash)
  }

  /** The number of the marking that was written behind the last one: the old one's, if it is known already. */
  function settled(hash: number): number {
    const mask = slots.length - 1
    let slot = scramble(hash) & mask
    for (; slots[slot] >= 0; slot = (slot + 1) & mask)
      if (hashes[slots[slot]] === hash && same(slots[slot], size)) return slots[slot]
    slots[slot] = size
    hashes[size] = hash
    found.push(undefined)
    size++
    return size - 1
  }

  function room(): void {
    tokens = grown(tokens, (size + 1) * places)
    hashes = grown(hashes, size + 1)
    if (size * 2 < slots.length) return
    slots = new Int32Array(slots.length * 2).fill(-1)
    const mask = slots.length - 1
    for (let marking = 0; marking < size; marking++) {
      let slot = scramble(hashes[marking]) & mask
      while (slots[slot] >= 0) slot = (slot + 1) & mask
      slots[slot] = marking
    }
  }

  function same(a: number, b: number): boolean {
    for (let place = 0; place < places; place++)
      if (tokens[a * places + place] !== tokens[b * places + place]) return false
    return true
  }

  function explore(marking: number): readonly number[] {
    const successors: number[] = []
    for (const transition of order) {
      if (!enabled(marking, transition)) continue
      const reached = fire(marking, transition)
      if (reached < 0) overflowing.add(marking)
      else successors.push(transition, reached)
    }
    found[marking] = successors
    return successors
  }

  function enabled(marking: number, transition: number): boolean {
    const needs = index.needs[transition]
    for (let i = 0; i < needs.length; i++) if (tokens[marking * places + needs[i].place] < needs[i].tokens) return false
    return true
  }

  function fire(marking: number, transition: number): number {
    room()
    tokens.copyWithin(size * places, marking * places, (marking + 1) * places)
    const changes = index.changes[transition]
    for (let i = 0; i < changes.length; i++) {
      const at = size * places + changes[i].place
      if (tokens[at] + changes[i].tokens > MOST_TOKENS) return -1
      tokens[at] += changes[i].tokens
    }
    return settled((hashes[marking] + hashChange[transition]) | 0)
  }

  const initial = withTokens(index.net.initial)
  const final = withTokens(index.net.final)
  return {
    initial,
    final,
    size: () => size,
    successors: marking => found[marking] ?? explore(marking),
    overflows: marking => overflowing.has(marking),
    tokens: (marking, place) => tokens[marking * places + place],
    withTokens,
  }
}

/** Spreads the bits of a number (finaliser of MurmurHash3). */
function scramble(value: number): number {
  let bits = value
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}

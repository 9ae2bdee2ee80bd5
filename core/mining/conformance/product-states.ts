import { grown } from './grown.ts'

/**
 * The states of trace and net together that a search has seen: a marking, a position in the trace, the least cost so far
 * and the step that led there. Numbered as they are seen; columns are replaced when they grow, so never keep one.
 */
export type ProductStates = {
  size: number
  markings: Int32Array
  positions: Int32Array
  /** Int32 maximum while no way there is known. */
  costs: Int32Array
  /** Lower bound of the cost still to come. */
  left: Int32Array
  /** The state before, -1 at the start. */
  parents: Int32Array
  /** The transition that led there, -1 for a log move. */
  via: Int32Array
  closed: Uint8Array
  /** Where a marking and a position stand, plus 1; 0 where the slot is free. */
  slots: Int32Array
}

export const UNSEEN_COST = 0x7fffffff
const FEW = 4096

export function productStates(): ProductStates {
  const column = () => new Int32Array(FEW / 2)
  return {
    size: 0,
    markings: column(),
    positions: column(),
    costs: column(),
    left: column(),
    parents: column(),
    via: column(),
    closed: new Uint8Array(FEW / 2),
    slots: new Int32Array(FEW),
  }
}

export function forgetStates(states: ProductStates): void {
  states.size = 0
  // A large table that one hard trace needed would cost every easy one after it.
  if (states.slots.length > 16 * FEW) states.slots = new Int32Array(FEW)
  else states.slots.fill(0)
}

/** The state's number; a new one has the cost UNSEEN_COST. */
export function stateAt(states: ProductStates, marking: number, position: number): number {
  const { slots, markings, positions } = states
  const mask = slots.length - 1
  let slot = home(marking, position) & mask
  for (; slots[slot] > 0; slot = (slot + 1) & mask) {
    const state = slots[slot] - 1
    if (markings[state] === marking && positions[state] === position) return state
  }
  return add(states, slot, marking, position)
}

function add(states: ProductStates, slot: number, marking: number, position: number): number {
  const state = states.size++
  if (state >= states.markings.length) growColumns(states)
  states.markings[state] = marking
  states.positions[state] = position
  states.costs[state] = UNSEEN_COST
  states.closed[state] = 0
  states.slots[slot] = state + 1
  if (states.size * 2 >= states.slots.length) growSlots(states)
  return state
}

function growColumns(states: ProductStates): void {
  const needed = states.size
  states.markings = grown(states.markings, needed)
  states.positions = grown(states.positions, needed)
  states.costs = grown(states.costs, needed)
  states.left = grown(states.left, needed)
  states.parents = grown(states.parents, needed)
  states.via = grown(states.via, needed)
  states.closed = grown(states.closed, needed)
}

function growSlots(states: ProductStates): void {
  const slots = new Int32Array(states.slots.length * 2)
  const mask = slots.length - 1
  for (let state = 0; state < states.size; state++) {
    let slot = home(states.markings[state], states.positions[state]) & mask
    while (slots[slot] > 0) slot = (slot + 1) & mask
    slots[slot] = state + 1
  }
  states.slots = slots
}

function home(marking: number, position: number): number {
  return (Math.imul(marking, 0x9e3779b1) ^ Math.imul(position, 0x85ebca6b)) >>> 7
}

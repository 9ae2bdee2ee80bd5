import { equalShares, firstPays, UNIT } from './cost-shares.ts'
import { grown } from './grown.ts'
import { NO_WAY, type PricedMachine, pricedMachine } from './machine-distances.ts'
import type { MarkingGraph } from './marking-graph.ts'
import type { NetIndex } from './net-index.ts'
import { stateMachines } from './state-machines.ts'

/**
 * How many moves an alignment still needs at least, from a position in the trace and a marking. The net is looked at as
 * state machines (one walking token each), of which each is aligned exactly with the rest of the trace; their costs add up
 * because each pays only its share of a move (cost partitioning, Katz & Domshlak 2010). The best of several sharings
 * counts. Never more than the truth, and consistent: a move lowers it by no more than it costs.
 */
export type LowerBound = {
  /** Works out the tables of a trace, of labels known to the net. */
  readonly prepare: (trace: ArrayLike<number>) => void
  /** Moves still needed; INFINITE when the end cannot be reached from there. */
  readonly movesLeft: (position: number, marking: number) => number
}

/** The end cannot be reached. */
export const INFINITE = 0x7fffffff
const LOST = -1
const NOT_LOCATED = -2
const MOST_SHARINGS = 6
/** Numbers kept for one trace: of a very long one fewer sharings are worked out, at worst none. */
const MOST_NUMBERS = 1 << 25

export function lowerBound(index: NetIndex, graph: MarkingGraph, end: 'final' | 'anywhere'): LowerBound {
  const machines = stateMachines(index)
  const width = machines.length
  const sharings = pricedSharings(index, machines, end)
  const numbersEach = machines.reduce((sum, places) => sum + places.length + 1, 1)
  let rows = new Int32Array(1024)
  let rowAt = new Int32Array(256)
  let where = new Int32Array(256).fill(NOT_LOCATED)
  /** Sharings worked out for this trace. */
  let worked = 0

  function prepare(trace: ArrayLike<number>): void {
    const length = trace.length + 1
    const payable = length * UNIT < NO_WAY / 2
    worked = payable ? Math.min(sharings.length, Math.floor(MOST_NUMBERS / (length * numbersEach))) : 0
    rowAt = grown(rowAt, length * worked * width)
    let used = 0
    for (let s = 0; s < worked; s++)
      for (let m = 0; m < width; m++) used = prepareMachine(sharings[s][m], trace, s * width + m, used)
  }

  function prepareMachine(machine: PricedMachine, trace: ArrayLike<number>, column: number, from: number): number {
    const { places, toEnd, steps, logMove } = machine
    const columns = worked * width
    let row = from
    rows = grown(rows, row + places)
    rows.set(toEnd, row)
    rowAt[trace.length * columns + column] = row
    for (let position = trace.length - 1; position >= 0; position--) {
      const label = trace[position]
      if (steps[label].length > 0 || logMove[label] > 0) {
        rows = grown(rows, row + 2 * places)
        fillRow(rows, row, row + places, machine, label)
        row += places
      }
      rowAt[position * columns + column] = row
    }
    return row + places
  }

  /** Finds the token of every machine in a marking asked for the first time. */
  function locate(marking: number): void {
    const known = where.length
    where = grown(where, (marking + 1) * width)
    if (where.length > known) where.fill(NOT_LOCATED, known)
    if (where[marking * width] !== NOT_LOCATED) return
    for (let m = 0; m < width; m++) where[marking * width + m] = tokenIn(machines[m], marking)
  }

  /** LOST where a replay has put tokens into the machine or has taken its own: then it says nothing, here and further on. */
  function tokenIn(machine: readonly number[], marking: number): number {
    const tokens = machine.reduce((sum, place) => sum + graph.tokens(marking, place), 0)
    return tokens === 1 ? machine.findIndex(place => graph.tokens(marking, place) > 0) : LOST
  }

  function movesLeft(position: number, marking: number): number {
    if (width > 0) locate(marking)
    const base = position * worked * width
    let most = 0
    for (let s = 0; s < worked; s++) {
      let sum = 0
      for (let m = 0; m < width; m++) {
        const at = where[marking * width + m]
        if (at !== LOST) sum += rows[rowAt[base + s * width + m] + at]
      }
      if (sum > most) most = sum
    }
    return most >= NO_WAY ? INFINITE : Math.ceil(most / UNIT)
  }

  return { prepare, movesLeft }
}

/** The row of a position from the row after it: skip the event, or walk to a step with its label and make it. */
function fillRow(rows: Int32Array, after: number, at: number, machine: PricedMachine, label: number): void {
  const { places, logMove } = machine
  const steps = machine.steps[label]
  for (let place = 0; place < places; place++) {
    let least = rows[after + place] + logMove[label]
    for (let i = 0; i < steps.length; i++) {
      const cost = steps[i].reach[place] + rows[after + steps[i].to]
      if (cost < least) least = cost
    }
    rows[at + place] = least < NO_WAY ? least : NO_WAY
  }
}

function pricedSharings(
  index: NetIndex,
  machines: readonly (readonly number[])[],
  end: 'final' | 'anywhere',
): PricedMachine[][] {
  const members = machines.map(machine => membersOf(index, machine))
  const order = [...machines.keys()]
  const sharings = [equalShares(index, members)]
  if (machines.length > 1)
    for (const first of order.slice(0, MOST_SHARINGS - 1))
      sharings.push(firstPays(index, members, [...order.slice(first), ...order.slice(0, first)]))
  return sharings.map(({ logMove, modelMove }) =>
    machines.map((machine, m) => {
      const priced = pricedMachine(index, machine, logMove[m], modelMove[m])
      return end === 'final' ? priced : { ...priced, toEnd: new Int32Array(machine.length) }
    }),
  )
}

function membersOf({ net }: NetIndex, machine: readonly number[]): Uint8Array {
  const places = new Set(machine)
  return Uint8Array.from(net.transitions, ({ inputs }) => Number(inputs.some(place => places.has(place))))
}

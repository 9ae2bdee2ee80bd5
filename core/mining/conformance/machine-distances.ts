import { type NetIndex, SILENT } from './net-index.ts'

/** One state machine with its share of the costs: how far its token is from where, by model moves only. */
export type PricedMachine = {
  readonly places: number
  readonly start: number
  /** By label: what a log move costs. */
  readonly logMove: Int32Array
  /** By label: the steps of transitions with that label, to be made together with an event. */
  readonly steps: readonly (readonly Step[])[]
  /** By place: the cost of model moves from there to the end. */
  readonly toEnd: Int32Array
}

/** From a place, reached at the cost reach[p] from place p, to another. */
type Step = { readonly reach: Int32Array; readonly to: number }

/** Further than any price: no way. */
export const NO_WAY = 1 << 30

export function pricedMachine(
  index: NetIndex,
  machine: readonly number[],
  logMove: Int32Array,
  modelMove: Int32Array,
): PricedMachine {
  const { net, labelOf, labels } = index
  const local = new Map(machine.map((place, at) => [place, at]))
  const arcs = net.transitions.flatMap(({ inputs, outputs }, transition) => {
    const from = inputs.find(place => local.has(place))
    const to = outputs.find(place => local.has(place))
    return from === undefined || to === undefined
      ? []
      : [{ from: local.get(from)!, to: local.get(to)!, label: labelOf[transition], cost: modelMove[transition] }]
  })
  const incoming: { from: number; cost: number }[][] = machine.map(() => [])
  for (const { from, to, cost } of arcs) incoming[to].push({ from, cost })
  const reaches = new Map<number, Int32Array>()
  const reach = (place: number): Int32Array => {
    if (!reaches.has(place)) reaches.set(place, distancesTo(place, incoming))
    return reaches.get(place)!
  }
  const end = machine.findIndex(place => net.final[place] > 0)
  return {
    places: machine.length,
    start: machine.findIndex(place => net.initial[place] > 0),
    logMove,
    steps: labels.map((_, label) =>
      arcs.filter(arc => arc.label === label && label !== SILENT).map(({ from, to }) => ({ reach: reach(from), to })),
    ),
    toEnd: end < 0 ? new Int32Array(machine.length).fill(NO_WAY) : reach(end),
  }
}

/** The least cost from every place to the given one. */
function distancesTo(goal: number, incoming: readonly (readonly { from: number; cost: number }[])[]): Int32Array {
  const distance = new Int32Array(incoming.length).fill(NO_WAY)
  distance[goal] = 0
  const waiting = [goal]
  for (let at = 0; at < waiting.length; at++) {
    const place = waiting[at]
    for (const { from, cost } of incoming[place]) {
      if (distance[place] + cost >= distance[from]) continue
      distance[from] = distance[place] + cost
      waiting.push(from)
    }
  }
  return distance
}

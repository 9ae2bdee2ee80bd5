import { erlangB } from './blocking.ts'
import type { Traffic } from './waiting.ts'

/** Work whose customers give up waiting after a time of their own, exponential with this mean. */
export type ImpatientTraffic = Traffic & { readonly patience: number }

export type Patience = {
  readonly load: number
  /** Share of arrivals that find every agent busy. */
  readonly waiting: number
  /** Share of arrivals that give up. */
  readonly abandoned: number
  /** Mean wait of all arrivals, served or not. */
  readonly meanWait: number
  readonly queue: number
  readonly occupancy: number
}

/** Beyond so many waiting there is no steady state to speak of; ask Erlang C what happens, or shorten the patience. */
export const LONGEST_QUEUE = 1e7

/** Erlang A (Palm 1957; Mandelbaum & Zeltyn 2007): M/M/n+M, from the balance of its states. */
export function patienceOf(agents: number, traffic: ImpatientTraffic): Patience {
  const { arrivals, service, patience } = traffic
  const load = arrivals * service
  if (load === 0) return { load, waiting: 0, abandoned: 0, meanWait: 0, queue: 0, occupancy: 0 }
  const { allBusy, waiting, queue } = states(agents, traffic)
  const abandoned = queue / patience / arrivals
  return {
    load,
    waiting: allBusy + waiting,
    abandoned,
    meanWait: queue / arrivals,
    queue,
    occupancy: (load * (1 - abandoned)) / agents,
  }
}

/** How long the queue would be if arrivals flowed evenly. */
export const flowingQueue = (agents: number, { arrivals, service, patience }: ImpatientTraffic): number =>
  (arrivals - agents / service) * patience

/**
 * Share of arrivals that are served after waiting at most `within`. The wait that an arrival would have to sit out has, above
 * 0, the density arrivals × P(n−1 busy) × exp(−∫₀ᵛ n/service − arrivals e^(−u/patience) du) (Baccelli & Hebuterne 1981), and
 * whoever outlasts it is served.
 */
export function servedPatientlyWithin(agents: number, traffic: ImpatientTraffic, within: number): number {
  const { arrivals, service, patience } = traffic
  if (arrivals === 0) return 1
  const { allBusy, waiting } = states(agents, traffic)
  const exponent = (v: number) =>
    -(agents * v) / service - arrivals * patience * Math.expm1(-v / patience) - v / patience
  // Of the state in which all are busy and none waits: its flow down is the flow up from the one before.
  const scale = Math.log(allBusy * (agents / service))
  const served = simpson(v => Math.exp(scale + exponent(v)), within, STEPS)
  return Math.min(1, 1 - allBusy - waiting + served)
}

const STEPS = 4000
const SHRINK = 1e-200

type States = {
  /** Share of time with everyone busy and nobody waiting. */
  readonly allBusy: number
  readonly waiting: number
  readonly queue: number
}

/** The weights of the states with a queue against that without, kept small where they would overflow. */
function states(agents: number, { arrivals, service, patience }: ImpatientTraffic): States {
  let base = 1
  let weight = 1
  let sum = 0
  let queued = 0
  for (let waiting = 1; waiting < 4 * LONGEST_QUEUE; waiting++) {
    const ratio = arrivals / (agents / service + waiting / patience)
    weight *= ratio
    sum += weight
    queued += weight * waiting
    if (ratio < 1 && weight * waiting < 1e-18 * (1 - ratio) * queued) break
    if (sum < 1e200) continue
    base *= SHRINK
    weight *= SHRINK
    sum *= SHRINK
    queued *= SHRINK
  }
  // B is the share of "all busy" among the states without a queue, so their sum is base / B.
  const whole = base / erlangB(agents, arrivals * service) + sum
  return { allBusy: base / whole, waiting: sum / whole, queue: queued / whole }
}

/** Simpson's rule from 0; the steps grow with the square, for the density falls fastest at first. */
function simpson(of: (at: number) => number, until: number, steps: number): number {
  let sum = 0
  for (let i = 0; i <= steps; i++) {
    const t = i / steps
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2
    sum += weight * of(until * t * t) * 2 * t * until
  }
  return sum / (3 * steps)
}

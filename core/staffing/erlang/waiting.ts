import { erlangB } from './blocking.ts'

/** Work that arrives at random in a steady state. Times in one unit, whichever. */
export type Traffic = {
  /** Arrivals in a unit of time. */
  readonly arrivals: number
  /** Mean time that one takes to serve. */
  readonly service: number
}

export type Waiting = {
  /** Offered load in erlangs: how many agents it keeps busy. */
  readonly load: number
  /** Share of arrivals that wait at all. */
  readonly waiting: number
  /** Mean wait of all arrivals; infinite where agents are too few for the load. */
  readonly meanWait: number
  /** Mean number of those who wait. */
  readonly queue: number
  readonly inSystem: number
  /** Share of the time that an agent is busy. */
  readonly occupancy: number
}

/** Erlang's second formula (Erlang 1917), C(n, a): the share of arrivals that wait for one of n agents; 1 where a ≥ n. */
export function erlangC(agents: number, load: number): number {
  if (load >= agents) return 1
  const blocking = erlangB(agents, load)
  return (agents * blocking) / (agents - load * (1 - blocking))
}

/** A steady M/M/n queue in which everybody waits until served. */
export function waitingOf(agents: number, { arrivals, service }: Traffic): Waiting {
  const load = arrivals * service
  if (load >= agents) {
    const endless = Number.POSITIVE_INFINITY
    return { load, waiting: 1, meanWait: endless, queue: endless, inSystem: endless, occupancy: 1 }
  }
  const waiting = erlangC(agents, load)
  const queue = (waiting * load) / (agents - load)
  const meanWait = (waiting * service) / (agents - load)
  return { load, waiting, meanWait, queue, inSystem: queue + load, occupancy: load / agents }
}

/** Share of arrivals whose wait is at most `within`. */
export function servedWithin(agents: number, { arrivals, service }: Traffic, within: number): number {
  const load = arrivals * service
  if (load >= agents) return 0
  return 1 - erlangC(agents, load) * Math.exp((-(agents - load) * within) / service)
}

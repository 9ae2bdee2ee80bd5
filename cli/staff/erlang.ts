import {
  agentsFor,
  agentsForImpatient,
  arrivalsFor,
  arrivalsForImpatient,
  erlangB,
  flowingQueue,
  loadFor,
  LONGEST_QUEUE,
  patienceOf,
  servedPatientlyWithin,
  servedWithin,
  serversFor,
  waitingOf,
} from '@huke/core/staffing'
import { Unusable } from '../file/unusable.ts'
import { type ErlangAsked, UNIT } from './asked-erlang.ts'

/** What was computed. */
export type Found = 'agents' | 'calls' | 'figures'

/** One queue. Times in seconds; null is what the model or the question does not have, or what has no end. */
export type QueueFigures = {
  readonly agents: number
  /** Arrivals in the time that was asked for; null where only the load is known. */
  readonly calls: number | null
  readonly load: number
  readonly blocking: number | null
  readonly waiting: number | null
  readonly meanWait: number | null
  readonly servedWithin: number | null
  readonly occupancy: number
  readonly queue: number | null
  readonly abandoned: number | null
}

export type ErlangAnswer = {
  readonly found: Found
  /** Null where there is no such number. */
  readonly figures: QueueFigures | null
  /** The same with some agents fewer and more, where agents were asked for. */
  readonly around: readonly QueueFigures[]
}

/** Computes what is not known from what is. */
export function answerErlang(asked: ErlangAsked): ErlangAnswer {
  const arrivals = arrivalsIn(asked)
  const { agents } = asked
  if (agents !== undefined && arrivals !== undefined)
    return { found: 'figures', figures: figuresOf(asked, agents, arrivals), around: [] }
  if (agents !== undefined) {
    const most = mostArrivals(asked, agents)
    // Nothing at all, or without bound, is no answer either.
    return { found: 'calls', figures: most ? figuresOf(asked, agents, most) : null, around: [] }
  }
  const known = arrivals as number
  const needed = fewestAgents(asked, known)
  if (needed === null) return { found: 'agents', figures: null, around: [] }
  const around = [-2, -1, 0, 1, 2].map(more => needed + more).filter(count => count > 0)
  return {
    found: 'agents',
    figures: figuresOf(asked, needed, known),
    around: around.map(count => figuresOf(asked, count, known)),
  }
}

/** In a second. */
function arrivalsIn({ calls, per, load, handling }: ErlangAsked): number | undefined {
  if (calls !== undefined) return calls / per
  return load === undefined ? undefined : load / handling
}

function fewestAgents(asked: ErlangAsked, arrivals: number): number | null {
  const { model, handling: service, patience = 0, share = 0, within = 0, occupancy, abandoned, blocking = 0 } = asked
  if (model === 'erlang-b') return serversFor(arrivals * service, blocking)
  if (model === 'erlang-c') return agentsFor({ arrivals, service }, { share, within, occupancy })
  return agentsForImpatient({ arrivals, service, patience }, { share, within, occupancy, abandoned })
}

function mostArrivals(asked: ErlangAsked, agents: number): number | null {
  const { model, handling: service, patience = 0, share = 0, within = 0, occupancy, abandoned, blocking = 0 } = asked
  if (model === 'erlang-c') return arrivalsFor(agents, service, { share, within, occupancy })
  if (model === 'erlang-a')
    return arrivalsForImpatient(agents, { service, patience }, { share, within, occupancy, abandoned })
  const load = loadFor(agents, blocking)
  return load === null ? null : load / service
}

function figuresOf(asked: ErlangAsked, agents: number, arrivals: number): QueueFigures {
  const { model, handling: service, per, within, patience = 0 } = asked
  const load = arrivals * service
  const calls = isLoadAlone(asked) ? null : arrivals * per
  const common = { agents, calls, load, blocking: null, abandoned: null }
  if (model === 'erlang-b') {
    const blocking = erlangB(agents, load)
    const occupancy = (load * (1 - blocking)) / agents
    return { ...common, blocking, waiting: null, meanWait: null, servedWithin: null, occupancy, queue: null }
  }
  if (model === 'erlang-c') {
    const { waiting, meanWait, occupancy, queue } = waitingOf(agents, { arrivals, service })
    const inTime = within === undefined ? null : servedWithin(agents, { arrivals, service }, within)
    return { ...common, waiting, meanWait: finite(meanWait), servedWithin: inTime, occupancy, queue: finite(queue) }
  }
  const traffic = { arrivals, service, patience }
  if (flowingQueue(agents, traffic) > LONGEST_QUEUE)
    throw new Unusable('staffing.too-large', [
      { place: '--patience', value: String(patience), expected: `a queue of at most ${LONGEST_QUEUE}` },
    ])
  const { waiting, meanWait, occupancy, queue, abandoned } = patienceOf(agents, traffic)
  const inTime = within === undefined ? null : servedPatientlyWithin(agents, traffic, within)
  return { ...common, waiting, meanWait, servedWithin: inTime, occupancy, queue, abandoned }
}

/** Where nobody waits the load is enough, and its unit of time is anybody's. */
const isLoadAlone = ({ model, handling }: ErlangAsked): boolean => model === 'erlang-b' && handling === UNIT

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

import { erlangB } from './blocking.ts'
import { flowingQueue, type ImpatientTraffic, LONGEST_QUEUE, patienceOf, servedPatientlyWithin } from './patience.ts'
import { greatest, smallest } from '../required.ts'
import { servedWithin, type Traffic } from './waiting.ts'

/** What is promised to those who wait. */
export type WaitingStandard = {
  /** At least this share … */
  readonly share: number
  /** … waits at most so long. */
  readonly within: number
  /** No agent is to be busier than this; 1 unless given. */
  readonly occupancy?: number | undefined
}

export type PatienceStandard = Partial<WaitingStandard> & {
  /** At most this share gives up. */
  readonly abandoned?: number | undefined
}

/** The fewest servers that block no more than a share; null above a million. */
export const serversFor = (load: number, blocking: number): number | null =>
  smallest(0, servers => erlangB(servers, load) <= blocking)

/** The greatest load in erlangs of which no more than a share is blocked; null where even 1e12 is not too much. */
export const loadFor = (servers: number, blocking: number): number | null =>
  greatest(Math.max(1, servers), load => erlangB(servers, load) <= blocking)

/** The fewest agents that keep the standard; null above a million. */
export const agentsFor = (traffic: Traffic, standard: WaitingStandard): number | null =>
  smallest(Math.max(1, Math.floor(traffic.arrivals * traffic.service)), agents => keeps(agents, traffic, standard))

/** The most arrivals in a unit of time with which the agents keep the standard. */
export const arrivalsFor = (agents: number, service: number, standard: WaitingStandard): number | null =>
  greatest(agents / service, arrivals => keeps(agents, { arrivals, service }, standard))

function keeps(agents: number, traffic: Traffic, { share, within, occupancy = 1 }: WaitingStandard): boolean {
  const load = traffic.arrivals * traffic.service
  return load < agents && load / agents <= occupancy && servedWithin(agents, traffic, within) >= share
}

/** As `agentsFor`, of customers who give up. */
export const agentsForImpatient = (traffic: ImpatientTraffic, standard: PatienceStandard): number | null =>
  smallest(1, agents => keepsImpatient(agents, traffic, standard))

/** As `arrivalsFor`, of customers who give up. */
export const arrivalsForImpatient = (
  agents: number,
  { service, patience }: Omit<ImpatientTraffic, 'arrivals'>,
  standard: PatienceStandard,
): number | null =>
  greatest(agents / service, arrivals => keepsImpatient(agents, { arrivals, service, patience }, standard))

function keepsImpatient(agents: number, traffic: ImpatientTraffic, standard: PatienceStandard): boolean {
  const { share = 0, within = 0, occupancy = 1, abandoned = 1 } = standard
  if (flowingQueue(agents, traffic) > LONGEST_QUEUE) return false
  const found = patienceOf(agents, traffic)
  if (found.occupancy > occupancy || found.abandoned > abandoned) return false
  return share === 0 || servedPatientlyWithin(agents, traffic, within) >= share
}

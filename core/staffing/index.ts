export { erlangB } from './erlang/blocking.ts'
export {
  flowingQueue,
  type ImpatientTraffic,
  LONGEST_QUEUE,
  type Patience,
  patienceOf,
  servedPatientlyWithin,
} from './erlang/patience.ts'
export {
  agentsFor,
  agentsForImpatient,
  arrivalsFor,
  arrivalsForImpatient,
  loadFor,
  type PatienceStandard,
  serversFor,
  type WaitingStandard,
} from './erlang/standard.ts'
export { erlangC, servedWithin, type Traffic, type Waiting, waitingOf } from './erlang/waiting.ts'

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
export type { StaffingProblem, StaffingProblemCode, StaffingRefusal } from './problem.ts'
export { type Interval, intervalOf } from './simulation/interval.ts'
export type { GroupOutcome, KindOutcome, Outcome } from './simulation/outcome.ts'
export type { Demand, PeopleGroup, StaffingPlan, WorkKind } from './simulation/plan.ts'
export { type DemandAnswer, demandFor, type PeopleAnswer, peopleFor } from './simulation/search.ts'
export { type OnRun, simulate } from './simulation/simulate.ts'
export type { WorkTime } from './simulation/work-time.ts'

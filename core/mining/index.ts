export { type CaseContext, type CaseEvents, eventsOfCase, openAtSource } from './case-events.ts'
export type {
  HistoryAct,
  LeftOut,
  MappedEvent,
  RawEvent,
  Rejection,
  RejectionCode,
} from './event.ts'
export { caseHistory } from './history.ts'
export type { CaseHistory, HistoryEvent } from './history.ts'
export { eventMapper } from './map-event.ts'
export type { Mapping } from './map-event.ts'
export { columnsNamed, columnsNeeded } from './map.ts'
export type {
  ActMark,
  Condition,
  HeldSource,
  HistoryMap,
  MapProblem,
  NamedBy,
  Source,
  TargetsByPriority,
} from './map.ts'
export { abovePath, addressKey, nameKey, pathKey, pathParts } from './name-key.ts'
export { historyActs } from './read-acts.ts'
export {
  type Candidate,
  type Doubt,
  doubts,
  type Likeness,
  likenesses,
  type Recognition,
  recognise,
} from './recognise.ts'
export { mapProblems, readMap } from './read-map.ts'
export type { MapReading } from './read-map.ts'
export { isTakenAway, takenAway } from './undone.ts'
export { isTargetProblem, parseTarget } from './target-text.ts'
export type { TargetTextProblem } from './target-text.ts'
export { timeParser } from './time-format.ts'
export type { TimeResult } from './time-format.ts'
export * from './log/index.ts'
export { discoverTree } from './discovery/index.ts'
export {
  bpmnOfTree,
  bpmnText,
  isRefused,
  netOfBpmn,
  netOfTree,
  pnmlText,
  readModel,
  reducedTree,
  treeText,
} from './model/index.ts'
export type {
  Bpmn,
  DrawnBpmn,
  ModelProblem,
  ModelReading,
  PetriNet,
  ProcessTree,
  Transition,
  XmlElement,
} from './model/index.ts'
export * from './conformance/index.ts'
export * from './measure/index.ts'

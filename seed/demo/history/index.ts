export { demoHistory } from './history.ts'
export { demoPersonId, demoPostId, demoUnitId } from './identity.ts'
export type { DemoCase, DemoCommitment, HistoryService, HistoryWorld } from './world.ts'

export { addJob } from './add-job.ts'
export type { Chore, Job, Jobs } from './jobs.ts'
export { lead } from './leader.ts'
export { freeDeadWorkers, migrateQueue, work } from './worker.ts'

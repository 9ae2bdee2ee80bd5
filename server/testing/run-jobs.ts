import { Logger, runOnce } from 'graphile-worker'
import type pg from 'pg'
import type { Jobs } from '../queue/index.ts'
import type { World } from '../world.ts'

const quiet = new Logger(() => () => {})

/** Does all jobs that wait on the queue, and those they add, as a worker would. */
export async function runJobs(pool: pg.Pool, jobs: Jobs, world: World): Promise<void> {
  const taskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [name, (payload: unknown) => job(payload, world)]),
  )
  await runOnce({ pgPool: pool, taskList, logger: quiet, noHandleSignals: true })
}

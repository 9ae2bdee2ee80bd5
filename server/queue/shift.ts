import { EventEmitter } from 'node:events'
import { Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { World } from '../world.ts'

export const quiet = new Logger(() => () => {})
const heartbeatMs = 5000

/** Few connections leave most of them to the pages; one worker alone would let much stand before what people wait for. */
const workersOn = (connections: number): number => Math.max(2, Math.min(4, Math.floor(connections / 4)))

/** A pool of the library's workers, from its first job to its last. */
export interface Shift {
  /** it takes no more jobs */
  readonly over: Promise<void>
  /** it has finished those it had */
  readonly ended: Promise<void>
  readonly stop: () => void
}

export async function beginShift(pool: pg.Pool, taskList: TaskList, world: World): Promise<Shift> {
  const events: WorkerEvents = new EventEmitter()
  const over = Promise.withResolvers<void>()
  let id = ''
  // Jobs are locked in the name of the pool, not of the worker in it.
  events.on('pool:create', ({ workerPool }) => (id = workerPool.id))
  events.on('job:failed', ({ job, error }) => world.log.error({ err: error, job: job.task_identifier }, 'job failed'))
  // A job may be locked in our name that never reached us; only with the shift it becomes free.
  events.on('worker:getJob:error', () => stop())
  events.on('pool:gracefulShutdown', () => over.resolve())
  const runner = await run({
    pgPool: pool,
    taskList,
    events,
    noHandleSignals: true,
    logger: quiet,
    preset: {
      worker: {
        concurrentJobs: workersOn(pool.options.max ?? 10),
        pollInterval: 1000,
        // At once, yet by the way that hears of failing: the library's other way ends the process.
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
  })
  const stop = (): void => void runner.stop().catch(() => {})
  const beat = () => sayAlive(world, id).catch(error => world.log.warn({ err: error }, 'no heartbeat'))
  await beat()
  const beating = setInterval(beat, heartbeatMs)
  const ended = runner.promise
    .catch(error => world.log.warn({ err: error }, 'a shift of workers ended'))
    // No beat after its end: what it could not note as done is another's to do again.
    .finally(() => {
      clearInterval(beating)
      over.resolve()
    })
  return { over: over.promise, ended, stop }
}

async function sayAlive({ db }: World, worker: string): Promise<void> {
  await sql`
    insert into worker_heartbeat (worker_id) values (${worker})
        on conflict (worker_id) do update set seen_at = now()`.execute(db)
}

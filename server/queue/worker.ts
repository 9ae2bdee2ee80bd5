import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, makeWorkerUtils, run, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { World } from '../world.ts'
import type { Jobs } from './jobs.ts'

const quiet = new Logger(() => () => {})
const heartbeatMs = 5000
const againMs = 1000
/** How long running jobs are waited for at the end; they are told to stop, and another node does them again. */
const patienceMs = 15_000

/** Makes or upgrades the queue's own tables; its library keeps them in a schema of their own. */
export async function migrateQueue(pool: pg.Pool): Promise<void> {
  const utils = await makeWorkerUtils({ pgPool: pool, logger: quiet })
  await utils.migrate()
  await utils.release()
}

/**
 * Runs jobs as they come, each once at a time over all nodes. A shift of the library's workers ends when the end of a job
 * cannot be noted, as while the database is away; then the next begins. Answers a function that waits for the running ones.
 */
export async function work(pool: pg.Pool, jobs: Jobs, world: World): Promise<() => Promise<void>> {
  const stopping = new AbortController()
  const { signal } = stopping
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [name, (payload: unknown) => job(payload, world, signal)]),
  )
  let runner = await begin(pool, taskList, world)
  const shifts = (async () => {
    while (!signal.aborted) {
      await runner.promise.catch(error => world.log.warn({ err: error }, 'the workers ended; beginning anew'))
      while (!signal.aborted) {
        await sleep(againMs, null, { signal }).catch(() => {})
        const next = signal.aborted ? null : await begin(pool, taskList, world).catch(() => null)
        if (next === null) continue
        runner = next
        break
      }
    }
  })()
  return async () => {
    stopping.abort()
    const ended = Promise.allSettled([runner.stop(), shifts])
    await Promise.race([ended, sleep(patienceMs, null, { ref: false })])
  }
}

async function begin(pool: pg.Pool, taskList: TaskList, world: World): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter()
  let id = ''
  // Jobs are locked in the name of the pool, not of the worker in it.
  events.on('pool:create', ({ workerPool }) => (id = workerPool.id))
  events.on('job:failed', ({ job, error }) => world.log.error({ err: error, job: job.task_identifier }, 'job failed'))
  const runner = await run({
    pgPool: pool,
    taskList,
    events,
    noHandleSignals: true,
    logger: quiet,
    preset: {
      worker: {
        concurrentJobs: 4,
        pollInterval: 1000,
        // At once, yet by the way that hears of failing: the library's other way ends the process.
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
  })
  const beat = () => sayAlive(world, id).catch(error => world.log.warn({ err: error }, 'no heartbeat'))
  await beat()
  const beating = setInterval(beat, heartbeatMs)
  // No beat after its end: what it could not note as done is another's to do again.
  const rest = () => clearInterval(beating)
  runner.promise.then(rest, rest)
  return runner
}

async function sayAlive({ db }: World, worker: string): Promise<void> {
  await sql`
    insert into worker_heartbeat (worker_id) values (${worker})
        on conflict (worker_id) do update set seen_at = now()`.execute(db)
}

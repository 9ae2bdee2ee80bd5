import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, makeWorkerUtils, run, type TaskList, type WorkerEvents } from 'graphile-worker'
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
 * Runs jobs as they come, each once at a time over all nodes, in shifts: one is over when it could not take a job or note its
 * end, as while the database is away, and the next begins while it finishes what it has. Answers a function that waits for the
 * running ones.
 */
export async function work(pool: pg.Pool, jobs: Jobs, world: World): Promise<() => Promise<void>> {
  const stopping = new AbortController()
  const { signal } = stopping
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [name, (payload: unknown) => job(payload, world, signal)]),
  )
  const atWork = new Set<Shift>()
  const beginSoon = async (): Promise<Shift | null> => {
    while (!signal.aborted) {
      const shift = await begin(pool, taskList, world).catch(
        error => void world.log.warn({ err: error }, 'the workers could not begin yet'),
      )
      if (shift) {
        atWork.add(shift)
        void shift.ended.then(() => atWork.delete(shift))
        return shift
      }
      await sleep(againMs, null, { signal }).catch(() => {})
    }
    return null
  }
  let shift = await beginSoon()
  const shifts = (async () => {
    while (shift !== null) {
      await shift.over
      shift = await beginSoon()
    }
  })()
  return async () => {
    stopping.abort()
    for (const { stop } of atWork) stop()
    const ended = Promise.all([shifts, ...[...atWork].map(({ ended }) => ended)])
    await Promise.race([ended, sleep(patienceMs, null, { ref: false })])
  }
}

interface Shift {
  /** it takes no more jobs */
  readonly over: Promise<void>
  /** it has finished those it had */
  readonly ended: Promise<void>
  readonly stop: () => void
}

async function begin(pool: pg.Pool, taskList: TaskList, world: World): Promise<Shift> {
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
        concurrentJobs: 4,
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

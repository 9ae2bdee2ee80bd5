import { EventEmitter } from 'node:events'
import { Logger, makeWorkerUtils, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { World } from '../world.ts'
import type { Chore, Jobs } from './jobs.ts'

const quiet = new Logger(() => () => {})
const heartbeatMs = 10_000

/** Makes or upgrades the queue's own tables; its library keeps them in a schema of their own. */
export async function migrateQueue(pool: pg.Pool): Promise<void> {
  const utils = await makeWorkerUtils({ pgPool: pool, logger: quiet })
  await utils.migrate()
  await utils.release()
}

/** Runs jobs as they come, each once at a time over all nodes. Answers a function that waits for the running ones and ends. */
export async function work(pool: pg.Pool, jobs: Jobs, world: World): Promise<() => Promise<void>> {
  const stopping = new AbortController()
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [name, (payload: unknown) => job(payload, world, stopping.signal)]),
  )
  const events: WorkerEvents = new EventEmitter()
  const pools = new Set<string>()
  const beat = () => sayAlive(world, [...pools]).catch(error => world.log.warn({ err: error }, 'no heartbeat'))
  // Jobs are locked in the name of the pool, not of the worker in it.
  events.on('pool:create', ({ workerPool }) => pools.add(workerPool.id))
  events.on('job:failed', ({ job, error }) => world.log.error({ err: error, job: job.task_identifier }, 'job failed'))
  const runner = await run({
    pgPool: pool,
    taskList,
    events,
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: quiet,
  })
  await beat()
  const beating = setInterval(beat, heartbeatMs)
  return async () => {
    clearInterval(beating)
    stopping.abort()
    await runner.stop()
  }
}

async function sayAlive({ db }: World, workers: readonly string[]): Promise<void> {
  await sql`
    insert into worker_heartbeat (worker_id) select unnest(${workers}::text[])
        on conflict (worker_id) do update set seen_at = now()`.execute(db)
}

/** A worker that died would keep its jobs for four hours: those not heard of for half a minute are freed, new ones included. */
export const freeDeadWorkers: Chore = {
  name: 'free dead workers',
  everySeconds: 10,
  run: async ({ db }) => {
    await sql`delete from worker_heartbeat where seen_at < now() - interval '30 seconds'`.execute(db)
    const dead = await sql<{ worker: string }>`
      select distinct locked_by as worker
        from graphile_worker._private_jobs
       where locked_at < now() - interval '30 seconds'
         and locked_by not in (select worker_id from worker_heartbeat)`.execute(db)
    const workers = dead.rows.map(row => row.worker)
    if (workers.length === 0) return
    await sql`select graphile_worker.force_unlock_workers(${workers}::text[])`.execute(db)
    // Another was put in its place under the same key while its worker died: nobody does it, nobody takes it away.
    await sql`
      delete from graphile_worker._private_jobs
       where key is null and locked_at is null and attempts >= max_attempts and last_error is null`.execute(db)
  },
}

import { sql } from 'kysely'
import type { World } from '../world.ts'
import type { Chore } from './jobs.ts'

/** Those not heard of when last looked. */
let suspected: readonly string[] = []

/**
 * A worker that died would keep its jobs for four hours: those not heard of for 12 seconds, and not since that was seen either,
 * are freed, new ones included. While the database is away nobody can be heard, hence the second look.
 */
export const freeDeadWorkers: Chore = {
  name: 'free dead workers',
  everySeconds: 6,
  run: async world => {
    const silent = await silentWorkers(world)
    const dead = silent.filter(worker => suspected.includes(worker))
    suspected = silent
    if (dead.length > 0) await free(world, dead)
  },
}

async function silentWorkers({ db }: World): Promise<readonly string[]> {
  await sql`delete from worker_heartbeat where seen_at < now() - interval '1 hour'`.execute(db)
  const { rows } = await sql<{ worker: string }>`
    select distinct locked_by as worker
      from graphile_worker._private_jobs
     where locked_at < now() - interval '12 seconds'
       and locked_by not in (select worker_id from worker_heartbeat where seen_at >= now() - interval '12 seconds')`.execute(
    db,
  )
  return rows.map(row => row.worker)
}

async function free({ db }: World, workers: readonly string[]): Promise<void> {
  await sql`select graphile_worker.force_unlock_workers(${workers}::text[])`.execute(db)
  // Another was put in its place under the same key while its worker died: nobody does it, nobody takes it away.
  await sql`
    delete from graphile_worker._private_jobs
     where key is null and locked_at is null and attempts >= max_attempts and last_error is null`.execute(db)
}

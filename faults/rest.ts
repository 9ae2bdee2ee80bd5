import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '../server/database/index.ts'

const patienceMs = 180_000

/** Waits until all that is due has been done; answers what still waits then, or was given up. */
export async function untilRested(database: Database): Promise<readonly string[]> {
  const begun = performance.now()
  for (;;) {
    const waiting = await due(database)
    if (waiting.length === 0 || performance.now() - begun > patienceMs) return waiting
    await setTimeout(1000)
  }
}

/** Jobs on the queue, timers, mails, readers of the journal. */
async function due({ db }: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ fault: string }>`
    select 'job ' || task_identifier || ' at attempt ' || attempts || coalesce(': ' || last_error, '') as fault
      from graphile_worker.jobs where run_at <= now()
     union all
    select 'timer ' || kind || ' of ' || commitment_id from commitment_timer where at <= now()
     union all
    select 'mail ' || id || ' ' || state from mail where (state = 'waiting' and next_at <= now() + interval '1 minute') or state = 'failed'`.execute(
    db,
  )
  return rows.map(({ fault }) => `not done: ${fault}`)
}

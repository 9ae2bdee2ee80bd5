import type { Instant } from '@huke/core/calendar'
import type { DB } from '@huke/server/database'
import { type Kysely, sql } from 'kysely'

/** How far the loading has come, kept with what it wrote, so that a start after a kill goes on exactly there. */
export interface Progress {
  /** the moment whose demo it is; a load that goes on keeps it */
  readonly now: Instant
  /** cases of the history written so far */
  readonly cases: number
  readonly done: boolean
}

const key = 'demo.loaded'

export async function readProgress(db: Kysely<DB>): Promise<Progress | null> {
  const { rows } = await sql<{ value: Progress }>`select value from setting where key = ${key}`.execute(db)
  return rows[0]?.value ?? null
}

/** The same, and nobody else moves on until the transaction ends. */
export async function lockProgress(trx: Kysely<DB>): Promise<Progress> {
  const { rows } = await sql<{ value: Progress }>`select value from setting where key = ${key} for update`.execute(trx)
  if (rows[0] === undefined) throw new Error('the demo was not begun')
  return rows[0].value
}

export async function saveProgress(db: Kysely<DB>, progress: Progress): Promise<void> {
  await saveSetting(db, key, progress)
}

export async function saveSetting(db: Kysely<DB>, name: string, value: unknown): Promise<void> {
  await sql`
    insert into setting (key, value) values (${name}, ${JSON.stringify(value)}::jsonb)
        on conflict (key) do update set value = excluded.value`.execute(db)
}

import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'

/**
 * Waits until readers of the journal may read all of it. They stay below the oldest running transaction of the whole
 * server, which may be one of another test's database.
 */
export async function settled(db: Kysely<DB>): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ settled: boolean }>`
      select not exists (select from journal where xid >= pg_snapshot_xmin(pg_current_snapshot())) as settled`.execute(
      db,
    )
    if (rows[0]?.settled) return
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

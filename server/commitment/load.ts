import type { Instant } from '@huke/core/calendar'
import type { ActKind, Commitment, Id } from '@huke/core/commitment'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'

export interface Loaded {
  readonly commitment: Commitment
  readonly number: string
  /** of the whole case: nothing in it happens earlier any more */
  readonly lastInRoot: Instant
}

export async function load(db: Kysely<DB>, id: Id): Promise<Loaded | null> {
  const { rows } = await sql<Loaded>`
    select state_data as commitment, number,
           (select max(last_event_at) from commitment whole where whole.root_id = c.root_id) as "lastInRoot"
      from commitment c where id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

/** Loads a commitment with its root locked, so that nobody else acts on the case until the transaction ends. */
export async function loadLocked(trx: Transaction<DB>, id: Id): Promise<Loaded | null> {
  const { rowCount } = await lockRootOf(trx, id)
  return rowCount === 0 ? null : load(trx, id)
}

async function lockRootOf(trx: Transaction<DB>, id: Id): Promise<{ rowCount: number }> {
  const { rows } = await sql`
    select 1 from journal_root where root_id = (select root_id from commitment where id = ${id}::uuid) for update`.execute(
    trx,
  )
  return { rowCount: rows.length }
}

/** Kept beside a name, a key would tell that an answer was given. Given twice it is the same answer, and needs none. */
export const keyFor = async (
  db: Kysely<DB>,
  id: Id,
  kind: ActKind,
  key: string | undefined,
): Promise<string | undefined> =>
  key !== undefined && kind === 'evaluate' && (await isUnnamedMatter(db, id)) ? undefined : key

async function isUnnamedMatter(db: Kysely<DB>, id: Id): Promise<boolean> {
  const { rows } = await sql<{ attribution: string }>`
    select state_data #>> '{terms,evaluation,attribution}' as attribution from commitment where id = ${id}::uuid`.execute(
    db,
  )
  return rows[0] !== undefined && rows[0].attribution !== 'named'
}

import { type Commitment, type Id, transitions } from '@huke/core/commitment'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'

/** Children that are parts and not closed yet. */
export async function countOpenParts(db: Kysely<DB>, parent: Id): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from commitment where ${isPartOf(parent)} and closed_at is null`.execute(db)
  return rows[0]?.n ?? 0
}

/** The parts to be withdrawn with a whole: delivered ones go on, for whoever supplied them has earned a verdict. */
export async function partsLeftBy(trx: Transaction<DB>, whole: Commitment): Promise<readonly Id[]> {
  if (!endedUndelivered.includes(whole.state) || whole.children.length === 0) return []
  const { rows } = await sql<{ id: Id }>`
    select id from commitment
     where ${isPartOf(whole.id)} and state = any(${[...transitions.withdraw.from]}::text[]) order by id`.execute(trx)
  return rows.map(row => row.id)
}

/** A reopening ends the recovery of what is now done anew. */
export async function recoveriesEndedBy(
  trx: Transaction<DB>,
  before: Commitment,
  now: Commitment,
): Promise<readonly Id[]> {
  if (now.reopens === before.reopens) return []
  const { rows } = await sql<{ id: Id }>`
    select id from commitment
     where parent_id = ${now.id}::uuid and state_data -> 'parent' ->> 'relation' = 'recovery' and closed_at is null
     order by id`.execute(trx)
  return rows.map(row => row.id)
}

const endedUndelivered: readonly Commitment['state'][] = ['withdrawn', 'declined', 'failed']

const isPartOf = (parent: Id) => sql`parent_id = ${parent}::uuid and state_data -> 'parent' ->> 'relation' = 'part'`

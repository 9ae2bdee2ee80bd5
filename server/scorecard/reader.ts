import type { Id } from '@huke/core/commitment'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'

/** Where a reader of the journal has come to. Transaction numbers are kept as text: they outgrow a number. */
export interface Position {
  readonly xid: string
  readonly id: number
}

const name = 'scorecard'

/** Makes the reader known; nothing where it is. */
export async function ensureReader(db: Kysely<DB>): Promise<void> {
  await sql`insert into journal_reader (name) values (${name}) on conflict do nothing`.execute(db)
}

/** Takes the reader's place until the transaction ends; null while somebody else has it. */
export async function takeReader(trx: Transaction<DB>): Promise<Position | null> {
  const { rows } = await sql<Position>`
    select xid::text, id from journal_reader where name = ${name} for update skip locked`.execute(trx)
  return rows[0] ?? null
}

/** The same, waiting for whoever has it. */
export async function awaitReader(trx: Transaction<DB>): Promise<Position> {
  const { rows } =
    await sql<Position>`select xid::text, id from journal_reader where name = ${name} for update`.execute(trx)
  return rows[0]
}

export interface JournalRef extends Position {
  readonly commitment_id: Id
}

/**
 * The next rows in the order of their transactions, below the oldest one still running: a transaction that commits late has a
 * number above that line, so none is ever passed over.
 */
export async function readOn(
  trx: Transaction<DB>,
  { xid, id }: Position,
  limit: number,
): Promise<readonly JournalRef[]> {
  const { rows } = await sql<JournalRef>`
    select xid::text, id, commitment_id
      from journal
     where (xid, id) > (${xid}::xid8, ${id}::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
     order by journal.xid, id
     limit ${limit}`.execute(trx)
  return rows
}

export async function moveReader(trx: Transaction<DB>, { xid, id }: Position): Promise<void> {
  await sql`update journal_reader set xid = ${xid}::xid8, id = ${id} where name = ${name}`.execute(trx)
}

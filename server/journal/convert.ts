import type { Event, Id } from '@huke/core/commitment'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { appendRecorded, type RecordedEntry } from './append.ts'

/** Takes out of a root's events those that have their place elsewhere now, and keeps them there. */
export type Settle = (
  trx: Transaction<DB>,
  entries: ReadonlyMap<Id, readonly RecordedEntry[]>,
) => Promise<ReadonlyMap<Id, readonly RecordedEntry[]>>

const batchRoots = 200

/**
 * Writes the journal of a release that hashed without salts anew, a batch of roots a transaction, from where it was stopped;
 * several nodes take turns. Of the seals of that time the last one's hash stays as the head that the next goes on from: what it
 * covered is no more, because the hashes gave answers away.
 */
export async function convertJournal(
  db: Kysely<DB>,
  settle: Settle,
  onProgress: (done: number) => void,
): Promise<void> {
  let done = 0
  for (;;) {
    const converted = await db.transaction().execute(trx => convertSome(trx, settle))
    if (converted === 0) return
    done += converted
    onProgress(done)
  }
}

async function convertSome(trx: Transaction<DB>, settle: Settle): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('journal conversion', 0))`.execute(trx)
  const { rows: left } = await sql`select from journal where salt = '' limit 1`.execute(trx)
  if (left.length === 0) return 0
  // The table lets nobody change a row; its owner says for this transaction that it may.
  await sql`alter table journal disable trigger user`.execute(trx)
  await keepHead(trx)
  const entries = await takeUnsalted(trx)
  await appendRecorded(trx, await settle(trx, entries))
  await sql`alter table journal enable trigger user`.execute(trx)
  return entries.size
}

/** Nothing of what the old seals covered is there to be compared with any more. */
async function keepHead(trx: Transaction<DB>): Promise<void> {
  await sql`delete from journal_seal where number < (select max(number) from journal_seal)`.execute(trx)
  await sql`
    update journal_seal
       set after_xid = '0', after_id = 0, upto_xid = '0', upto_id = 0, rows = 0, merkle_root = '', prev_hash = ''
     where merkle_root <> ''`.execute(trx)
}

async function takeUnsalted(trx: Transaction<DB>): Promise<ReadonlyMap<Id, readonly RecordedEntry[]>> {
  const { rows } = await sql<{ root: Id; commitment: Id; event: Event; recordedAt: number }>`
    with roots as (select distinct root_id from journal where salt = '' order by root_id limit ${batchRoots}),
    heads as (delete from journal_root where root_id in (select root_id from roots)),
    taken as (delete from journal j where root_id in (select root_id from roots) returning j.*)
    select root_id as root, commitment_id as commitment, event, recorded_at as "recordedAt" from taken order by root_id, seq`.execute(
    trx,
  )
  const entries = new Map<Id, RecordedEntry[]>()
  for (const { root, commitment, event, recordedAt } of rows) {
    const those = entries.get(root) ?? []
    those.push({ commitmentId: commitment, event, recordedAt })
    entries.set(root, those)
  }
  return entries
}

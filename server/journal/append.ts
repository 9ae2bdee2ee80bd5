import { randomBytes } from 'node:crypto'
import type { Instant } from '@huke/core/calendar'
import type { Event, Id } from '@huke/core/commitment'
import { type JournalRow, noHash, rowHash } from '@huke/core/journal'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'

/** An event of a commitment, on its way into the journal of its root. */
export interface Entry {
  readonly commitmentId: Id
  readonly event: Event
}

/** With the time at which it was written down. */
export type RecordedEntry = Entry & { readonly recordedAt: Instant }

interface Head {
  readonly seq: number
  readonly hash: string
}

/**
 * Writes events behind the last row of each root, chained by hash. Locks the roots until the transaction ends, so two writers
 * of one root come one after the other. Three statements, whatever the number of roots.
 */
export const append = (
  trx: Transaction<DB>,
  entries: ReadonlyMap<Id, readonly Entry[]>,
  recordedAt: Instant,
): Promise<void> =>
  appendRecorded(trx, new Map([...entries].map(([root, those]) => [root, those.map(e => ({ ...e, recordedAt }))])))

export async function appendRecorded(
  trx: Transaction<DB>,
  entries: ReadonlyMap<Id, readonly RecordedEntry[]>,
): Promise<void> {
  const heads = await lockRoots(trx, [...entries.keys()])
  const rows = [...entries].flatMap(([rootId, events]) => chain(rootId, heads.get(rootId), events))
  await insertRows(trx, rows)
  await saveHeads(trx, [...new Map(rows.map(row => [row.rootId, row])).values()])
}

/** What the journal hashes of an event: who, when and what stand apart, as in its columns. */
export function rowOf(
  place: Pick<JournalRow, 'rootId' | 'seq' | 'commitmentId' | 'recordedAt' | 'salt'>,
  event: Event,
) {
  const { type, at, by, ...payload } = event
  return { ...place, type, actor: by, at, payload }
}

/** 128 bits: more than anybody can try. */
const newSalt = (): string => randomBytes(16).toString('hex')

function chain(rootId: Id, head: Head = { seq: 0, hash: noHash }, entries: readonly RecordedEntry[]) {
  let prevHash = head.hash
  return entries.map(({ commitmentId, event, recordedAt }, i) => {
    const row = rowOf({ rootId, seq: head.seq + i + 1, commitmentId, recordedAt, salt: newSalt() }, event)
    const linked = { ...row, event, prevHash, hash: rowHash(prevHash, row) }
    prevHash = linked.hash
    return linked
  })
}

/** Roots are locked in the order of their identifiers, so that two batches cannot wait for each other. */
async function lockRoots(trx: Transaction<DB>, ids: readonly Id[]): Promise<ReadonlyMap<Id, Head>> {
  const { rows } = await sql<{ root_id: Id } & Head>`
    select root_id, seq, hash from journal_root where root_id = any(${ids}::uuid[]) order by root_id for update`.execute(
    trx,
  )
  return new Map(rows.map(row => [row.root_id, row]))
}

type LinkedRow = ReturnType<typeof chain>[number]

async function insertRows(trx: Transaction<DB>, rows: readonly LinkedRow[]): Promise<void> {
  const records = rows.map(row => ({
    root_id: row.rootId,
    seq: row.seq,
    commitment_id: row.commitmentId,
    type: row.type,
    actor_id: row.actor.person,
    at: new Date(row.at).toISOString(),
    recorded_at: new Date(row.recordedAt).toISOString(),
    event: row.event,
    salt: row.salt,
    prev_hash: row.prevHash,
    hash: row.hash,
  }))
  await sql`
    insert into journal (root_id, seq, commitment_id, type, actor_id, at, recorded_at, event, salt, prev_hash, hash)
    select root_id, seq, commitment_id, type, actor_id, at, recorded_at, event, salt, prev_hash, hash
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
        as r(root_id uuid, seq int, commitment_id uuid, type text, actor_id uuid, at timestamptz, recorded_at timestamptz,
             event jsonb, salt text, prev_hash text, hash text)`.execute(trx)
}

async function saveHeads(trx: Transaction<DB>, rows: readonly LinkedRow[]): Promise<void> {
  await sql`
    insert into journal_root (root_id, seq, hash)
    select * from unnest(${rows.map(r => r.rootId)}::uuid[], ${rows.map(r => r.seq)}::int[], ${rows.map(r => r.hash)}::text[])
        on conflict (root_id) do update set seq = excluded.seq, hash = excluded.hash`.execute(trx)
}

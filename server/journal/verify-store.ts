import type { Instant } from '@huke/core/calendar'
import type { Commitment, Event, Id } from '@huke/core/commitment'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import type { Row } from './difference.ts'

export interface JournalColumns {
  readonly root_id: Id
  readonly seq: number
  readonly commitment_id: Id
  readonly type: string
  readonly actor_id: Id | null
  readonly at: Instant
  readonly recorded_at: Instant
  readonly event: Event
  readonly salt: string
  readonly prev_hash: string
  readonly hash: string
}

export interface RootHead {
  readonly root_id: Id
  readonly seq: number
  readonly hash: string
}

export interface StoredCommitment extends Row {
  readonly id: Id
  readonly root_id: Id
  readonly state_data: Commitment
}

/** All that is stored of the roots in a range of identifiers. */
export interface Stretch {
  readonly heads: readonly RootHead[]
  readonly rows: readonly JournalColumns[]
  readonly commitments: readonly StoredCommitment[]
  readonly clocks: readonly Row[]
  readonly holdings: readonly Row[]
  readonly timers: readonly Row[]
  readonly customers: readonly Row[]
  readonly watches: readonly Row[]
}

const firstId: Id = '00000000-0000-0000-0000-000000000000'
const lastId: Id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const mostRoots = 500
const mostRows = 20_000

/** Everything in the order of the roots, in stretches that bound the memory; what belongs to no known root is in them as well. */
export async function* stretches(db: Kysely<DB>): AsyncGenerator<Stretch> {
  let after = firstId
  for (;;) {
    const heads = await headsAfter(db, after)
    const upto = heads.length === 0 ? lastId : heads[heads.length - 1].root_id
    yield await stretch(db, heads, after, upto)
    if (heads.length === 0) return
    after = upto
  }
}

async function headsAfter(db: Kysely<DB>, after: Id): Promise<readonly RootHead[]> {
  const { rows } = await sql<RootHead>`
    select root_id, seq, hash from journal_root where root_id > ${after}::uuid order by root_id limit ${mostRoots}`.execute(
    db,
  )
  let sum = 0
  const fit = rows.findIndex(row => (sum += row.seq) > mostRows)
  return fit < 0 ? rows : rows.slice(0, Math.max(1, fit))
}

async function stretch(db: Kysely<DB>, heads: readonly RootHead[], after: Id, upto: Id): Promise<Stretch> {
  const within = sql`root_id > ${after}::uuid and root_id <= ${upto}::uuid`
  const rows = await sql<JournalColumns>`
    select root_id, seq, commitment_id, type, actor_id, at, recorded_at, event, salt, prev_hash, hash
      from journal where ${within} order by root_id, seq, id`.execute(db)
  const commitments = await sql<{ row: StoredCommitment }>`
    select to_jsonb(c) - 'words' as row from commitment c where ${within} order by id`.execute(db)
  return {
    heads,
    rows: rows.rows,
    commitments: commitments.rows.map(({ row }) => row),
    clocks: await partsOf(db, 'commitment_clock', within),
    holdings: await partsOf(db, 'commitment_holding', within),
    timers: await partsOf(db, 'commitment_timer', within),
    customers: await partsOf(db, 'commitment_customer', within),
    watches: await partsOf(db, 'commitment_watch', within),
  }
}

async function partsOf(db: Kysely<DB>, table: string, within: RawBuilder<unknown>): Promise<readonly Row[]> {
  const { rows } = await sql<{ row: Row }>`
    select to_jsonb(part) as row from ${sql.table(table)} part
     where commitment_id in (select id from commitment where ${within})`.execute(db)
  return rows.map(({ row }) => row)
}

export async function countRows(db: Kysely<DB>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select coalesce(sum(seq), 0)::bigint as n from journal_root`.execute(db)
  return rows[0].n
}

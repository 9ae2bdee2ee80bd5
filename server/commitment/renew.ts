import { apply, begin, type Event, type Id } from '@huke/core/commitment'
import { type Kysely, sql, type Transaction } from 'kysely'
import { loadCalendars } from '../calendar/index.ts'
import type { DB } from '../database/index.ts'
import { wordsOf } from './birth.ts'
import { project } from './project.ts'
import { calendarRefsOf } from './refs.ts'
import { writeProjections } from './write.ts'

/** Raise it whenever the same events make something else of a commitment than before. */
const version = 4
const batchRoots = 200

interface Kept {
  readonly version: number
  /** the last root that is as this version makes it; null = all are */
  readonly after: Id | null
}

/**
 * Makes anew from the journal what an earlier release kept of commitments. A batch a transaction, from where it was
 * stopped; several nodes take turns.
 */
export async function renewProjections(
  db: Kysely<DB>,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  let done = 0
  let total: number | null = null
  for (;;) {
    const renewed = await db.transaction().execute(renewSome)
    if (renewed === null) return
    if (renewed === 0) continue
    total ??= renewed + (await rootsLeft(db))
    done += renewed
    onProgress(done, total)
  }
}

/** The number of roots renewed; null when all are. */
async function renewSome(trx: Transaction<DB>): Promise<number | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended('projections', 0))`.execute(trx)
  const kept = await keptOf(trx)
  if (kept.version === version && kept.after === null) return null
  const after = kept.version === version ? kept.after : nobody
  const { rows } = await sql<{ root_id: Id }>`
    select root_id from journal_root where root_id > ${after}::uuid order by root_id limit ${batchRoots} for update`.execute(
    trx,
  )
  const roots = rows.map(row => row.root_id)
  await renew(trx, roots)
  await keep(trx, { version, after: roots.at(-1) ?? null })
  if (roots.length === 0) await readAnew(trx)
  return roots.length
}

async function renew(trx: Transaction<DB>, roots: readonly Id[]): Promise<void> {
  const { rows } = await sql<{ id: Id; root_id: Id; events: readonly Event[] }>`
    select c.id, c.root_id, (select jsonb_agg(j.event order by j.seq) from journal j
                              where j.root_id = c.root_id and j.commitment_id = c.id) as events
      from commitment c where c.root_id = any(${roots}::uuid[]) order by c.id`.execute(trx)
  if (rows.length === 0) return
  const commitments = rows.map(({ id, root_id, events: [first, ...later] }) =>
    later.reduce(apply, begin(id, root_id, first as Event)),
  )
  const calendars = await loadCalendars(
    trx,
    commitments.flatMap(c => calendarRefsOf(c)),
  )
  await writeProjections(
    trx,
    commitments.map(commitment => ({ commitment, projection: project(commitment, calendars), birth: null })),
  )
  await renewWords(
    trx,
    rows.map(({ id, events }) => ({ id, words: wordsOf(events[0] as Event) })),
  )
}

/** Figures are made of commitments: what counts them begins at the first again, and leaves what is as it was. */
const readAnew = (trx: Transaction<DB>): Promise<unknown> =>
  sql`update journal_reader set xid = '0', id = 0 where name = 'scorecard'`.execute(trx)

async function renewWords(trx: Transaction<DB>, rows: readonly { id: Id; words: string }[]): Promise<void> {
  await sql`
    update commitment c set words = to_tsvector('simple', x.words)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, words text)
     where c.id = x.id and c.words is distinct from to_tsvector('simple', x.words)`.execute(trx)
}

/** An installation that says nothing is new, or of the first version. */
async function keptOf(trx: Transaction<DB>): Promise<Kept> {
  const { rows } = await sql<{ kept: Kept }>`select value as kept from setting where key = ${key}`.execute(trx)
  return rows[0]?.kept ?? { version: 1, after: null }
}

async function keep(trx: Transaction<DB>, kept: Kept): Promise<void> {
  await sql`
    insert into setting (key, value) values (${key}, ${JSON.stringify(kept)}::jsonb)
        on conflict (key) do update set value = excluded.value`.execute(trx)
}

async function rootsLeft(db: Kysely<DB>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from journal_root
     where root_id > coalesce((select value ->> 'after' from setting where key = ${key})::uuid, ${nobody}::uuid)`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

const key = 'projections'
const nobody: Id = '00000000-0000-0000-0000-000000000000'

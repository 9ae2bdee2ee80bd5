import { type Member, viewerOn } from '@huke/core/access'
import type { Instant } from '@huke/core/calendar'
import type { Commitment, Id } from '@huke/core/commitment'
import { isWithheld } from '@huke/core/evaluation'
import { type Kysely, sql } from 'kysely'
import type { Static } from 'typebox'
import type { DB } from '../database/index.ts'
import { pageFrom, readCursor } from '../http/index.ts'
import { type PersonRef, personRefs } from '../organisation/index.ts'
import { rowOf } from './append.ts'
import type { JournalRowAnswer } from './schema.ts'
import type { JournalColumns } from './verify-store.ts'

type Answer = Static<typeof JournalRowAnswer>

export async function commitmentOf(db: Kysely<DB>, id: Id): Promise<Commitment | null> {
  const { rows } = await sql<{ state_data: Commitment }>`
    select state_data from commitment where id = ${id}::uuid`.execute(db)
  return rows[0]?.state_data ?? null
}

/** A page of the rows of one commitment, oldest first, with as much of each as the reader may see. */
export async function journalPage(
  db: Kysely<DB>,
  c: Commitment,
  member: Member,
  query: { readonly after?: string; readonly limit?: number },
  at: Instant,
): Promise<{ items: Answer[]; next: string | null }> {
  const limit = query.limit ?? 50
  const after = Number(readCursor(query.after, 1)?.[0] ?? 0)
  const { rows } = await sql<JournalColumns>`
    select root_id, seq, commitment_id, type, actor_id, at, recorded_at, event, prev_hash, hash
      from journal where commitment_id = ${c.id}::uuid and seq > ${after} order by seq limit ${limit + 1}`.execute(db)
  const viewer = viewerOn(member, c)
  const people = await personRefs(
    db,
    rows.flatMap(row => row.actor_id ?? []),
  )
  const page = pageFrom(
    rows,
    limit,
    row => [row.seq],
    row => (isWithheld(row.event, c, viewer, at) ? withheld(row) : shown(row, people)),
  )
  return { ...page, items: [...page.items] }
}

const place = ({ root_id, seq, commitment_id, prev_hash, hash }: JournalColumns) => ({
  rootId: root_id,
  seq,
  commitmentId: commitment_id,
  prevHash: prev_hash,
  hash,
})

const withheld = (row: JournalColumns): Answer => ({
  ...place(row),
  withheld: true,
  type: null,
  actor: null,
  at: null,
  recordedAt: null,
  payload: null,
})

function shown(row: JournalColumns, people: ReadonlyMap<Id, PersonRef>): Answer {
  const { type, actor, at, recordedAt, payload } = rowOf({ ...place(row), recordedAt: row.recorded_at }, row.event)
  const person = actor.person === null ? null : (people.get(actor.person) ?? null)
  return {
    ...place(row),
    withheld: false,
    type,
    actor: { person, as: actor.as, delegateOf: actor.delegateOf ?? null },
    at,
    recordedAt,
    payload,
  }
}

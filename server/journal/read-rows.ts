import { type Member, viewerOn } from '@huke/core/access'
import type { Instant } from '@huke/core/calendar'
import type { Commitment, Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { Static } from 'typebox'
import type { DB } from '../database/index.ts'
import { pageFrom, readKeys } from '../http/index.ts'
import { type PersonRef, personRefs } from '../organisation/index.ts'
import { rowOf } from './append.ts'
import type { JournalRowAnswer } from './schema.ts'
import { type VisibleRow, visibleRows } from './visible-rows.ts'

type Answer = Static<typeof JournalRowAnswer>

export async function commitmentOf(db: Kysely<DB>, id: Id): Promise<Commitment | null> {
  const { rows } = await sql<{ state_data: Commitment }>`
    select state_data from commitment where id = ${id}::uuid`.execute(db)
  return rows[0]?.state_data ?? null
}

/** A page of the rows of one commitment that the reader may see, oldest first. */
export async function journalPage(
  db: Kysely<DB>,
  c: Commitment,
  member: Member,
  query: { readonly after?: string; readonly limit?: number },
  at: Instant,
): Promise<{ items: Answer[]; next: string | null }> {
  const limit = query.limit ?? 50
  const after = readKeys(query.after, ['number'])?.[0] ?? 0
  const rows = await visibleRows(db, c, viewerOn(member, c), { after, limit, newestFirst: false, at })
  const people = await personRefs(
    db,
    rows.flatMap(row => row.actor_id ?? []),
  )
  const page = pageFrom(
    rows,
    limit,
    row => [row.number],
    row => shown(row, people, seesAll(member)),
  )
  return { ...page, items: [...page.items] }
}

/** Whether nothing in any case is kept from them, so that its chain tells them nothing. Others would read it from the gaps. */
const seesAll = ({ roles }: Member): boolean => roles.includes('officer') || roles.includes('auditor')

function shown(row: VisibleRow, people: ReadonlyMap<Id, PersonRef>, whole: boolean): Answer {
  const { root_id: rootId, seq, commitment_id: commitmentId, recorded_at: recordedAt, salt, number, hash } = row
  const { type, actor, at, payload } = rowOf({ rootId, seq, commitmentId, recordedAt, salt }, row.event)
  const person = actor.person === null ? null : (people.get(actor.person) ?? null)
  return {
    number,
    rootId,
    commitmentId,
    type,
    actor: { person, as: actor.as, delegateOf: actor.delegateOf ?? null },
    at,
    recordedAt,
    payload,
    salt,
    hash,
    seq: whole ? seq : null,
    prevHash: whole ? row.prev_hash : null,
  }
}

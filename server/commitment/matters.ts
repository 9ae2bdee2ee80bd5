import { maySee, type Member } from '@huke/core/access'
import type { Commitment, Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'

/** Another matter by name. */
export interface Matter {
  readonly id: Id
  readonly number: string
  readonly title: string
}

/** Of these, what the reader may see; the others are not named. */
export async function mattersSeen(
  db: Kysely<DB>,
  member: Member,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, Matter>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: Id; number: string; state_data: Commitment }>`
    select id, number, state_data from commitment where id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(
    rows
      .filter(row => maySee(member, row.state_data))
      .map(({ id, number, state_data: { title } }) => [id, { id, number, title }]),
  )
}

/** Which matter a duplicate went into, and which duplicates went into this one. */
export async function mergesOf(
  db: Kysely<DB>,
  member: Member,
  c: Commitment,
): Promise<{ readonly into: Matter | null; readonly from: readonly Matter[] }> {
  if (c.closedBy !== 'void' && c.customers.length === 1) return { into: null, from: [] }
  const { rows } = await sql<{ type: string; other: Id }>`
    select type, coalesce(event ->> 'into', event ->> 'from')::uuid as other from journal
     where commitment_id = ${c.id}::uuid and type in ('merged', 'joined')
       and coalesce(event ->> 'into', event ->> 'from') is not null
     order by seq`.execute(db)
  const seen = await mattersSeen(
    db,
    member,
    rows.map(row => row.other),
  )
  const of = (type: string) => [...new Set(rows.filter(row => row.type === type).map(row => row.other))]
  const named = (id: Id) => seen.get(id) ?? []
  return { into: of('merged').flatMap(named)[0] ?? null, from: of('joined').flatMap(named) }
}

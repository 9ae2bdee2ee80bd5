import type { Instant } from '@huke/core/calendar'
import type { Commitment, EventType } from '@huke/core/commitment'
import { isWithheld, type Viewer } from '@huke/core/evaluation'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import type { JournalColumns } from './verify-store.ts'

/** A row of a commitment's journal and its number among those that its reader may see: what is missing leaves no gap. */
export interface VisibleRow extends JournalColumns {
  readonly number: number
}

/** What may have to be withheld. */
const delicate: readonly EventType[] = [
  'evaluated',
  'customer-evaluated',
  'contested',
  'contest-settled',
  'cause-named',
]

/** A page of them, and one row more, from behind a number on. */
export async function visibleRows(
  db: Kysely<DB>,
  c: Commitment,
  viewer: Viewer,
  { after, limit, newestFirst, at }: Asked,
): Promise<readonly VisibleRow[]> {
  const ahead = newestFirst
    ? sql`number < coalesce(${after}::int, 2147483647)`
    : sql`number > coalesce(${after}::int, 0)`
  const { rows } = await sql<VisibleRow>`
    select * from (
      select root_id, seq, commitment_id, type, actor_id, at, recorded_at, event, salt, prev_hash, hash,
             row_number() over (order by seq)::int as number
        from journal where commitment_id = ${c.id}::uuid and seq <> all(${await withheldSeqs(db, c, viewer, at)}::int[])
    ) as visible
     where ${ahead} order by number ${newestFirst ? sql`desc` : sql`asc`} limit ${limit + 1}`.execute(db)
  return rows
}

interface Asked {
  readonly after: number | null
  readonly limit: number
  readonly newestFirst: boolean
  readonly at: Instant
}

async function withheldSeqs(db: Kysely<DB>, c: Commitment, viewer: Viewer, at: Instant): Promise<readonly number[]> {
  const { rows } = await sql<Pick<JournalColumns, 'seq' | 'event'>>`
    select seq, event from journal where commitment_id = ${c.id}::uuid and type = any(${delicate}::text[])`.execute(db)
  return rows.filter(({ event }) => isWithheld(event, c, viewer, at)).map(({ seq }) => seq)
}

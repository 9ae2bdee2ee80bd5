import type { Id } from '@huke/core/commitment'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { LineRow } from '../../commitment/index.ts'
import { type DB, instant } from '../../database/index.ts'
import { endOfTime, readKeys } from '../../http/index.ts'

const isServed = (person: Id): RawBuilder<unknown> =>
  sql`id in (select commitment_id from commitment_customer where person_id = ${person}::uuid)`

/** Open matters in which a person stands on one side, by when they are due; one more than asked tells whether there are others. */
export async function readHoldings(
  db: Kysely<DB>,
  person: Id,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly LineRow[]> {
  const [time, id] = readKeys(after, ['due', 'id']) ?? [null, null]
  const from = time === null ? null : time === endOfTime ? sql`'infinity'::timestamptz` : instant(time)
  const those = (held: RawBuilder<unknown>) => sql`
    (select id, number, due_at, requested_at, state_data
       from commitment
      where closed_at is null and ${held}
        and ${from === null ? sql`true` : sql`(coalesce(due_at, 'infinity'), id) > (${from}, ${id}::uuid)`}
      order by coalesce(due_at, 'infinity'), id
      limit ${limit + 1})`
  const { rows } = await sql<LineRow>`
    select distinct on (coalesce(due_at, 'infinity'), id) *
      from (${those(sql`supplier_person = ${person}::uuid`)} union all ${those(isServed(person))}) as held
     order by coalesce(due_at, 'infinity'), id
     limit ${limit + 1}`.execute(db)
  return rows
}

export const holdingKeys = (row: LineRow): [number, string] => [row.due_at ?? endOfTime, row.id]

export async function countHoldings(db: Kysely<DB>, person: Id): Promise<{ supplier: number; customer: number }> {
  const { rows } = await sql<{ supplier: number; customer: number }>`
    select (select count(*)::int from commitment where closed_at is null and supplier_person = ${person}::uuid) as supplier,
           (select count(*)::int from commitment where closed_at is null and ${isServed(person)}) as customer`.execute(
    db,
  )
  return rows[0] as { supplier: number; customer: number }
}

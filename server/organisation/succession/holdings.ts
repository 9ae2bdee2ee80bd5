import type { Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { LineRow } from '../../commitment/index.ts'
import { type DB, instant } from '../../database/index.ts'
import { readCursor } from '../../http/index.ts'

const endOfTime = 8_640_000_000_000_000

/** Open matters in which a person stands on one side, by when they are due; one more than asked tells whether there are others. */
export async function readHoldings(
  db: Kysely<DB>,
  person: Id,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly LineRow[]> {
  const [time, id] = (readCursor(after, 2) ?? [null, null]) as [number | null, string | null]
  const from = time === null ? null : time === endOfTime ? sql`'infinity'::timestamptz` : instant(time)
  const side = (column: 'supplier_person' | 'customer_person') => sql`
    (select id, number, due_at, requested_at, evaluate_until, state_data
       from commitment
      where closed_at is null and ${sql.ref(column)} = ${person}::uuid
        and ${from === null ? sql`true` : sql`(coalesce(due_at, 'infinity'), id) > (${from}, ${id}::uuid)`}
      order by coalesce(due_at, 'infinity'), id
      limit ${limit + 1})`
  const { rows } = await sql<LineRow>`
    select distinct on (coalesce(due_at, 'infinity'), id) *
      from (${side('supplier_person')} union all ${side('customer_person')}) as held
     order by coalesce(due_at, 'infinity'), id
     limit ${limit + 1}`.execute(db)
  return rows
}

export const holdingKeys = (row: LineRow): [number, string] => [row.due_at ?? endOfTime, row.id]

export async function countHoldings(db: Kysely<DB>, person: Id): Promise<{ supplier: number; customer: number }> {
  const { rows } = await sql<{ supplier: number; customer: number }>`
    select (select count(*)::int from commitment where closed_at is null and supplier_person = ${person}::uuid) as supplier,
           (select count(*)::int from commitment where closed_at is null and customer_person = ${person}::uuid) as customer`.execute(
    db,
  )
  return rows[0] as { supplier: number; customer: number }
}

import { readKeys } from '../../http/index.ts'
import type { Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { LineRow } from '../../commitment/index.ts'
import type { DB } from '../../database/index.ts'
import { isOwedTo } from '../owed-to.ts'

/** The open matters of a unit on one side, oldest first; one more than asked. */
export async function readMatters(
  db: Kysely<DB>,
  unit: Id,
  {
    side,
    after,
    limit,
  }: { readonly side: 'owes' | 'owed'; readonly after: string | undefined; readonly limit: number },
): Promise<readonly LineRow[]> {
  const from = readKeys(after, ['id'])?.[0] ?? null
  const { rows } = await sql<LineRow>`
    select id, number, due_at, requested_at, state_data
      from commitment
     where closed_at is null and imported_from is null
       and ${side === 'owes' ? sql`supplier_unit = ${unit}::uuid` : isOwedTo(sql`${unit}::uuid`)}
       and (${from}::uuid is null or id > ${from}::uuid)
     order by id
     limit ${limit + 1}`.execute(db)
  return rows
}

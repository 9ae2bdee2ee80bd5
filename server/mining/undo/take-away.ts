import type { Instant } from '@huke/core/calendar'
import type { Event, Id } from '@huke/core/commitment'
import { takenAway } from '@huke/core/mining'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../../database/index.ts'
import { append } from '../../journal/index.ts'
import { takeOut } from '../../scorecard/index.ts'

/**
 * Takes commitments of an import away: the journal says so behind their last row, and every row that showed them goes, so that
 * no list, search or figure has them.
 */
export async function takeAway(
  trx: Transaction<DB>,
  { of, ids, at }: { readonly of: Id; readonly ids: readonly Id[]; readonly at: Instant },
): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ id: Id; root: Id; last: Instant }>`
    select id, root_id as root, last_event_at as last from commitment
     where imported_from = ${of} and id = any(${ids}::uuid[]) order by id for update`.execute(trx)
  const entries = rows.map(({ id, root, last }) => [root, [{ commitmentId: id, event: gone(at, last) }]] as const)
  await append(trx, new Map(entries), at)
  const mine = rows.map(row => row.id)
  await takeOut(trx, mine)
  // Nobody’s any more: their content goes with all that nobody names.
  await sql`update file set commitment_id = null where commitment_id = any(${mine}::uuid[])`.execute(trx)
  for (const { table, column } of await referring(trx))
    await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = any(${mine}::uuid[])`.execute(trx)
  await sql`delete from commitment where id = any(${mine}::uuid[])`.execute(trx)
}

/** No act is earlier than the last: another node's clock may be ahead by a moment. */
const gone = (at: Instant, last: Instant): Event => ({
  type: 'voided',
  reason: takenAway,
  at: Math.max(at, last),
  by: { person: null, as: 'system' },
})

/** Where anything is said of a commitment: clocks, holdings, notices, files. What comes later is taken in by itself. */
async function referring(
  trx: Transaction<DB>,
): Promise<readonly { readonly table: string; readonly column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.conrelid::regclass::text as table, a.attname as column
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = 'commitment'::regclass and c.conrelid <> c.confrelid
     order by 1`.execute(trx)
  return rows
}

import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'

/** The calendar of all who have no other; answers whether that is news. */
export async function setDefaultCalendar(trx: Transaction<DB>, calendar: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into setting (key, value) values ('defaultCalendar', to_jsonb(${calendar}::text))
        on conflict (key) do update set value = excluded.value where setting.value <> excluded.value`.execute(trx)
  return numAffectedRows === 1n
}

/** Office hours, until somebody says otherwise. */
export async function ensureDefaultCalendar(db: Kysely<DB>): Promise<void> {
  await sql`
    insert into setting (key, value)
    select 'defaultCalendar', to_jsonb(id) from calendar where code = 'cn-standard'
        on conflict (key) do nothing`.execute(db)
}

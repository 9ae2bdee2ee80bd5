import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'

/** What answers that aren't named may be written to, and what any request leaves of its own. */
const ofAnswers = ['answer', 'answer_wish', 'answer_seal', 'idempotency', 'session']

/** Everything else in the database, as one text: whether anything of an answer shows in it. */
export async function allElse(db: Kysely<DB>): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all(${ofAnswers}::text[])
     order by table_name`.execute(db)
  const texts = []
  for (const { name } of rows) {
    const all = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.table(name)} t order by 1`.execute(db)
    texts.push([name, all.rows.map(({ row }) => row)])
  }
  return JSON.stringify(texts)
}

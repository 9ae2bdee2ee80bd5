import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'

/** By which an app or a device tells this account from others; '' where none is set. */
export async function organisationName(db: Kysely<DB>): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`
    select value ->> 'name' as name from setting where key = 'organisation'`.execute(db)
  return rows[0]?.name ?? ''
}

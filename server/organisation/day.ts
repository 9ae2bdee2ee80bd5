import type { Instant } from '@huke/core/calendar'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type DB, instant } from '../database/index.ts'

/** The organisation's date at an instant, as 'YYYY-MM-DD'. */
export async function organisationDay(db: Kysely<DB>, at: Instant): Promise<string> {
  const { rows } = await sql<{ day: string }>`select organisation_day(${instant(at)}) as day`.execute(db)
  return (rows[0] as { day: string }).day
}

/** `today` inside a statement: a table of one row with one column, `day`. */
export const today = (at: Instant): RawBuilder<unknown> =>
  sql`(select organisation_day(${instant(at)}) as day) as today`

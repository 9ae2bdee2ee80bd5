import type { Instant, LocalDate } from '@huke/core/calendar'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { type DB, instant } from '../database/index.ts'

/** The organisation's date at an instant, as 'YYYY-MM-DD'. */
export async function organisationDay(db: Kysely<DB>, at: Instant): Promise<string> {
  const { rows } = await sql<{ day: string }>`select organisation_day(${instant(at)}) as day`.execute(db)
  return (rows[0] as { day: string }).day
}

/** The organisation's date at any instant, for many of them. */
export async function organisationDays(db: Kysely<DB>): Promise<(at: Instant) => LocalDate> {
  const { rows } = await sql<{ zone: string }>`
    select coalesce((select value #>> '{}' from setting where key = 'timeZone'), 'Asia/Shanghai') as zone`.execute(db)
  const { zone } = rows[0] as { zone: string }
  return at => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** `today` inside a statement: a table of one row with one column, `day`. */
export const today = (at: Instant): RawBuilder<unknown> =>
  sql`(select organisation_day(${instant(at)}) as day) as today`

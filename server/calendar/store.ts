import type { Bilingual } from '@huke/core/catalogue'
import type { CalendarRef } from '@huke/core/commitment'
import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 } from 'uuid'
import type { DB } from '../database/index.ts'
import type { StoredDefinition } from './definition.ts'

/** A calendar in its newest version. */
export interface StoredCalendar {
  readonly id: string
  readonly code: string
  readonly name: Bilingual
  readonly version: number
  readonly definition: StoredDefinition
  readonly createdAt: number
}

export interface CalendarVersion {
  readonly version: number
  readonly createdAt: number
}

const newest = sql`
  select c.id, c.code, c.name, v.version, v.definition, v.created_at as "createdAt"
    from calendar c
    join lateral (select * from calendar_version where calendar_id = c.id order by version desc limit 1) v on true`

/** A page in order of code, and one more. */
export async function listCalendars(db: Kysely<DB>, after: string, limit: number): Promise<StoredCalendar[]> {
  const query = sql<StoredCalendar>`${newest} where c.code > ${after} order by c.code limit ${limit + 1}`
  return (await query.execute(db)).rows
}

export async function findCalendar(db: Kysely<DB>, id: string): Promise<StoredCalendar | null> {
  return (await sql<StoredCalendar>`${newest} where c.id = ${id}`.execute(db)).rows[0] ?? null
}

/** Calendars of these codes in their newest versions; unknown codes are left out. */
export async function calendarsByCode(db: Kysely<DB>, codes: readonly string[]): Promise<Map<string, StoredCalendar>> {
  const { rows } = await sql<StoredCalendar>`${newest} where c.code = any(${[...new Set(codes)]}::text[])`.execute(db)
  return new Map(rows.map(row => [row.code, row]))
}

export async function calendarVersions(db: Kysely<DB>, id: string): Promise<CalendarVersion[]> {
  return db
    .selectFrom('calendar_version')
    .select(['version', 'created_at as createdAt'])
    .where('calendar_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
}

/** The newest version of a calendar that exists. */
export async function currentVersion(db: Kysely<DB>, calendarId: string): Promise<number> {
  const { version } = await db
    .selectFrom('calendar_version')
    .select(eb => eb.fn.max('version').as('version'))
    .where('calendar_id', '=', calendarId)
    .executeTakeFirstOrThrow()
  return version
}

/** Makes a calendar with its first version; null where the code is taken. */
export async function insertCalendar(
  trx: Transaction<DB>,
  { code, name, definition }: { code: string; name: Bilingual; definition: StoredDefinition },
): Promise<CalendarRef | null> {
  const made = await trx
    .insertInto('calendar')
    .values({ id: v7(), code, name: JSON.stringify(name) })
    .onConflict(conflict => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made === undefined) return null
  await insertVersion(trx, { id: made.id, version: 1 }, definition)
  return { id: made.id, version: 1 }
}

export async function insertVersion(
  trx: Transaction<DB>,
  { id, version }: CalendarRef,
  definition: StoredDefinition,
): Promise<void> {
  await trx
    .insertInto('calendar_version')
    .values({ calendar_id: id, version, definition: JSON.stringify(definition) })
    .execute()
}

/** Makes sure that only this transaction adds a version to the calendar. */
export async function lockCalendar(trx: Transaction<DB>, id: string): Promise<void> {
  await sql`select from calendar where id = ${id} for update`.execute(trx)
}

export async function renameCalendar(trx: Transaction<DB>, id: string, name: Bilingual): Promise<void> {
  await trx
    .updateTable('calendar')
    .set({ name: JSON.stringify(name) })
    .where('id', '=', id)
    .execute()
}

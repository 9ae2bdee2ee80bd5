import type { Bilingual } from '@huke/core/catalogue'
import type { CalendarRef } from '@huke/core/commitment'
import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 } from 'uuid'
import type { DB } from '../database/index.ts'
import { type PersonRef, personRefJson } from '../organisation/index.ts'
import type { StoredDefinition } from './definition.ts'

/** A calendar in its newest version. */
export interface StoredCalendar {
  readonly id: string
  readonly code: string
  readonly name: Bilingual
  readonly version: number
  readonly definition: StoredDefinition
  readonly createdAt: number
  /** whether units work by it that have no other */
  readonly isDefault: boolean
}

export interface CalendarVersion {
  readonly version: number
  readonly createdAt: number
  readonly kind: VersionKind
  /** why it was corrected; null of a revision */
  readonly reason: string | null
  readonly by: PersonRef | null
}

/** A revision holds from a later day on; a correction says that hours had been written down wrongly. */
export type VersionKind = 'revision' | 'correction'

/** Who made a version, and of a correction why. */
export interface Authorship {
  readonly person: string | null
  readonly reason: string | null
}

/** Every calendar in its newest version. */
export const newestCalendars = sql`
  select c.id, c.code, c.name, v.version, v.definition, v.created_at as "createdAt",
         to_jsonb(c.id) = (select value from setting where key = 'defaultCalendar') is true as "isDefault"
    from calendar c
    join lateral (select * from calendar_version where calendar_id = c.id order by version desc limit 1) v on true`

/** A page in order of code, and one more. */
export async function listCalendars(db: Kysely<DB>, after: string, limit: number): Promise<StoredCalendar[]> {
  const query = sql<StoredCalendar>`${newestCalendars} where c.code > ${after} order by c.code limit ${limit + 1}`
  return (await query.execute(db)).rows
}

export async function findCalendar(db: Kysely<DB>, id: string): Promise<StoredCalendar | null> {
  return (await sql<StoredCalendar>`${newestCalendars} where c.id = ${id}`.execute(db)).rows[0] ?? null
}

/** Calendars of these codes in their newest versions; unknown codes are left out. */
export async function calendarsByCode(db: Kysely<DB>, codes: readonly string[]): Promise<Map<string, StoredCalendar>> {
  const { rows } =
    await sql<StoredCalendar>`${newestCalendars} where c.code = any(${[...new Set(codes)]}::text[])`.execute(db)
  return new Map(rows.map(row => [row.code, row]))
}

/** The newest versions of a calendar, as many as anybody looks back. */
export async function calendarVersions(db: Kysely<DB>, id: string): Promise<CalendarVersion[]> {
  const { rows } = await sql<CalendarVersion>`
    select v.version, v.created_at as "createdAt", v.kind, v.reason,
           ${personRefJson(sql`v.created_by`, sql`organisation_day(v.created_at)`)} as by
      from calendar_version v where v.calendar_id = ${id} order by v.version desc limit 200`.execute(db)
  return rows
}

/** The definition of a version that exists. */
export async function definitionOf(db: Kysely<DB>, { id, version }: CalendarRef): Promise<StoredDefinition> {
  const { rows } = await sql<{ definition: StoredDefinition }>`
    select definition from calendar_version where calendar_id = ${id} and version = ${version}`.execute(db)
  return (rows[0] as { definition: StoredDefinition }).definition
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

/** Whether any matter was ever measured by a calendar: until then nothing is rewritten, however it is changed. */
export async function isMeasuredBy(db: Kysely<DB>, id: string): Promise<boolean> {
  const { rows } = await sql<{ measured: boolean }>`
    select exists (select from commitment where state_data -> 'terms' -> 'calendar' ->> 'id' = ${id}) as measured`.execute(
    db,
  )
  return rows[0]?.measured ?? false
}

/** Makes a calendar with its first version; null where the code is taken. */
export async function insertCalendar(
  trx: Transaction<DB>,
  { code, name, definition }: { code: string; name: Bilingual; definition: StoredDefinition },
  person: string | null = null,
): Promise<CalendarRef | null> {
  const made = await trx
    .insertInto('calendar')
    .values({ id: v7(), code, name: JSON.stringify(name) })
    .onConflict(conflict => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made === undefined) return null
  await insertVersion(trx, { id: made.id, version: 1 }, definition, { person, reason: null })
  return { id: made.id, version: 1 }
}

export async function insertVersion(
  trx: Transaction<DB>,
  { id, version }: CalendarRef,
  definition: StoredDefinition,
  { person, reason }: Authorship,
): Promise<void> {
  const kind: VersionKind = reason === null ? 'revision' : 'correction'
  await trx
    .insertInto('calendar_version')
    .values({ calendar_id: id, version, definition: JSON.stringify(definition), kind, reason, created_by: person })
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

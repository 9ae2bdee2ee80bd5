import type { Kysely } from 'kysely'
import { calendarsByCode, type StoredCalendar } from '../calendar/index.ts'
import type { DB } from '../database/index.ts'
import type { StoredService } from './store.ts'

/** The calendar a service names; calendars are never deleted, so that one that is gone is a fault. */
export async function calendarOf(
  db: Kysely<DB>,
  { code, definition }: Pick<StoredService, 'code' | 'definition'>,
): Promise<StoredCalendar> {
  const calendar = (await calendarsByCode(db, [definition.calendar])).get(definition.calendar)
  if (calendar === undefined)
    throw new Error(`Service ${code} names the calendar ${definition.calendar}, which is gone.`)
  return calendar
}

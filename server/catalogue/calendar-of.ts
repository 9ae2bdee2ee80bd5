import type { Instant } from '@huke/core/calendar'
import type { Kysely } from 'kysely'
import { calendarOfUnit, calendarsByCode, type UnitCalendar } from '../calendar/index.ts'
import type { DB } from '../database/index.ts'
import type { StoredService } from './store.ts'

/** What a service is measured by, and who says so: the service itself, a unit, or else the organisation. */
export interface ServiceCalendar extends UnitCalendar {
  readonly givenBy: 'service' | 'unit' | 'organisation'
}

/** The calendar a service names, else the one its unit works by on that day. Calendars are never deleted: one that is gone is a fault. */
export async function calendarOf(
  db: Kysely<DB>,
  { code, unit, definition }: Pick<StoredService, 'code' | 'unit' | 'definition'>,
  at: Instant,
): Promise<ServiceCalendar> {
  if (definition.calendar === null) {
    const found = await calendarOfUnit(db, unit.id, at)
    return { ...found, givenBy: found.from === null ? 'organisation' : 'unit' }
  }
  const calendar = (await calendarsByCode(db, [definition.calendar])).get(definition.calendar)
  if (calendar === undefined)
    throw new Error(`Service ${code} names the calendar ${definition.calendar}, which is gone.`)
  return { calendar, from: null, givenBy: 'service' }
}

import type { Instant } from '@huke/core/calendar'
import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { type UnitRef, unitRefJson } from '../organisation/index.ts'
import { newestCalendars, type StoredCalendar } from './store.ts'

/** What a unit works by on a day. */
export interface UnitCalendar {
  readonly calendar: StoredCalendar
  /** the unit it has it from, itself or one above; null where it is the organisation's */
  readonly from: UnitRef | null
}

/** The calendar of a unit on that day: its own, else that of the nearest unit above it, else the organisation's. */
export async function calendarOfUnit(db: Kysely<DB>, unit: string, at: Instant): Promise<UnitCalendar> {
  const found = (await byUnit(db, [unit], at))[0]
  if (found === undefined) throw new Error(`The unit ${unit} has no calendar, and the organisation has none.`)
  const { from, unit: _unit, ...calendar } = found
  return { calendar, from }
}

/** The same of several units. */
export async function calendarsOfUnits(
  db: Kysely<DB>,
  units: readonly string[],
  at: Instant,
): Promise<Map<string, StoredCalendar>> {
  if (units.length === 0) return new Map()
  return new Map((await byUnit(db, units, at)).map(({ unit, from: _from, ...calendar }) => [unit, calendar]))
}

type Row = StoredCalendar & { readonly unit: string; readonly from: UnitRef | null }

async function byUnit(db: Kysely<DB>, units: readonly string[], at: Instant): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with today as (select organisation_day(${instant(at)}) as day),
    given as (
      select asked.unit, g.*
        from today, unnest(${[...new Set(units)]}::uuid[]) as asked (unit), calendar_of_unit(asked.unit, day) g)
    select newest.*, given.unit, ${unitRefJson(sql`given.given_by`, sql`(select day from today)`)} as "from"
      from given cross join lateral (${newestCalendars} where c.id = given.calendar_id) newest`.execute(db)
  return rows
}

import type { Calendar, Instant } from '@huke/core/calendar'
import { type Kysely, sql } from 'kysely'
import { calendarsByCode, loadCalendars } from '../../../calendar/index.ts'
import { type DB, instant } from '../../../database/index.ts'

/** Of a unit that names none, nor any above it. */
const usualCalendar = 'cn-standard'

interface Row {
  readonly person: string
  readonly id: string
  readonly version: number
}

/** The calendars of these people's primary units, inherited down the tree; the usual one for the rest, if there is one. */
export async function workingHoursOf(
  db: Kysely<DB>,
  persons: readonly string[],
  at: Instant,
): Promise<(person: string) => Calendar | null> {
  const { rows } = await sql<Row>`
    with recursive today as (select organisation_day(${instant(at)}) as day),
    line as (
      select m.person_id, m.unit_id, 1 as level
        from membership m, today
       where m.person_id = any(${[...new Set(persons)]}::uuid[]) and m.is_primary and m.valid @> day
       union all
      select l.person_id, v.parent_id, l.level + 1
        from line l join unit_version v on v.unit_id = l.unit_id, today
       where v.valid @> day and v.parent_id is not null and v.calendar_id is null and l.level < 50)
    select l.person_id as person, v.calendar_id as id,
           (select max(version) from calendar_version c where c.calendar_id = v.calendar_id) as version
      from line l join unit_version v on v.unit_id = l.unit_id, today
     where v.valid @> day and v.calendar_id is not null`.execute(db)
  const usual = (await calendarsByCode(db, [usualCalendar])).get(usualCalendar) ?? null
  const calendars = await loadCalendars(db, usual === null ? rows : [...rows, usual])
  const own = new Map(rows.map(row => [row.person, calendars(row)]))
  return person => own.get(person) ?? (usual && calendars(usual))
}

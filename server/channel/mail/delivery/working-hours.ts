import type { Calendar, Instant } from '@huke/core/calendar'
import { type Kysely, sql } from 'kysely'
import { calendarsOfUnits, loadCalendars } from '../../../calendar/index.ts'
import { type DB, instant } from '../../../database/index.ts'

/** The calendars that these people's primary units work by; null for who is in no unit. */
export async function workingHoursOf(
  db: Kysely<DB>,
  persons: readonly string[],
  at: Instant,
): Promise<(person: string) => Calendar | null> {
  const { rows } = await sql<{ person: string; unit: string }>`
    select person_id as person, unit_id as unit from membership
     where person_id = any(${[...new Set(persons)]}::uuid[]) and is_primary
       and valid @> organisation_day(${instant(at)})`.execute(db)
  const units = new Map(rows.map(row => [row.person, row.unit]))
  const stored = await calendarsOfUnits(db, [...new Set(units.values())], at)
  const calendars = await loadCalendars(db, [...stored.values()])
  return person => {
    const its = stored.get(units.get(person) ?? '')
    return its === undefined ? null : calendars(its)
  }
}

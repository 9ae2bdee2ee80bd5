import { sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { refused } from '../http/index.ts'

/** From and to a calendar, by code; null where the unit has none of its own. */
export interface CalendarChange {
  readonly before: string | null
  readonly after: string | null
}

/**
 * Gives a unit a calendar of its own from a day on, or takes it away. Before that day everything stays as it was, and what
 * was asked keeps the calendar it was asked by. Answers null where it changes nothing.
 */
export async function setCalendar(
  trx: Transaction<DB>,
  unit: string,
  calendar: string | null | undefined,
  day: string,
): Promise<CalendarChange | null> {
  if (calendar === undefined) return null
  const after = calendar === null ? null : await codeOf(trx, calendar)
  const { rows } = await sql<{ before: string | null }>`
    select (select code from calendar where id = v.calendar_id) as before
      from unit_version v
     where v.unit_id = ${unit} and v.valid && daterange(${day}::date, null)
       and v.calendar_id is distinct from ${calendar}::uuid
     order by v.valid`.execute(trx)
  const [first] = rows
  if (first === undefined) return null
  await splitOn(trx, unit, day)
  await sql`
    update unit_version set calendar_id = ${calendar}::uuid
     where unit_id = ${unit} and lower(valid) >= ${day}::date`.execute(trx)
  return { before: first.before, after }
}

/** Lets the version that holds on a day begin anew with it. */
async function splitOn(trx: Transaction<DB>, unit: string, day: string): Promise<void> {
  const { rows } = await sql<{ until: string | null }>`
    select upper(valid)::text as until from unit_version
     where unit_id = ${unit} and valid @> ${day}::date and lower(valid) is distinct from ${day}::date`.execute(trx)
  const [whole] = rows
  if (whole === undefined) return
  await sql`
    update unit_version set valid = daterange(lower(valid), ${day}::date)
     where unit_id = ${unit} and valid @> ${day}::date`.execute(trx)
  await sql`
    insert into unit_version (unit_id, valid, name, name_en, kind, parent_id, calendar_id, search)
    select unit_id, daterange(${day}::date, ${whole.until}::date), name, name_en, kind, parent_id, calendar_id, search
      from unit_version where unit_id = ${unit} and upper(valid) = ${day}::date`.execute(trx)
}

async function codeOf(trx: Transaction<DB>, calendar: string): Promise<string> {
  const found = await trx.selectFrom('calendar').select('code').where('id', '=', calendar).executeTakeFirst()
  if (found !== undefined) return found.code
  throw refused('invalid-input', {
    place: 'body/calendar',
    value: calendar,
    expectation: { zh: '已有的日历', en: 'an existing calendar' },
  })
}

import type { CalendarRef, Id } from '@huke/core/commitment'
import type { HistoryMap } from '@huke/core/mining'
import { type Kysely, sql } from 'kysely'
import { calendarsByCode } from '../calendar/index.ts'
import type { DB } from '../database/index.ts'
import { refused } from '../http/index.ts'

export interface ImportSetting {
  readonly calendar: CalendarRef
  /** the unit inside which the history lands; null = the one above all others */
  readonly place: Id | null
}

/** What the map names and the installation must have: refused, with the place in the map, where it has not. */
export async function importSetting(db: Kysely<DB>, map: HistoryMap): Promise<ImportSetting> {
  const calendar = (await calendarsByCode(db, [map.calendar])).get(map.calendar)
  if (calendar === undefined) {
    const expectation = { zh: '本系统中一份日历的编码', en: 'the code of a calendar of this installation' }
    throw refused('mining.unknown-calendar', { place: 'calendar', value: map.calendar, expectation })
  }
  return { calendar: { id: calendar.id, version: calendar.version }, place: await unitUnder(db, map.under) }
}

async function unitUnder(db: Kysely<DB>, name: string | undefined): Promise<Id | null> {
  if (name === undefined) return null
  const found = await unitsCalled(db, name)
  if (found.length !== 1) {
    const expectation = {
      zh: '本系统中一个部门的编码，或不与其他部门重名的名称',
      en: 'the code, or a name no other has, of a unit of this installation',
    }
    throw refused('mining.unknown-unit', { place: 'under', value: name, expectation })
  }
  return found[0] as Id
}

/** The unit of that code, else all that have or had that name. */
async function unitsCalled(db: Kysely<DB>, name: string): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id; coded: boolean }>`
    select u.id, u.code = ${name} as coded from unit u
     where u.imported_from is null
       and (u.code = ${name} or exists (
             select from unit_version v where v.unit_id = u.id and (v.name = ${name} or v.name_en = ${name})))`.execute(
    db,
  )
  const coded = rows.filter(row => row.coded)
  return (coded.length > 0 ? coded : rows).map(row => row.id)
}

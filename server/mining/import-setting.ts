import type { CalendarRef, Id } from '@huke/core/commitment'
import type { HistoryMap } from '@huke/core/mining'
import type { Kysely } from 'kysely'
import { calendarsByCode } from '../calendar/index.ts'
import type { DB } from '../database/index.ts'
import { refused } from '../http/index.ts'
import { existingUnits } from './party-store.ts'

export interface ImportSetting {
  readonly calendar: CalendarRef
  readonly under: Id | null
}

/** What the map names and the installation must have: refused, with the place in the map, where it has not. */
export async function importSetting(db: Kysely<DB>, map: HistoryMap): Promise<ImportSetting> {
  const calendar = (await calendarsByCode(db, [map.calendar])).get(map.calendar)
  if (calendar === undefined) {
    const expectation = { zh: '本系统中一份日历的编码', en: 'the code of a calendar of this installation' }
    throw refused('mining.unknown-calendar', { place: 'calendar', value: map.calendar, expectation })
  }
  return { calendar: { id: calendar.id, version: calendar.version }, under: await unitUnder(db, map.under) }
}

async function unitUnder(db: Kysely<DB>, name: string | undefined): Promise<Id | null> {
  if (name === undefined) return null
  const id = (await existingUnits(db, null, [name])).get(name)
  if (id === undefined) {
    const expectation = {
      zh: '本系统中一个部门的编码，或不与其他部门重名的名称',
      en: 'the code, or a name no other has, of a unit of this installation',
    }
    throw refused('mining.unknown-unit', { place: 'under', value: name, expectation })
  }
  return id
}

import { allow } from '@huke/core/access'
import type { Kysely } from 'kysely'
import type { Reader } from '../access/index.ts'
import type { DB } from '../database/index.ts'
import { notFound } from '../http/index.ts'
import { presentCalendar } from './present.ts'
import type { CalendarAnswer } from './schema.ts'
import { calendarVersions, findCalendar } from './store.ts'

export async function calendarAnswer(db: Kysely<DB>, member: Reader, id: string): Promise<CalendarAnswer> {
  const [calendar, versions] = await Promise.all([findCalendar(db, id), calendarVersions(db, id)])
  if (calendar === null) throw notFound()
  return presentCalendar(calendar, versions, allow(member, 'calendar.edit'))
}

import { allow } from '@huke/core/access'
import { compileCalendar, localDateOf } from '@huke/core/calendar'
import type { Reader } from '../access/index.ts'
import { notFound } from '../http/index.ts'
import type { World } from '../world.ts'
import { presentCalendar } from './present.ts'
import type { CalendarAnswer } from './schema.ts'
import { calendarVersions, findCalendar, isMeasuredBy } from './store.ts'

export async function calendarAnswer(
  { db, now }: Pick<World, 'db' | 'now'>,
  member: Reader,
  id: string,
): Promise<CalendarAnswer> {
  const [calendar, versions, measured] = await Promise.all([
    findCalendar(db, id),
    calendarVersions(db, id),
    isMeasuredBy(db, id),
  ])
  if (calendar === null) throw notFound()
  const today = localDateOf(compileCalendar(calendar.definition), now())
  return presentCalendar(calendar, versions, { today, measured, mayEdit: allow(member, 'calendar.edit') })
}

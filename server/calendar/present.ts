import type { Static } from 'typebox'
import type { CalendarAnswer, CalendarLine, Definition } from './schema.ts'
import type { CalendarVersion, StoredCalendar } from './store.ts'

export const presentLine = (calendar: StoredCalendar): Static<typeof CalendarLine> => ({
  id: calendar.id,
  code: calendar.code,
  name: calendar.name,
  timeZone: calendar.definition.timeZone,
  version: calendar.version,
  createdAt: calendar.createdAt,
  isDefault: calendar.isDefault,
})

export const presentCalendar = (
  calendar: StoredCalendar,
  versions: readonly CalendarVersion[],
  seen: Pick<CalendarAnswer, 'today' | 'measured' | 'mayEdit'>,
): CalendarAnswer => ({
  ...presentLine(calendar),
  definition: calendar.definition as Static<typeof Definition>,
  versions: [...versions],
  ...seen,
})

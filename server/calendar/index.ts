import { officialRoutes } from './official-routes.ts'
import { calendarEditing, calendarReading } from './routes.ts'

export { calendarCodes } from './codes.ts'
export { loadCalendars } from './calendars.ts'
export { dayName, type StoredDefinition } from './definition.ts'
export { ensureCalendars } from './ensure.ts'
export { calendarsByCode, currentVersion, type StoredCalendar } from './store.ts'
export { isOfficialMissing } from './year.ts'

export const calendarRoutes = [calendarReading, calendarEditing, officialRoutes]

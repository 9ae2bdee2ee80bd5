import { correctionRoutes } from './correction/routes.ts'
import { officialRoutes } from './official-routes.ts'
import { calendarEditing, calendarReading } from './routes.ts'

export { calendarCodes } from './codes.ts'
export { loadCalendars } from './calendars.ts'
export { calendarJobs } from './correction/count.ts'
export { dayName, type StoredDefinition } from './definition.ts'
export { ensureCalendars } from './ensure.ts'
export { calendarOfUnit, calendarsOfUnits, type UnitCalendar } from './of-unit.ts'
export { isOfficialMissing } from './official-years.ts'
export { calendarsByCode, currentVersion, type StoredCalendar } from './store.ts'

export const calendarRoutes = [calendarReading, calendarEditing, officialRoutes, correctionRoutes]

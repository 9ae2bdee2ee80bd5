export { calendarQuery, calendarsQuery, calendarYearQuery } from './queries.ts'

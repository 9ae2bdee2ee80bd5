export { useGivenBy } from './given-by.tsx'
export { calendarQuery, calendarsQuery, calendarYearQuery } from './queries.ts'

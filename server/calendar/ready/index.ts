/** The calendars a new installation begins with, on their own: what imports this loads neither database nor web server. */
export { seedCalendars } from '../seeds.ts'

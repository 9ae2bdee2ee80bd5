import {
  addWorkingDays,
  addWorkingTime,
  compileCalendar,
  isWorkingDay,
  workingTimeBetween,
} from '../../core/calendar/index.ts'
import { seedCalendars } from '../../server/calendar/seeds.ts'
import type { Random } from '../../seed/random.ts'
import { dayMs, hour, instantOf } from '../machine/calendar-days.ts'

/** When people of this company do things: in office hours, on China's working days. */
export function officeHours() {
  const office = seedCalendars.find(({ code }) => code === 'cn-standard')
  if (office === undefined) throw new Error('no calendar cn-standard')
  const calendar = compileCalendar(office.definition)
  return {
    /** so many working hours on; at least a minute */
    after: (at: number, hours: number): number => addWorkingTime(calendar, at, Math.max(60, Math.round(hours * 3600))),
    between: (from: number, to: number): number => workingTimeBetween(calendar, from, to) / 3600,
    isWorkingDay: (date: string): boolean => isWorkingDay(calendar, date),
    workingDay: (date: string, days: number): string => addWorkingDays(calendar, date, days),
    /** a moment at which somebody sits at work on that day */
    someTimeOn: (date: string, random: Random): number => {
      const at = instantOf(date) + 8.5 * hour + Math.floor(random() * 7.5 * hour)
      return at >= instantOf(date) + dayMs / 2 ? at + 1.5 * hour : at
    },
  }
}

export type Hours = ReturnType<typeof officeHours>

import { CalendarFault } from './fault.ts'

/** A hundred years, more than anything here lasts; what is longer is a mistake and would only be searched for long. */
export const greatestSeconds = 3_155_760_000
export const greatestDays = 36_525

/** Whole milliseconds of an amount in seconds. Throws `calendar.bad-amount` on one that is negative, endless or too great. */
export function millisecondsOf(seconds: number): number {
  if (!(seconds >= 0 && seconds <= greatestSeconds)) {
    throw new CalendarFault('calendar.bad-amount', String(seconds), `seconds from 0 to ${greatestSeconds}`)
  }
  return Math.round(seconds * 1000)
}

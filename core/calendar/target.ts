import type { CalendarProblem } from './definition.ts'
import { parseTime, timeExpectation } from './time-of-day.ts'

/**
 * What an agreement promises, as a time to be kept. A day is the calendar's, with all of a shift that begins on it: at
 * 02:00 on Tuesday, in a shift from Monday 22:00 to 06:00, it is still Monday's working day.
 */
export type Target =
  /** So much working time. */
  | { kind: 'working-time'; seconds: number }
  /** Whole working days, a day being the calendar's day and never 24 working hours: the same wall clock n working days on. */
  | { kind: 'working-days'; days: number }
  /** The last closing of the n-th working day after the day of the start; of 0, today's or, when that has passed, the next one's. */
  | { kind: 'end-of-working-day'; days: number }
  /**
   * A wall-clock time on the n-th working day after the day of the start; of 0, today's or, when that has passed, the next
   * one's. Of a shift past midnight its own: 02:00 of 22:00–06:00 is on the next date, 16:00 on the date itself.
   */
  | { kind: 'working-day-at'; days: number; time: string }
  /** So much time, day and night. */
  | { kind: 'calendar-time'; seconds: number }

/** Ten years; what promises more is a slip of the pen. */
const greatestDays = 3652
const greatestSeconds = greatestDays * 86_400

/** All that makes a target impossible; empty when it can be asked for. */
export function targetProblems(target: Target): CalendarProblem[] {
  switch (target.kind) {
    case 'working-time':
    case 'calendar-time':
      return secondsProblems(target.seconds)
    case 'working-days':
      return daysProblems(target.days, 1)
    case 'end-of-working-day':
      return daysProblems(target.days, 0)
    case 'working-day-at':
      return [...daysProblems(target.days, 0), ...timeProblems(target.time)]
  }
}

function secondsProblems(seconds: number): CalendarProblem[] {
  if (seconds > 0 && seconds <= greatestSeconds) return []
  return [
    {
      code: 'calendar.bad-amount',
      path: '/seconds',
      value: seconds,
      expectation: `more than 0 up to ${greatestSeconds}`,
    },
  ]
}

function daysProblems(days: number, least: number): CalendarProblem[] {
  if (Number.isInteger(days) && days >= least && days <= greatestDays) return []
  const expectation = `a whole number from ${least} to ${greatestDays}`
  return [{ code: 'calendar.bad-amount', path: '/days', value: days, expectation }]
}

function timeProblems(time: string): CalendarProblem[] {
  if (parseTime(time) !== null) return []
  return [{ code: 'calendar.bad-time', path: '/time', value: time, expectation: timeExpectation }]
}

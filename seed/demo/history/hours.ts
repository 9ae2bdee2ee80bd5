import {
  addWorkingTime,
  allowedSeconds,
  type Calendar,
  type Instant,
  isOpen,
  localDateOf,
  type LocalDate,
  nextOpen,
  subtractWorkingTime,
  type Target,
} from '@huke/core/calendar'

/** When people are at work. Amounts are working seconds unless said otherwise. */
export interface Hours {
  calendar: Calendar
  dayOf: (at: Instant) => LocalDate
  after: (at: Instant, seconds: number) => Instant
  before: (at: Instant, seconds: number) => Instant
  /** the instant itself in office hours, else some minutes after they begin */
  atWork: (at: Instant, minutes: number) => Instant
  /** working seconds a target gives from an instant */
  allowed: (target: Target, from: Instant) => number
}

const minuteMs = 60_000

export function hoursOf(calendar: Calendar): Hours {
  return {
    calendar,
    dayOf: at => localDateOf(calendar, at),
    after: (at, seconds) => addWorkingTime(calendar, at, Math.max(1, Math.round(seconds))),
    before: (at, seconds) => subtractWorkingTime(calendar, at, Math.max(1, Math.round(seconds))),
    atWork: (at, minutes) => (isOpen(calendar, at) ? at : nextOpen(calendar, at) + Math.round(minutes * minuteMs)),
    allowed: (target, from) => allowedSeconds(calendar, target, from),
  }
}

import { millisecondsOf } from './amount.ts'
import type { Calendar } from './compile.ts'
import type { Instant, LocalDate } from './definition.ts'
import { instantOn, timeSince, workingDateOf } from './local.ts'
import { nextOpen, periodsOn } from './opening.ts'
import type { Target } from './target.ts'
import { secondOfDay } from './time-of-day.ts'
import { timeOfShift } from './time-of-shift.ts'
import { addWorkingDays, isWorkingDay } from './working-day.ts'
import { addWorkingTime } from './working-time.ts'

/** When a target is due if nothing stops its clock. */
export function unpausedDue(calendar: Calendar, target: Target, start: Instant): Instant {
  switch (target.kind) {
    case 'working-time':
      return addWorkingTime(calendar, start, target.seconds)
    case 'calendar-time':
      return start + millisecondsOf(target.seconds)
    case 'working-days':
      return sameTimeLater(calendar, start, target.days)
    case 'end-of-working-day':
      return onWorkingDay(calendar, start, target.days, date => lastClosing(calendar, date))
    case 'working-day-at': {
      const second = secondOfDay(target.time)
      return onWorkingDay(calendar, start, target.days, date => timeOfShift(calendar, date, second))
    }
  }
}

/** A start outside working time counts from the next opening; the due time lies within the hours of its own day. */
function sameTimeLater(calendar: Calendar, start: Instant, days: number): Instant {
  const from = nextOpen(calendar, start)
  const begun = workingDateOf(calendar, from)
  const date = addWorkingDays(calendar, begun, days)
  return clampToHours(calendar, date, instantOn(calendar, date, timeSince(calendar, begun, from)))
}

function clampToHours(calendar: Calendar, date: LocalDate, at: Instant): Instant {
  const periods = periodsOn(calendar, date)
  const period = periods.find(([, close]) => at <= close)
  return period ? Math.max(at, period[0]) : lastClosing(calendar, date)
}

/** On the n-th working day after the one that `start` belongs to; of 0, on that one. What has passed by then is the next one's. */
function onWorkingDay(
  calendar: Calendar,
  start: Instant,
  days: number,
  momentOn: (date: LocalDate) => Instant,
): Instant {
  const today = workingDateOf(calendar, start)
  let date = days === 0 && isWorkingDay(calendar, today) ? today : addWorkingDays(calendar, today, Math.max(days, 1))
  // At 03:00 in a shift both its own 02:00 and that of the next day, where it is one without a night, have passed.
  while (momentOn(date) <= start) date = addWorkingDays(calendar, date, 1)
  return momentOn(date)
}

function lastClosing(calendar: Calendar, date: LocalDate): Instant {
  return (periodsOn(calendar, date).at(-1) as [Instant, Instant])[1]
}

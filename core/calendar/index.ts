export { type ChangedDays, changedDays } from './changed-days.ts'
export { type Calendar, calendarReach, compileCalendar } from './compile.ts'
export type { DayKind } from './calendar-day.ts'
export type {
  CalendarDefinition,
  CalendarProblem,
  Instant,
  LaterWeek,
  LocalDate,
  Pause,
  Span,
  Weekday,
  WeekRule,
} from './definition.ts'
export { type CalendarDay, dayOn } from './day-on.ts'
export { allowedSeconds, clockOf, dueAt, usedSeconds } from './due.ts'
export { closedSince, dayEndedBy } from './day-end.ts'
export { type DueExplanation, type ExplainedDay, explainDue, type OmittedDays } from './explain.ts'
export { CalendarFault, type CalendarFaultCode } from './fault.ts'
export { parseDate, weekdayOn } from './date.ts'
export { joinedNights } from './joined-nights.ts'
export { instantOn, localDateOf, workingDateOf } from './local.ts'
export { isOpen, nextOpen, periodsOn, workingPeriods } from './opening.ts'
export { type Clock, pausedClock } from './pause.ts'
export { calendarProblems } from './problems.ts'
export { type SplicedPart, splicedCalendar } from './spliced.ts'
export { type Target, targetProblems } from './target.ts'
export { timeOfShift } from './time-of-shift.ts'
export { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-day.ts'
export { workingReadings } from './working-clock.ts'
export { addWorkingTime, subtractWorkingTime, workingTimeBetween } from './working-time.ts'

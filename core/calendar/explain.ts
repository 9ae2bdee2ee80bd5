import type { DayKind } from './calendar-day.ts'
import type { Calendar } from './compile.ts'
import { type DayNumber, dateOf, dayOf } from './date.ts'
import { dayKindOn, dayNameOn } from './day-on.ts'
import type { Instant, LocalDate, Pause, Span } from './definition.ts'
import { clockOf, dueAt } from './due.ts'
import { beginningOf, boundsOf, localDateOf, localTimeOf, offsetOf, timeSince, workingDateOf } from './local.ts'
import { periodsOn } from './opening.ts'
import { type Clock, pausedClock } from './pause.ts'
import { type SecondOfShift, spanText } from './span.ts'
import type { Target } from './target.ts'
import { endOfDay, timeText } from './time-of-day.ts'
import { workingDaysBetween } from './working-day.ts'

/** What made a due time so, as data for people to read in their own language. Seconds are of the target's unit. */
export interface DueExplanation {
  timeZone: string
  /** `elapsed` for calendar time, which counts day and night. */
  unit: 'working' | 'elapsed'
  start: Instant
  due: Instant
  /** `2026-02-13T16:30:00+08:00` */
  localStart: string
  localDue: string
  allowedSeconds: number
  pausedSeconds: number
  /**
   * The days from start to due in order; of a long range only the first 31 and the last 31. Working time stands with the
   * day whose shift it is, also where it passes midnight.
   */
  days: ExplainedDay[]
  /** The dates left out between them, in sum; `null` when every date is listed. */
  omitted: OmittedDays | null
}

export interface ExplainedDay {
  date: LocalDate
  kind: DayKind
  /** Why the date is special, where the calendar says so. */
  name?: string
  /**
   * Spans of the day between start and due as a definition writes them, pauses included; of calendar time, day and
   * night. `+02:00` is after midnight, on the next date.
   */
  spans: Span[]
  /** Seconds that counted, without the paused ones. */
  seconds: number
  pausedSeconds: number
}

export interface OmittedDays {
  from: LocalDate
  to: LocalDate
  days: number
  workingDays: number
  seconds: number
  pausedSeconds: number
}

/** A month at each end. */
const listedAtEachEnd = 31

/** Explains `dueAt` for the same arguments; throws like it. */
export function explainDue(
  calendar: Calendar,
  target: Target,
  start: Instant,
  pauses: readonly Pause[] = [],
): DueExplanation {
  const due = dueAt(calendar, target, start, pauses)
  const run = { calendar, target, start, due, clock: clockOf(calendar, target), pauses }
  const [listed, omitted] = daysOf(run)
  const { seconds, pausedSeconds } = counted(run, start, due)
  return {
    timeZone: calendar.definition.timeZone,
    unit: target.kind === 'calendar-time' ? 'elapsed' : 'working',
    start,
    due,
    localStart: localText(calendar, start),
    localDue: localText(calendar, due),
    allowedSeconds: seconds,
    pausedSeconds,
    days: listed.map(day => explainedDay(run, day)).filter(day => day !== null),
    omitted,
  }
}

interface Run {
  calendar: Calendar
  target: Target
  start: Instant
  due: Instant
  clock: Clock
  pauses: readonly Pause[]
}

function daysOf(run: Run): [listed: DayNumber[], omitted: OmittedDays | null] {
  const [first, last] = [dayOf(firstDate(run)), dayOf(lastDate(run))]
  if (last - first < 2 * listedAtEachEnd) return [daysBetween(first, last), null]
  const [from, to] = [first + listedAtEachEnd, last - listedAtEachEnd]
  return [[...daysBetween(first, from - 1), ...daysBetween(to + 1, last)], omittedDays(run, from, to)]
}

function firstDate({ calendar, target, start }: Run): LocalDate {
  return target.kind === 'calendar-time' ? localDateOf(calendar, start) : workingDateOf(calendar, start)
}

/** The day that the due time belongs to; the end of a night's shift belongs to it. */
function lastDate({ calendar, target, start, due }: Run): LocalDate {
  if (target.kind === 'calendar-time') return localDateOf(calendar, due)
  const date = workingDateOf(calendar, due)
  const endsShift = due > start && due === beginningOf(calendar, dayOf(date)) && due > boundsOf(calendar, date)[0]
  return endsShift ? workingDateOf(calendar, due - 1) : date
}

/** When a day begins and ends: for working time with the shifts, for calendar time at midnight. */
function boundsIn({ calendar, target }: Run, day: DayNumber): [Instant, Instant] {
  if (target.kind === 'calendar-time') return boundsOf(calendar, dateOf(day))
  return [beginningOf(calendar, day), beginningOf(calendar, day + 1)]
}

function explainedDay(run: Run, day: DayNumber): ExplainedDay | null {
  const { calendar, target } = run
  const date = dateOf(day)
  const [begin, end] = boundsIn(run, day)
  // A date that the zone skipped was never there to be explained.
  if (begin >= end) return null
  const periods: [Instant, Instant][] = target.kind === 'calendar-time' ? [[begin, end]] : periodsOn(calendar, date)
  const name = dayNameOn(calendar, date)
  return {
    date,
    kind: dayKindOn(calendar, date),
    ...(name === undefined ? {} : { name }),
    spans: periods.flatMap(([open, close]) => spanIn(run, date, Math.max(open, run.start), Math.min(close, run.due))),
    ...counted(run, begin, end),
  }
}

function omittedDays(run: Run, first: DayNumber, last: DayNumber): OmittedDays {
  const [from, to] = [dateOf(first), dateOf(last)]
  return {
    from,
    to,
    days: last - first + 1,
    workingDays: workingDaysBetween(run.calendar, dateOf(first - 1), to),
    ...counted(run, boundsIn(run, first)[0], boundsIn(run, last)[1]),
  }
}

function counted(run: Run, begin: Instant, end: Instant): { seconds: number; pausedSeconds: number } {
  const [from, to] = [Math.max(begin, run.start), Math.min(end, run.due)]
  const all = run.clock.between(from, to)
  const running = pausedClock(run.clock, run.pauses).between(from, to)
  return { seconds: running / 1000, pausedSeconds: (all - running) / 1000 }
}

function spanIn({ calendar }: Run, date: LocalDate, from: Instant, to: Instant): Span[] {
  if (from >= to) return []
  const close = to === boundsOf(calendar, date)[1] ? endOfDay : wallOn(calendar, date, to)
  return [spanText([wallOn(calendar, date, from), close])]
}

/** Where the clock was put back over midnight, or another one is read since, a time of the day may be one of another date. */
function wallOn(calendar: Calendar, date: LocalDate, at: Instant): SecondOfShift {
  const second = timeSince(calendar, date, at)
  return second >= 0 && second < 2 * endOfDay ? second : localTimeOf(calendar, at)
}

function localText(calendar: Calendar, at: Instant): string {
  const offset = offsetOf(calendar, at) / 1000
  const time = timeText(localTimeOf(calendar, at))
  const seconds = time.length === 'HH:MM'.length ? ':00' : ''
  return `${localDateOf(calendar, at)}T${time}${seconds}${offset < 0 ? '-' : '+'}${timeText(Math.abs(offset))}`
}

function daysBetween(first: DayNumber, last: DayNumber): DayNumber[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}

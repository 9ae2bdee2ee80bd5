import { type DayKind, kindOf } from './calendar-day.ts'
import type { Calendar } from './compile.ts'
import { type DayNumber, dateOf, dayOf } from './date.ts'
import type { Instant, LocalDate, Pause, Span } from './definition.ts'
import { clockOf, dueAt } from './due.ts'
import { boundsOf, localDateOf, localTimeOf, offsetOf } from './local.ts'
import { periodsOn } from './opening.ts'
import { type Clock, pausedClock } from './pause.ts'
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
  /** The local dates from start to due in order; of a long range only the first 31 and the last 31. */
  days: ExplainedDay[]
  /** The dates left out between them, in sum; `null` when every date is listed. */
  omitted: OmittedDays | null
}

export interface ExplainedDay {
  date: LocalDate
  kind: DayKind
  /** Why the date is special, where the calendar says so. */
  name?: string
  /** Spans of the date between start and due on the wall clock, pauses included; of calendar time, day and night. */
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
  const first = dayOf(localDateOf(run.calendar, run.start))
  const last = dayOf(localDateOf(run.calendar, run.due))
  if (last - first < 2 * listedAtEachEnd) return [daysBetween(first, last), null]
  const [from, to] = [first + listedAtEachEnd, last - listedAtEachEnd]
  return [[...daysBetween(first, from - 1), ...daysBetween(to + 1, last)], omittedDays(run, from, to)]
}

function explainedDay(run: Run, day: DayNumber): ExplainedDay | null {
  const { calendar, target } = run
  const date = dateOf(day)
  const [begin, end] = boundsOf(calendar, date)
  // A date that the zone skipped was never there to be explained.
  if (begin === end) return null
  const periods: [Instant, Instant][] = target.kind === 'calendar-time' ? [[begin, end]] : periodsOn(calendar, date)
  const name = nameOf(calendar, date)
  return {
    date,
    kind: kindOf(calendar.rules, day),
    ...(name === undefined ? {} : { name }),
    spans: periods.flatMap(([open, close]) => spanText(run, Math.max(open, run.start), Math.min(close, run.due), end)),
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
    ...counted(run, boundsOf(run.calendar, from)[0], boundsOf(run.calendar, to)[1]),
  }
}

function counted(run: Run, begin: Instant, end: Instant): { seconds: number; pausedSeconds: number } {
  const [from, to] = [Math.max(begin, run.start), Math.min(end, run.due)]
  const all = run.clock.between(from, to)
  const running = pausedClock(run.clock, run.pauses).between(from, to)
  return { seconds: running / 1000, pausedSeconds: (all - running) / 1000 }
}

function nameOf({ definition: { names = {} } }: Calendar, date: LocalDate): string | undefined {
  return names[date] ?? names[date.slice(-'MM-DD'.length)]
}

function spanText({ calendar }: Run, from: Instant, to: Instant, midnight: Instant): Span[] {
  if (from >= to) return []
  const close = to === midnight ? endOfDay : localTimeOf(calendar, to)
  return [[timeText(localTimeOf(calendar, from)), timeText(close)]]
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

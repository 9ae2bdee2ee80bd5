import { type Calendar, type Clock, type Instant, pausedClock } from '../calendar/index.ts'
import type { ClockRun, Commitment } from './commitment.ts'
import { byDate, clockFor, endedPauses, measure, pausesUntil } from './measure.ts'
import { calendarOf, promiseOf, type Standard, standardOf } from './standard.ts'
import type { CalendarRef } from './terms.ts'

/** Looks a calendar up by its version; compiled ones are kept by the caller. */
export type Calendars = (ref: CalendarRef) => Calendar

export interface ClockReading {
  readonly run: ClockRun
  readonly standard: Standard
  /** what there is to be kept now: the promised date where there is one, else the standard's. Null while nobody knows */
  readonly dueAt: Instant | null
  readonly standardDueAt: Instant | null
  /** null where no date of its own was promised */
  readonly promisedDueAt: Instant | null
  readonly paused: boolean
  /** working seconds (elapsed ones for a calendar-time target) used until stopped, or until `at` */
  readonly usedSeconds: number
  /** what the standard allows, in the same unit; null without one */
  readonly allowedSeconds: number | null
  /** elapsed seconds from start to stop or `at`, pauses included */
  readonly elapsedSeconds: number
  /** more used than the standard allows, or lapsed: a due time in closed hours is not broken before work begins again */
  readonly breached: boolean
  /** working seconds past the standard's due time; frozen when the clock stopped */
  readonly lateSeconds: number
  /** no later than promised; where no date was, than the standard. Null where neither is */
  readonly promiseKept: boolean | null
}

/** Reads every clock of a commitment at an instant. */
export const readClocks = (c: Commitment, calendars: Calendars, at: Instant): readonly ClockReading[] =>
  c.clocks.map(run => readClock(c, run, calendars(calendarOf(c, run)), at))

/**
 * One clock run, read at an instant (or at its stop), in the calendar of `calendarOf`. Times in seconds; `at` in epoch
 * milliseconds.
 */
export function readClock(c: Commitment, run: ClockRun, calendar: Calendar, at: Instant): ClockReading {
  const end = run.stoppedAt ?? at
  const standard = standardOf(c, run)
  const promise = promiseOf(c, run)
  const clock = clockFor(standard, calendar)
  const measured = measure(standard, run, calendar)
  const promised = promise === null ? null : byDate(promise, run, clock)
  const used = usedUntil(c, run, calendar, end)
  const late = measured === null ? 0 : Math.max(0, used - measured.allowed) + pastAtStart(run, measured.due, clock)
  const known = pausedSince(run) === null
  return {
    run,
    standard,
    dueAt: known ? ((promised ?? measured)?.due ?? null) : null,
    standardDueAt: known ? (measured?.due ?? null) : null,
    promisedDueAt: known ? (promised?.due ?? null) : null,
    paused: run.stoppedAt === null && run.pauses.some(p => p.from <= at && (p.to === null || p.to > at)),
    usedSeconds: used,
    allowedSeconds: measured?.allowed ?? null,
    elapsedSeconds: Math.max(0, (end - run.startedAt) / 1000),
    breached: late > 0 || run.lapsed,
    lateSeconds: late,
    promiseKept: promised !== null ? used <= promised.allowed : measured === null ? null : late === 0,
  }
}

/** Seconds that a date had passed when the clock began: a duplicate brings its own, whenever this matter's was to begin. */
const pastAtStart = (run: ClockRun, due: Instant, clock: Clock): number => clock.between(due, run.startedAt) / 1000

/** Seconds a run has used until an instant at or before its stop, in the unit of its standard. */
export const usedUntil = (c: Commitment, run: ClockRun, calendar: Calendar, end: Instant): number =>
  pausedClock(clockFor(standardOf(c, run), calendar), pausesUntil(run, end)).between(run.startedAt, end) / 1000

/**
 * The instant at which `share` (0..1) of what there is to be kept is used up, going on as now; in the past where it is
 * used up already. Null where nothing is due, when the clock has stopped, or when a pause nobody knows the end of came first.
 */
export function instantOfShare(c: Commitment, run: ClockRun, calendar: Calendar, share: number): Instant | null {
  if (run.stoppedAt !== null) return null
  const standard = standardOf(c, run)
  const promise = promiseOf(c, run)
  const clock = clockFor(standard, calendar)
  const measured = promise === null ? measure(standard, run, calendar) : byDate(promise, run, clock)
  if (measured === null) return null
  if (share === 1) return unlessPaused(run, measured.due)
  const milliseconds = Math.round(measured.allowed * share) * 1000
  return unlessPaused(run, pausedClock(clock, endedPauses(run)).add(run.startedAt, milliseconds))
}

/** The first instant at which more is used than the standard allows; null as for `instantOfShare`. */
export function breachOf(c: Commitment, run: ClockRun, calendar: Calendar): Instant | null {
  if (run.stoppedAt !== null) return null
  const standard = standardOf(c, run)
  const due = measure(standard, run, calendar)?.due
  if (due === undefined) return null
  return unlessPaused(run, pausedClock(clockFor(standard, calendar), endedPauses(run)).add(due, 1))
}

/** When the standard passed or will: a pause that began later moves it no more. Null where none is, or where nobody knows yet. */
export function passingOf(c: Commitment, run: ClockRun, calendar: Calendar): Instant | null {
  const due = measure(standardOf(c, run), run, calendar)?.due
  return due === undefined ? null : unlessPaused(run, due)
}

function unlessPaused(run: ClockRun, at: Instant): Instant | null {
  const since = pausedSince(run)
  return since === null || at <= since ? at : null
}

/** When the first of the pauses began whose end nobody knows yet. */
function pausedSince(run: ClockRun): Instant | null {
  const since = run.pauses.filter(p => p.to === null).map(p => p.from)
  return since.length === 0 ? null : Math.min(...since)
}

import {
  addWorkingTime,
  allowedSeconds,
  type Calendar,
  dueAt,
  type Instant,
  type Pause,
  type Target,
  usedSeconds,
  workingTimeBetween,
} from '../calendar/index.ts'
import type { ClockRun, Commitment } from './commitment.ts'
import { calendarOf, isAgreedDue, targetOf } from './targets.ts'
import type { AgreedDue, CalendarRef } from './terms.ts'

/** Looks a calendar up by its version; compiled ones are kept by the caller. */
export type Calendars = (ref: CalendarRef) => Calendar

export interface ClockReading {
  readonly run: ClockRun
  readonly target: Target | AgreedDue | null
  /** null without a target, or while paused nobody knows how long */
  readonly dueAt: Instant | null
  readonly paused: boolean
  /** working seconds (elapsed ones for a calendar-time target) used until stopped, or until `at` */
  readonly usedSeconds: number
  /** the same unit; null without a target */
  readonly allowedSeconds: number | null
  /** elapsed seconds from start to stop or `at`, pauses included */
  readonly elapsedSeconds: number
  /** more used than allowed, or lapsed: a due time in closed hours is not broken before work begins again */
  readonly breached: boolean
  /** working seconds past the due time; frozen when the clock stopped */
  readonly lateSeconds: number
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
  const target = targetOf(c, run)
  const used = usedUntil(c, run, calendar, end)
  const allowed = target === null ? null : allowedOf(calendar, target, run)
  const late = allowed === null ? 0 : Math.max(0, used - allowed)
  return {
    run,
    target,
    dueAt: target === null || pausedSince(run) !== null ? null : dueOf(calendar, target, run),
    paused: run.stoppedAt === null && run.pauses.some(p => p.from <= at && (p.to === null || p.to > at)),
    usedSeconds: used,
    allowedSeconds: allowed,
    elapsedSeconds: Math.max(0, (end - run.startedAt) / 1000),
    breached: late > 0 || run.lapsed,
    lateSeconds: late,
  }
}

/** Seconds a run has used until an instant at or before its stop, in the unit of its target. */
export const usedUntil = (c: Commitment, run: ClockRun, calendar: Calendar, end: Instant): number =>
  usedSeconds(calendar, measureOf(targetOf(c, run)), run.startedAt, end, pausesUntil(run, end))

/**
 * The instant at which `share` (0..1) of the allowed time is used up, going on as now; in the past where it is used up
 * already. Null without a target, when the clock has stopped, or when a pause nobody knows the end of came first.
 */
export function instantOfShare(c: Commitment, run: ClockRun, calendar: Calendar, share: number): Instant | null {
  const target = targetOf(c, run)
  if (target === null || run.stoppedAt !== null) return null
  const due = share === 1 ? dueOf(calendar, target, run) : dueOfShare(calendar, target, run, share)
  const since = pausedSince(run)
  return since === null || due <= since ? due : null
}

function dueOfShare(calendar: Calendar, target: Target | AgreedDue, run: ClockRun, share: number): Instant {
  const kind = measureOf(target).kind === 'calendar-time' ? 'calendar-time' : 'working-time'
  const seconds = Math.round(allowedOf(calendar, target, run) * share)
  return dueAt(calendar, { kind, seconds }, run.startedAt, endedPauses(run))
}

function allowedOf(calendar: Calendar, target: Target | AgreedDue, run: ClockRun): number {
  if (!isAgreedDue(target)) return allowedSeconds(calendar, target, run.startedAt)
  return workingTimeBetween(calendar, run.startedAt, target.by, pausesUntil(run, target.at))
}

function dueOf(calendar: Calendar, target: Target | AgreedDue, run: ClockRun): Instant {
  if (!isAgreedDue(target)) return dueAt(calendar, target, run.startedAt, endedPauses(run))
  const later = endedPauses(run).map(([from, to]): Pause => [Math.max(from, target.at), to])
  const running = workingTimeBetween(calendar, run.startedAt, target.by, later)
  const stoodStill = workingTimeBetween(calendar, run.startedAt, target.by) - running
  return addWorkingTime(calendar, target.by, stoodStill, later)
}

/** The unit a target is measured in: what is agreed between people is agreed in working time. */
const measureOf = (target: Target | AgreedDue | null): Target =>
  target === null || isAgreedDue(target) ? { kind: 'working-time', seconds: 0 } : target

/** When the first of the pauses began whose end nobody knows yet. */
function pausedSince(run: ClockRun): Instant | null {
  const since = run.pauses.filter(p => p.to === null).map(p => p.from)
  return since.length === 0 ? null : Math.min(...since)
}

const endedPauses = (run: ClockRun): readonly Pause[] =>
  run.pauses.flatMap((p): readonly Pause[] => (p.to === null ? [] : [[p.from, p.to]]))

const pausesUntil = (run: ClockRun, end: Instant): readonly Pause[] =>
  run.pauses.map((p): Pause => [p.from, Math.min(p.to ?? end, end)]).filter(([from, to]) => to > from)

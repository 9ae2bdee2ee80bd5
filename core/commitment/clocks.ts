import {
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
import type { AgreedDue, CalendarRef } from './terms.ts'

/** Looks a calendar up by its version; compiled ones are kept by the caller. */
export type Calendars = (ref: CalendarRef) => Calendar

export interface ClockReading {
  readonly run: ClockRun
  readonly target: Target | AgreedDue | null
  /** null while paused (the due time moves on) or without a target */
  readonly dueAt: Instant | null
  readonly paused: boolean
  /** working seconds (elapsed ones for a calendar-time target) used until stopped, or until `at` */
  readonly usedSeconds: number
  /** the same unit; null without a target */
  readonly allowedSeconds: number | null
  /** elapsed seconds from start to stop or `at`, pauses included */
  readonly elapsedSeconds: number
  readonly breached: boolean
  /** working seconds past the due time; frozen when the clock stopped */
  readonly lateSeconds: number
}

/** Reads every clock of a commitment at an instant. */
export const readClocks = (c: Commitment, calendars: Calendars, at: Instant): readonly ClockReading[] =>
  c.clocks.map(run => readClock(c, run, calendars(c.terms.calendar), at))

/** One clock run, read at an instant (or at its stop). Times in seconds; `at` in epoch milliseconds. */
export function readClock(c: Commitment, run: ClockRun, calendar: Calendar, at: Instant): ClockReading {
  const end = run.stoppedAt ?? at
  const pauses = pausesUntil(run, end)
  const target = targetOf(c, run)
  const measure = measureOf(target)
  const used = usedSeconds(calendar, measure, run.startedAt, end, pauses)
  const allowed = target === null ? null : allowedOf(calendar, target, run)
  const late = allowed === null || run.void ? 0 : Math.max(0, used - allowed)
  const paused = run.stoppedAt === null && run.pauses.some(p => p.to === null)
  return {
    run,
    target,
    dueAt: target === null || paused ? null : dueOf(calendar, target, run, pauses),
    paused,
    usedSeconds: used,
    allowedSeconds: allowed,
    elapsedSeconds: Math.max(0, (end - run.startedAt) / 1000),
    breached: late > 0,
    lateSeconds: late,
  }
}

/** The target of a clock run under the terms, the priority and what was agreed since. */
export function targetOf(c: Commitment, run: ClockRun): Target | AgreedDue | null {
  switch (run.clock) {
    case 'response':
      return c.terms.targets[c.priority].response
    case 'resolution':
      return c.agreedDue !== null && c.agreedDue.by > run.startedAt
        ? c.agreedDue
        : c.terms.targets[c.priority].resolution
    case 'answer':
      return c.terms.answer
    case 'confirmation':
      return c.terms.confirmation
  }
}

export const isAgreedDue = (t: Target | AgreedDue): t is AgreedDue => 'by' in t

/**
 * The instant at which `share` (0..1) of the allowed time is used up, going on as now. Null while paused, without a target,
 * or when the clock has stopped.
 */
export function instantOfShare(c: Commitment, run: ClockRun, calendar: Calendar, share: number): Instant | null {
  const target = targetOf(c, run)
  if (target === null || run.stoppedAt !== null || run.pauses.some(p => p.to === null)) return null
  const allowed = allowedOf(calendar, target, run)
  const unit = measureOf(target).kind === 'calendar-time' ? 'calendar-time' : 'working-time'
  return dueAt(calendar, { kind: unit, seconds: Math.round(allowed * share) }, run.startedAt, closedPauses(run))
}

function allowedOf(calendar: Calendar, target: Target | AgreedDue, run: ClockRun): number {
  if (!isAgreedDue(target)) return allowedSeconds(calendar, target, run.startedAt)
  const earned = closedPauses(run)
    .filter(([from]) => from < target.at)
    .map(([from, to]): Pause => [from, Math.min(to, target.at)])
  return workingTimeBetween(calendar, run.startedAt, target.by, earned)
}

function dueOf(calendar: Calendar, target: Target | AgreedDue, run: ClockRun, pauses: readonly Pause[]): Instant {
  if (!isAgreedDue(target)) return dueAt(calendar, target, run.startedAt, pauses)
  const laterPause = pauses.some(([, to]) => to > target.at)
  if (!laterPause) return target.by
  return dueAt(calendar, { kind: 'working-time', seconds: allowedOf(calendar, target, run) }, run.startedAt, pauses)
}

/** The unit a target is measured in: what is agreed between people is agreed in working time. */
const measureOf = (target: Target | AgreedDue | null): Target =>
  target === null || isAgreedDue(target) ? { kind: 'working-time', seconds: 0 } : target

const closedPauses = (run: ClockRun): readonly Pause[] =>
  pausesUntil(run, Number.POSITIVE_INFINITY).filter(p => Number.isFinite(p[1]))

const pausesUntil = (run: ClockRun, end: Instant): readonly Pause[] =>
  run.pauses.map((p): Pause => [p.from, Math.min(p.to ?? end, end)]).filter(([from, to]) => to > from)

import {
  allowedSeconds,
  type Calendar,
  type Clock,
  clockOf,
  dueAt,
  type Instant,
  type Pause,
  pausedClock,
  type Target,
} from '../calendar/index.ts'
import type { ClockRun } from './commitment.ts'
import type { Standard } from './standard.ts'
import type { AgreedDue } from './terms.ts'

/** Seconds that a standard allows a run, and when it is due; in the unit of its target. Null where nothing is due. */
export interface Measured {
  readonly allowed: number
  readonly due: Instant
}

/** The unit a standard is measured in: what people agree on is agreed in working time. */
export const clockFor = (standard: Standard, calendar: Calendar): Clock =>
  clockOf(calendar, (standard.moved === null && standard.target) || workingTime(0))

/** Pauses nobody knows the end of move nothing here: what reads it knows that there is no due time meanwhile. */
export function measure(standard: Standard, run: ClockRun, calendar: Calendar): Measured | null {
  const clock = clockFor(standard, calendar)
  if (standard.moved !== null) return byDate(standard.moved, run, clock)
  if (standard.length !== null) {
    const allowed = clock.between(standard.length.from, standard.length.to) / 1000
    return byTarget(workingTime(allowed), null, run, calendar)
  }
  if (standard.target === null) return null
  const ours = byTarget(standard.target, standard.since, run, calendar)
  if (standard.neededBy === null) return ours
  const theirs = byDate(standard.neededBy, run, clock)
  return theirs.due > ours.due ? theirs : ours
}

/** By a date: the pauses before it was settled are inside it, later ones extend it. */
export function byDate({ by, at }: AgreedDue, run: ClockRun, clock: Clock): Measured {
  const later = endedPauses(run).map(([from, to]): Pause => [Math.max(from, at), to])
  const stoodStill = clock.between(run.startedAt, by) - pausedClock(clock, later).between(run.startedAt, by)
  return {
    allowed: pausedClock(clock, pausesUntil(run, at)).between(run.startedAt, by) / 1000,
    due: pausedClock(clock, later).add(by, stoodStill),
  }
}

function byTarget(target: Target, since: Instant | null, run: ClockRun, calendar: Calendar): Measured {
  const from = since ?? run.startedAt
  const before = pausedClock(clockOf(calendar, target), pausesUntil(run, from)).between(run.startedAt, from) / 1000
  const after = endedPauses(run)
    .map(([start, end]): Pause => [Math.max(start, from), end])
    .filter(([start, end]) => end > start)
  // Whole milliseconds: two fractions added up would be less than what was used of them to the last.
  const allowed = Math.round((before + allowedSeconds(calendar, target, from)) * 1000) / 1000
  return { allowed, due: dueAt(calendar, target, from, after) }
}

const workingTime = (seconds: number): Target => ({ kind: 'working-time', seconds })

export const endedPauses = (run: ClockRun): readonly Pause[] =>
  run.pauses.flatMap((p): readonly Pause[] => (p.to === null ? [] : [[p.from, p.to]]))

/** The pauses as they stood at an instant. */
export const pausesUntil = (run: ClockRun, end: Instant): readonly Pause[] =>
  run.pauses.map((p): Pause => [p.from, Math.min(p.to ?? end, end)]).filter(([from, to]) => to > from)

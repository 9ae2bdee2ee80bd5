import type { Calendar } from './compile.ts'
import type { Instant, Pause } from './definition.ts'
import { type Clock, elapsedClock, pausedClock } from './pause.ts'
import type { Target } from './target.ts'
import { unpausedDue } from './unpaused-due.ts'
import { workingClock } from './working-time.ts'

/**
 * When a target that runs from `start` is due.
 *
 * Whatever its kind, a pause moves the due time by as much of the target's own time as it covers; a target that is
 * not paused is due exactly when it says. Until `due` no more than the allowed time is used, and what is used beyond
 * the allowed time is the working time (elapsed time for calendar time) since `due`.
 * Throws `calendar.no-opening-within-horizon` when the calendar stays closed for five years.
 */
export function dueAt(calendar: Calendar, target: Target, start: Instant, pauses: readonly Pause[] = []): Instant {
  const due = unpausedDue(calendar, target, start)
  const clock = clockOf(calendar, target)
  const paused = pausedClock(clock, pauses)
  const stoodStill = clock.between(start, due) - paused.between(start, due)
  return paused.add(due, stoodStill)
}

/** Working seconds (elapsed seconds for calendar time) that a target allows from `start`. Throws like `dueAt`. */
export function allowedSeconds(calendar: Calendar, target: Target, start: Instant): number {
  return clockOf(calendar, target).between(start, unpausedDue(calendar, target, start)) / 1000
}

/** Seconds used from `start` to `end` in the unit of `allowedSeconds`, pauses not counting. */
export function usedSeconds(
  calendar: Calendar,
  target: Target,
  start: Instant,
  end: Instant,
  pauses: readonly Pause[] = [],
): number {
  return pausedClock(clockOf(calendar, target), pauses).between(start, end) / 1000
}

/** The kind of time that a target is measured in. */
export function clockOf(calendar: Calendar, target: Target): Clock {
  return target.kind === 'calendar-time' ? elapsedClock : workingClock(calendar)
}

import { type Calendar, CalendarFault, type Instant } from '@huke/core/calendar'
import {
  type Calendars,
  calendarOf,
  type ClockReading,
  type ClockRun,
  type Commitment,
  type Id,
  readClock,
} from '@huke/core/commitment'

/** A clock run that another calendar reads as broken where it was not, or the other way round. */
export interface Turn {
  readonly clock: ClockRun['clock']
  readonly run: number
  readonly toBroken: boolean
}

export interface Compared {
  readonly turns: readonly Turn[]
  /** whether a clock that still runs is due at another time */
  readonly moved: boolean
}

/** Reads the runs of a commitment that are measured by a calendar as they stand, and by the definition that takes its place. */
export function compared(
  c: Commitment,
  calendar: Id,
  calendars: Calendars,
  corrected: Calendar,
  at: Instant,
): Compared {
  const readings = c.clocks
    .filter(run => calendarOf(c, run).id === calendar)
    .map(run => ({ run, before: read(c, run, calendars(calendarOf(c, run)), at), after: read(c, run, corrected, at) }))
  return {
    turns: readings
      .filter(({ before, after }) => before.breached !== after.breached)
      .map(({ run: { clock, run }, after }) => ({ clock, run, toBroken: after.breached })),
    moved: readings.some(({ run, before, after }) => run.stoppedAt === null && before.dueAt !== after.dueAt),
  }
}

/** A clock that would never end is due at no time, and broken by nobody. */
function read(c: Commitment, run: ClockRun, calendar: Calendar, at: Instant): Pick<ClockReading, 'breached' | 'dueAt'> {
  try {
    return readClock(c, run, calendar, at)
  } catch (error) {
    if (error instanceof CalendarFault) return { breached: false, dueAt: null }
    throw error
  }
}

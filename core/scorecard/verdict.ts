import type { Instant } from '../calendar/index.ts'
import {
  type Calendars,
  calendarOf,
  type ClockName,
  type ClockReading,
  type ClockRun,
  type Commitment,
  readClock,
} from '../commitment/index.ts'

/** A clock run that can be judged: it had a target and came to an end. */
export interface Verdict {
  readonly kept: boolean
  /** when the target passed */
  readonly dueAt: Instant
  readonly stoppedAt: Instant
  /** used ÷ allowed; null where nothing was allowed */
  readonly attainment: number | null
}

/**
 * The verdicts on one clock of a closed commitment, in order.
 *
 * A run that ended void (the matter was withdrawn, or the other side moved first) is judged only when its target had
 * passed before: lateness that made somebody give up is still lateness, a target not yet due was neither kept nor broken.
 */
export const verdictsOn = (c: Commitment, clock: ClockName, calendars: Calendars): readonly Verdict[] =>
  stoppedReadings(c, clock, calendars).flatMap(verdictOf)

/** Seconds that one clock ran, over all its runs, void ones too. */
export const usedOn = (c: Commitment, clock: ClockName, calendars: Calendars): number =>
  stoppedReadings(c, clock, calendars).reduce((sum, reading) => sum + reading.usedSeconds, 0)

const stoppedReadings = (c: Commitment, clock: ClockName, calendars: Calendars): readonly ClockReading[] =>
  c.clocks
    .filter(run => run.clock === clock && run.stoppedAt !== null)
    .map((run: ClockRun) => readClock(c, run, calendars(calendarOf(c, run)), c.lastEventAt))

function verdictOf(reading: ClockReading): readonly Verdict[] {
  const { run, allowedSeconds, usedSeconds, breached } = reading
  if (run.stoppedAt === null || allowedSeconds === null || (run.void && !breached)) return []
  const attainment = allowedSeconds > 0 ? usedSeconds / allowedSeconds : null
  return [{ kept: !breached, dueAt: reading.dueAt ?? run.stoppedAt, stoppedAt: run.stoppedAt, attainment }]
}

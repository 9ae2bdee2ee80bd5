import type { Instant } from '../calendar/index.ts'
import {
  calendarOf,
  type Calendars,
  type ClockName,
  type ClockRun,
  type Commitment,
  type Id,
  passingOf,
  readClock,
  type Standard,
  usedUntil,
} from '../commitment/index.ts'

/** How a run came out against its standard. Three disjoint results. */
export const results = ['kept', 'later-as-agreed', 'late'] as const
export type Result = (typeof results)[number]

/** A clock run that can be judged: it has a standard and came to an end, or its standard has passed. */
export interface JudgedRun {
  readonly result: Result
  /** when the standard passed or would have; where nobody knows any more, when the run stopped */
  readonly dueAt: Instant
  readonly promiseKept: boolean
  /** used ÷ allowed; null where nothing was allowed or the run still goes on */
  readonly attainment: number | null
  readonly standard: Standard
  /** the unit that answers for it where it was not kept */
  readonly answerable: Id
}

/**
 * Judges a run. One that ended void (the matter was withdrawn, or the other side moved first) is judged only when its standard
 * had passed before: lateness that made somebody give up is still lateness, a standard not yet due was neither kept nor
 * broken. One that still runs is judged once the journal says that its standard has passed. Null = not to be judged.
 */
export function judge(c: Commitment, run: ClockRun, calendars: Calendars): JudgedRun | null {
  const calendar = calendars(calendarOf(c, run))
  const reading = readClock(c, run, calendar, c.lastEventAt)
  const { allowedSeconds, usedSeconds, breached, standard } = reading
  if (allowedSeconds === null) return null
  const isSaid = c.breached.some(b => b.clock === run.clock && b.run === run.run)
  if (run.stoppedAt === null && !isSaid) return null
  if (run.void && !breached) return null
  const broken = breached || run.stoppedAt === null
  const agreed = run.stoppedAt !== null && reading.promisedDueAt !== null && reading.promiseKept === true
  return {
    result: broken ? (agreed ? 'later-as-agreed' : 'late') : 'kept',
    dueAt: passingOf(c, run, calendar) ?? run.stoppedAt ?? c.lastEventAt,
    promiseKept: run.stoppedAt !== null && reading.promiseKept === true,
    attainment: run.stoppedAt !== null && allowedSeconds > 0 ? usedSeconds / allowedSeconds : null,
    standard,
    answerable: mostlyHeldBy(c, run, calendars),
  }
}

/** The runs of a clock that stopped in one turn of the loop: after the closing before and no later than its own. */
export const runsWithin = (c: Commitment, clock: ClockName, turn: number): readonly ClockRun[] => {
  const after = c.closings[turn - 2]?.at ?? Number.NEGATIVE_INFINITY
  const until = c.closings[turn - 1]?.at ?? Number.POSITIVE_INFINITY
  return c.clocks.filter(
    r =>
      r.clock === clock && r.stoppedAt !== null && r.startedAt >= after && r.stoppedAt <= until && r.startedAt <= until,
  )
}

/** Seconds that runs of a clock used, void ones too. */
export const usedBy = (c: Commitment, runs: readonly ClockRun[], calendars: Calendars): number =>
  runs.reduce((sum, run) => sum + usedUntil(c, run, calendars(calendarOf(c, run)), run.stoppedAt ?? c.lastEventAt), 0)

/**
 * The unit in whose hands most of the time went by, whatever was left when it got there: "we got it with no time left" is no
 * excuse for whoever sat on it, and no fault of whoever got it last. Of equal shares the earlier holder's.
 */
function mostlyHeldBy(c: Commitment, run: ClockRun, calendars: Calendars): Id {
  const calendar = calendars(calendarOf(c, run))
  const end = run.stoppedAt ?? c.lastEventAt
  const usedAt = (at: Instant): number => usedUntil(c, run, calendar, Math.min(Math.max(at, run.startedAt), end))
  const byUnit = new Map<Id, number>()
  for (const { unit, from, to } of c.holdings)
    byUnit.set(unit, (byUnit.get(unit) ?? 0) + usedAt(to ?? end) - usedAt(from))
  return [...byUnit].reduce((most, one) => (one[1] > most[1] ? one : most))[0]
}

import { breachOf } from './clocks.ts'
import type { ClockRun, Commitment } from './commitment.ts'
import type { Event } from './events.ts'
import { refusal } from './refusal.ts'
import { one, type Rule } from './rule.ts'
import type { CalendarRef } from './terms.ts'

/**
 * A revised calendar differs in days to come only, so what runs is read in it from its start and what has ended stays. A
 * corrected one says that days had been written down wrongly: what has ended is read anew as well, closed or not, and what was
 * said to have passed its standard and has not after all is said no more.
 */
export const recalendarRule: Rule<'recalendar'> = (c, { calendar, reason }, { at, calendars }) => {
  const isBehind = (of: CalendarRef) => of.id === calendar.id && of.version < calendar.version
  const isReached = isBehind(c.terms.calendar) && c.closedAt === null
  const isCorrected = reason !== undefined && c.clocks.some(run => run.frozen !== null && isBehind(run.frozen.calendar))
  if (!isReached && !isCorrected)
    return refusal('commitment.not-due', 'recalendar', 'calendar', calendar, 'a matter measured by an older version')
  if (reason === undefined) return one({ type: 'recalendared', calendar })
  const stillSaid = c.breached.filter(({ clock, run }) => {
    const of = c.clocks.find(r => r.clock === clock && r.run === run)
    const due = of === undefined || of.stoppedAt !== null ? null : breachOf(c, of, calendars(calendar))
    return of?.stoppedAt != null || (due !== null && due <= at)
  })
  return one({ type: 'recalendared', calendar, correction: { reason, breached: stillSaid } })
}

/** What the matter and, after a correction, its ended clocks are measured by from now on. */
export function recalendared(
  c: Commitment,
  { calendar, correction }: Extract<Event, { type: 'recalendared' }>,
): Partial<Commitment> {
  const terms = c.terms.calendar.id === calendar.id ? { ...c.terms, calendar } : c.terms
  if (correction === undefined) return { terms }
  const corrected = (run: ClockRun): ClockRun =>
    run.frozen?.calendar.id === calendar.id ? { ...run, frozen: { ...run.frozen, calendar } } : run
  return {
    terms,
    clocks: c.clocks.map(corrected),
    closings: c.closings.map(closing => ({
      ...closing,
      resolution: closing.resolution === null ? null : corrected(closing.resolution),
    })),
    breached: correction.breached,
  }
}

import type { Instant } from '../calendar/index.ts'
import type { Calendars } from './clocks.ts'
import type { ClockRun, Commitment } from './commitment.ts'
import { measure } from './measure.ts'
import { standardOf } from './standard.ts'

/**
 * When the standard is due as things stand at an instant, what pauses still taken to end at it; for a clock yet to start,
 * as if it started then. Null where there is no standard.
 */
export function standardDue(c: Commitment, calendars: Calendars, at: Instant): Instant | null {
  const run = c.clocks.findLast(r => r.clock === 'resolution' && r.stoppedAt === null) ?? startingAt(at)
  const known = { ...run, pauses: run.pauses.map(p => (p.to === null ? { ...p, to: at } : p)) }
  return measure(standardOf(c, known), known, calendars(c.terms.calendar))?.due ?? null
}

/** A resolution clock that would start now. */
export const startingAt = (startedAt: Instant): ClockRun => ({
  clock: 'resolution',
  run: 1,
  owedBy: 'supplier',
  startedAt,
  stoppedAt: null,
  pauses: [],
  void: false,
  lapsed: false,
  frozen: null,
})

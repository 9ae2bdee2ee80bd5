import type { Target } from '../calendar/index.ts'
import type { ClockRun, Commitment } from './commitment.ts'
import type { AgreedDue, CalendarRef } from './terms.ts'

/** The target of a clock run: what it was frozen with, else by the terms, the priority and what was agreed since. */
export function targetOf(c: Commitment, run: ClockRun): Target | AgreedDue | null {
  if (run.frozen !== null) return run.frozen.target
  switch (run.clock) {
    case 'response':
      return c.terms.targets[c.priority].response
    case 'resolution':
      return resolutionTarget(c, run)
    case 'answer':
      return c.terms.answer
    case 'confirmation':
      return c.terms.confirmation
  }
}

/** The calendar a clock run is measured in. */
export const calendarOf = (c: Commitment, run: ClockRun): CalendarRef => run.frozen?.calendar ?? c.terms.calendar

export const isAgreedDue = (t: Target | AgreedDue): t is AgreedDue => 'by' in t

/** A wish binds nobody before the promise, and a clock begun anew is not held to what was agreed for the old one. */
function resolutionTarget(c: Commitment, run: ClockRun): Target | AgreedDue | null {
  const standard = c.terms.targets[c.priority].resolution
  const agreed = c.agreedDue
  if (agreed === null || isUnpromised(c) || agreed.by <= run.startedAt) return standard
  return run.run > 1 && agreed.at < run.startedAt ? (standard ?? agreed) : agreed
}

const isUnpromised = (c: Commitment): boolean =>
  c.state === 'requested' || (c.state === 'negotiating' && c.negotiation?.from === 'requested')

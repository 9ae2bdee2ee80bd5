import type { Instant } from '../calendar/index.ts'
import { type Calendars, instantOfShare } from './clocks.ts'
import type { ClockRun, Commitment } from './commitment.ts'

/** When the first delivery without verdict lapses; null when none waits for one. */
export function confirmationDue(c: Commitment, calendars: Calendars): Instant | null {
  const dues = openConfirmations(c).flatMap(run => instantOfShare(c, run, calendars(c.terms.calendar), 1) ?? [])
  return dues.length === 0 ? null : Math.min(...dues)
}

export const openConfirmations = (c: Commitment): readonly ClockRun[] =>
  c.clocks.filter(run => run.clock === 'confirmation' && run.stoppedAt === null)

const dayMs = 86_400_000

/** Last instant at which the customer may reopen. */
export const reopenEnd = (c: Commitment): Instant => (c.closedAt ?? 0) + c.terms.reopenDays * dayMs

/** Last instant at which either side may evaluate. */
export const evaluationEnd = (c: Commitment): Instant => evaluationEndOf(c, c.closedAt ?? 0)

/** The same of what closed at an instant, be it closed no more. */
export const evaluationEndOf = (c: Commitment, closedAt: Instant): Instant =>
  closedAt + c.terms.evaluation.periodDays * dayMs

/** Last instant at which the supplier may contest what it has seen since `from`: calendar days. */
export const contestEnd = (from: Instant): Instant => from + contestDays * dayMs
const contestDays = 14

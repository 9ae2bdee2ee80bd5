import type { Instant } from '../calendar/index.ts'
import { type Calendars, instantOfShare } from './clocks.ts'
import type { Commitment } from './commitment.ts'

/** When a delivery without verdict lapses; null when none waits for one. */
export function confirmationDue(c: Commitment, calendars: Calendars): Instant | null {
  const run = c.clocks.findLast(r => r.clock === 'confirmation' && r.stoppedAt === null)
  return run === undefined ? null : instantOfShare(c, run, calendars(c.terms.calendar), 1)
}

const dayMs = 86_400_000

/** Last instant at which the customer may reopen. */
export const reopenEnd = (c: Commitment): Instant => (c.closedAt ?? 0) + c.terms.reopenDays * dayMs

/** Whether each side may see what the other said: both have spoken, or nobody can any more. */
export const evaluationsRevealed = (c: Commitment, at: Instant): boolean =>
  (c.evaluation !== null && c.customerEvaluation !== null) || (c.closedAt !== null && at > evaluationEnd(c))

/** Last instant at which either side may evaluate or change its evaluation. */
export const evaluationEnd = (c: Commitment): Instant => (c.closedAt ?? 0) + c.terms.evaluation.periodDays * dayMs

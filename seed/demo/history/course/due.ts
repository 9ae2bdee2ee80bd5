import type { Instant } from '@huke/core/calendar'
import type { Commitment } from '@huke/core/commitment'
import { between } from '../../../random.ts'
import type { Tale } from '../tale.ts'

const hourMs = 3_600_000
const workingDay = 27_000

/** A due time as people name one: so much of the standard from now (or some days where there is none), at the full hour. */
export function dueIn(tale: Tale, c: Commitment, at: Instant, share: number): Instant {
  const target = c.terms.targets[c.priority].resolution
  const allowed = target === null ? between(tale.random, 2, 7) * workingDay : tale.hours.allowed(target, at)
  const due = tale.hours.after(at, Math.max(7200, allowed * share))
  return Math.ceil(due / hourMs) * hourMs
}

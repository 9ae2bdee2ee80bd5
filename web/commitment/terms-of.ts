import type { Target } from '@huke/core/calendar'
import type { Terms } from '@huke/core/commitment'
import type { Commitment } from '../api/index.ts'

/** The document describes the terms as data only; they are core's. */
export const termsOf = (commitment: Commitment): Terms => commitment.terms as unknown as Terms

/** By what the work is measured; null where there is no target, or a date has taken its place. */
export function standardTarget(commitment: Commitment): Target | null {
  const run = commitment.clocks.findLast(({ clock }) => clock === 'resolution')
  return run?.standard.moved == null ? termsOf(commitment).targets[commitment.standardPriority].resolution : null
}

import type { Commitment } from '../../api/index.ts'

export type VerdictWord = 'due' | 'accepted' | 'lapsed' | 'by-itself' | 'returned' | 'left'

/** What one of several customers owes or said of the last delivery; null where nothing has been delivered to them yet. */
export function verdictOf(
  { number, left, verdict }: Pick<Commitment['customers'][number], 'number' | 'left' | 'verdict'>,
  { state, deliveries }: Pick<Commitment, 'state' | 'deliveries'>,
): VerdictWord | null {
  if (left) return 'left'
  const hasReturned = deliveries.at(-1)?.returns.some(({ customer }) => customer === number) ?? false
  return state === 'returned' && hasReturned ? 'returned' : verdict
}

import type { ActKind } from '@huke/core/commitment'
import type { Commitment } from '../../api/index.ts'
import { presentOf } from './customers-for.ts'

/** Under which name an act goes, where its name depends on what it would do here. */
export function nameOf(kind: ActKind, commitment: Commitment): string {
  if (kind === 'withdraw' && presentOf(commitment).length > 1) return 'leave'
  if (kind === 'decline' && commitment.negotiation !== null) return 'decline-offer'
  if (kind === 'hold' && commitment.hold !== null) return 'hold-on'
  return kind
}

/** What follows from it here. */
export function followsOf(kind: ActKind, commitment: Commitment): string {
  const { state, negotiation } = commitment
  if (kind === 'take-back') return state === 'delivered' ? 'take-back-delivery' : 'take-back-offer'
  if (kind === 'promise' && commitment.standardDueAt === null)
    return commitment.neededBy === null ? 'promise-any' : 'promise-needed'
  if (kind === 'decline' && negotiation !== null)
    return negotiation.by === 'customer' && negotiation.from === 'requested' ? 'decline' : `decline-${negotiation.from}`
  if (kind === 'evaluate' && state === 'failed') return 'evaluate-failed'
  return nameOf(kind, commitment)
}

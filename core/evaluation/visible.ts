import type { Instant } from '../calendar/index.ts'
import {
  type Capacity,
  type Commitment,
  evaluationsRevealed,
  type GivenEvaluation,
  type Side,
  sideOf,
} from '../commitment/index.ts'

export interface VisibleEvaluations {
  /** the customer's, of the delivery */
  readonly evaluation: GivenEvaluation | null
  /** the supplier's, of the customer's cooperation */
  readonly customerEvaluation: GivenEvaluation | null
}

/**
 * The evaluations that somebody may see. Null says as little as possible: it is the same for "not given" and "not for you".
 *
 * - Each side always sees its own. It sees the other's once both have rated or the evaluation period has ended (double-blind).
 * - An anonymous evaluation is seen by the customer alone, for ever: not by his head, and not by anybody who has a right on the
 *   supplier's side as well. Nor does it open the other side's early to anybody, which would tell that it was given.
 * - Officers, process owners and the system see both sides' named ones at once; observers when both sides may.
 */
export function visibleEvaluations(c: Commitment, viewer: readonly Capacity[], at: Instant): VisibleEvaluations {
  if (viewer.length === 0) return { evaluation: null, customerEvaluation: null }
  const anonymous = c.terms.evaluation.attribution === 'anonymous'
  const unblind = revealed(c, anonymous, at) || viewer.some(capacity => unblinded.includes(capacity))
  const [customer, supplier] = [isOn(viewer, 'customer'), isOn(viewer, 'supplier')]
  const sees = anonymous
    ? viewer.includes('customer') && !viewer.includes('customer-head') && !supplier
    : customer || unblind
  return {
    evaluation: sees ? c.evaluation : null,
    customerEvaluation: supplier || unblind ? c.customerEvaluation : null,
  }
}

/** An anonymous answer opens nothing: as far as the other side can tell, it was never given. */
const revealed = (c: Commitment, anonymous: boolean, at: Instant): boolean =>
  evaluationsRevealed(anonymous ? { ...c, evaluation: null } : c, at)

const unblinded: readonly Capacity[] = ['officer', 'process-owner', 'system']

const isOn = (viewer: readonly Capacity[], side: Side): boolean => viewer.some(capacity => sideOf(capacity) === side)

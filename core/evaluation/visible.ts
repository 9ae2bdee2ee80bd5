import type { Instant } from '../calendar/index.ts'
import {
  type ActingPerson,
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
 * - An anonymous evaluation is seen by the person served alone, for ever; where a unit was served, by those of its people who
 *   have no right on the supplier's side. Nor does it open the other side's early to anybody: that would tell it was given.
 * - Officers, process owners and the system see both sides' named ones at once; observers when both sides may.
 */
export function visibleEvaluations(c: Commitment, viewer: ActingPerson, at: Instant): VisibleEvaluations {
  const { capacities } = viewer
  if (capacities.length === 0) return { evaluation: null, customerEvaluation: null }
  const anonymous = c.terms.evaluation.attribution === 'anonymous'
  const unblind = revealed(c, anonymous, at) || capacities.some(capacity => unblinded.includes(capacity))
  const sees = anonymous ? wasServed(c, viewer) : isOn('customer', capacities) || unblind
  return {
    evaluation: sees ? c.evaluation : null,
    customerEvaluation: isOn('supplier', capacities) || unblind ? c.customerEvaluation : null,
  }
}

/** An anonymous answer opens nothing: as far as the other side can tell, it was never given. */
const revealed = (c: Commitment, anonymous: boolean, at: Instant): boolean =>
  evaluationsRevealed(anonymous ? { ...c, evaluation: null } : c, at)

const wasServed = (c: Commitment, { person, capacities }: ActingPerson): boolean =>
  c.customer.person === null
    ? capacities.includes('customer') && !isOn('supplier', capacities)
    : c.customer.person === person

const unblinded: readonly Capacity[] = ['officer', 'process-owner', 'system']

const isOn = (side: Side, capacities: readonly Capacity[]): boolean =>
  capacities.some(capacity => sideOf(capacity) === side)

import type { Instant } from '../calendar/index.ts'
import {
  type ActingPerson,
  type Capacity,
  type Commitment,
  type Event,
  type GivenEvaluation,
  isNamed,
  isRevealed,
  named,
  type Side,
  sideOf,
  speaksFor,
} from '../commitment/index.ts'

/** Who looks: an auditor sees what is named to auditors. */
export type Viewer = ActingPerson & { readonly auditor?: boolean }

export interface VisibleEvaluations {
  /** the customers', of each delivery */
  readonly evaluations: readonly GivenEvaluation[]
  /** the supplier's, of the customers' cooperation */
  readonly customerEvaluations: readonly GivenEvaluation[]
}

/**
 * The evaluations that somebody may see. What is missing says as little as possible: it is the same for "not given" and "not
 * for you".
 *
 * - Each side always sees its own. It sees the other's once both have rated, a recovery has made it open or the evaluation
 *   period has ended (double-blind).
 * - What isn't named is seen by its giver alone, for ever; where it is named to auditors, by them. No other reader's
 *   commitment has it in the first place. Nor does it open the other side's early to anybody: that would tell it was given.
 * - Officers, process owners and the system see both sides' named ones at once; observers when both sides may.
 */
export function visibleEvaluations(c: Commitment, viewer: Viewer, at: Instant): VisibleEvaluations {
  const { capacities } = viewer
  if (capacities.length === 0) return { evaluations: [], customerEvaluations: [] }
  const unblinded = capacities.some(capacity => unblind.includes(capacity))
  return {
    evaluations: c.evaluations.filter(e => seesCustomers(c, viewer, e, unblinded, at)),
    customerEvaluations: c.customerEvaluations.filter(
      e => isOn('supplier', capacities) || unblinded || isRevealed(c, e, at),
    ),
  }
}

function seesCustomers(c: Commitment, viewer: Viewer, e: GivenEvaluation, unblinded: boolean, at: Instant): boolean {
  if (!isNamed(c)) {
    const { attribution } = c.terms.evaluation
    return e.by === viewer.person || (attribution === 'named-to-auditors' && viewer.auditor === true)
  }
  return isOf(c, viewer, e.customer) || unblinded || isRevealed(c, e, at)
}

/** The commitment as somebody sees it: nothing in it tells of an evaluation that they may not see yet. */
export function seenBy(c: Commitment, viewer: Viewer, at: Instant): Commitment {
  const { evaluations, customerEvaluations } = visibleEvaluations(c, viewer, at)
  return {
    ...c,
    evaluations,
    customerEvaluations,
    causes: c.causes.filter(({ about }) => about.of !== 'verdict' || evaluations.some(e => isAbout(e, about))),
  }
}

const isAbout = (e: GivenEvaluation, about: { readonly delivery: number; readonly customer: number }): boolean =>
  e.delivery === about.delivery && e.customer === about.customer

/**
 * Whether an event must not be read because of what it tells of an evaluation: not its content, nor when it was given, by
 * whom, or that it was contested.
 */
export function isWithheld(event: Event, c: Commitment, viewer: Viewer, at: Instant): boolean {
  const { evaluations, customerEvaluations } = visibleEvaluations(c, viewer, at)
  switch (event.type) {
    case 'customer-evaluated':
      return !customerEvaluations.some(e => tellsOf(event, e))
    case 'evaluated':
    case 'contested':
    case 'contest-settled':
      return !evaluations.some(e => tellsOf(event, e))
    case 'cause-named': {
      const { about } = event
      return about.of === 'verdict' && !evaluations.some(e => isAbout(e, about))
    }
    default:
      return false
  }
}

/** The evaluation of the delivery before which an event lies nearest. */
const tellsOf = (event: Event & { readonly customer?: number }, e: GivenEvaluation): boolean =>
  e.customer === named(event) && e.firstAt <= event.at

/** On the side of that customer. */
const isOf = (c: Commitment, viewer: Viewer, customer: number): boolean =>
  viewer.capacities.some(as => sideOf(as) === 'customer' && speaksFor(c, as, viewer).includes(customer))

const unblind: readonly Capacity[] = ['officer', 'process-owner', 'system']

const isOn = (side: Side, capacities: readonly Capacity[]): boolean =>
  capacities.some(capacity => sideOf(capacity) === side)

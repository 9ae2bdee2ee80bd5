import type { Instant } from '../calendar/index.ts'
import type { Commitment, GivenEvaluation } from './commitment.ts'
import { firstCustomer, named } from './customers.ts'
import type { Event } from './events.ts'
import { evaluationEnd, evaluationEndOf } from './periods.ts'

type Given = readonly GivenEvaluation[]

/** Whether answers are named to everybody. Those that aren't are no part of the matter: only their giver's view of it has them. */
export const isNamed = (c: Commitment): boolean => c.terms.evaluation.attribution === 'named'

/** Whether an event is an answer that isn't named, and has its place outside the matter's journal. */
export const isUnnamedAnswer = (c: Commitment, e: Event): e is Extract<Event, { type: 'evaluated' }> =>
  e.type === 'evaluated' && !isNamed(c)

/** What each side says of the other, and why: unseen by the other until both have spoken or the time for it is over. */
export const isBlind = (e: Event): boolean =>
  e.type === 'evaluated' || e.type === 'customer-evaluated' || (e.type === 'cause-named' && e.about.of === 'verdict')

/** The customers' words after one more event: a verdict belongs to a delivery, and may be changed while that lasts. */
export function evaluationsAfter(c: Commitment, e: Event): Given {
  switch (e.type) {
    case 'evaluated':
      return put(c.evaluations, { ...given(c, e), recovery: e.recovery === true ? 'wished' : 'none' })
    case 'contested':
      return change(c, named(e), { contest: { reason: e.reason, by: e.by.person, at: e.at, settled: null } })
    case 'contest-settled': {
      const { outcome, reason, at } = e
      const contest = evaluationOf(c, named(e))?.contest ?? null
      return contest === null
        ? c.evaluations
        : change(c, named(e), { contest: { ...contest, settled: { outcome, reason, at } } })
    }
    case 'split':
      return e.relation === 'recovery' ? change(c, named(e), { recovery: 'opened' }) : c.evaluations
    case 'escalated':
      return e.recovery === true ? change(c, named(e), { recovery: 'opened' }) : c.evaluations
    default:
      return c.evaluations
  }
}

export const customerEvaluationsAfter = (c: Commitment, e: Event): Given =>
  e.type === 'customer-evaluated' ? put(c.customerEvaluations, given(c, e)) : c.customerEvaluations

/** What a customer said of the last delivery. */
export const evaluationOf = (c: Commitment, customer: number = firstCustomer(c).number): GivenEvaluation | null =>
  ofLast(c, c.evaluations, customer)

/** What the supplier said of that customer's part in it. */
export const customerEvaluationOf = (
  c: Commitment,
  customer: number = firstCustomer(c).number,
): GivenEvaluation | null => ofLast(c, c.customerEvaluations, customer)

/** From when on each side may see what the other said of a customer's part; null where that time has not come yet. */
export function revealedAt(c: Commitment, customer: number, at: Instant): Instant | null {
  if (c.closedAt === null) return null
  const end = evaluationEnd(c)
  const [ours, theirs] = [evaluationOf(c, customer), customerEvaluationOf(c, customer)]
  // Where the answer isn't named, what the supplier said is no sign that it was given.
  const both = isNamed(c) && ours !== null && theirs !== null ? Math.max(ours.at, theirs.at) : end
  const opened = isNamed(c) && ours?.recovery === 'opened' ? changeEnd(ours) : end
  const from = Math.min(both, opened, end)
  return at >= from && (from < end || at > end) ? from : null
}

/** Whether each side may see what the other said of a customer's part in a delivery, also an earlier one. */
export function isRevealed(
  c: Commitment,
  { customer, delivery }: Pick<GivenEvaluation, 'customer' | 'delivery'>,
  at: Instant,
): boolean {
  if (revealedAt(c, customer, at) !== null) return true
  if (delivery === c.deliveries.length) return false
  if (at > turnEnd(c, delivery)) return true
  if (!isNamed(c)) return false
  const isOf = (e: GivenEvaluation) => e.customer === customer && e.delivery === delivery
  return c.evaluations.some(isOf) && c.customerEvaluations.some(isOf)
}

/** Until when the verdict on a delivery could be given; never, where nothing has closed since. */
const turnEnd = (c: Commitment, delivery: number): Instant => {
  const closing = c.closings[turnOf(c, { delivery }) - 1]
  return closing === undefined ? Number.POSITIVE_INFINITY : evaluationEndOf(c, closing.at)
}

/** From when on both sides may know what was said of a delivery by name, as far as what has happened tells. */
export function openFrom(c: Commitment, e: GivenEvaluation): Instant {
  const theirs = c.customerEvaluations.find(x => x.customer === e.customer && x.delivery === e.delivery)
  const both = theirs === undefined ? Number.POSITIVE_INFINITY : Math.max(e.at, theirs.at)
  return Math.min(both, e.recovery === 'opened' ? changeEnd(e) : Number.POSITIVE_INFINITY, turnEnd(c, e.delivery))
}

/** An answer may be changed for a day. */
export const changeEnd = (given: Pick<GivenEvaluation, 'firstAt'>): Instant => given.firstAt + dayMs
const dayMs = 86_400_000

/** From when on an answer can't be changed any more: after a day, once both sides have seen it, or with the period's end. */
export function answerFinalAt(c: Commitment, e: GivenEvaluation): Instant | null {
  const closedAt = c.closings[turnOf(c, e) - 1]?.at
  if (closedAt === undefined) return null
  const end = evaluationEndOf(c, closedAt)
  const isOf = (other: GivenEvaluation) => other.customer === e.customer && other.delivery === e.delivery
  const theirs = c.customerEvaluations.find(isOf)
  const seen = isNamed(c) && theirs !== undefined ? Math.max(e.at, theirs.at) : end
  return Math.max(closedAt, Math.min(changeEnd(e), seen, end))
}

/** Which closing an answer belongs to: the first one after its delivery. */
export const turnOf = (c: Commitment, { delivery }: Pick<GivenEvaluation, 'delivery'>): number =>
  c.closings.findIndex(closing => closing.deliveries >= delivery) + 1

export const evaluationsOfTurn = (c: Commitment, turn: number): Given =>
  c.evaluations.filter(e => turnOf(c, e) === turn)

function given(c: Commitment, e: Extract<Event, { type: 'evaluated' | 'customer-evaluated' }>): GivenEvaluation {
  const list = e.type === 'evaluated' ? c.evaluations : c.customerEvaluations
  const before = ofLast(c, list, named(e))
  return {
    ...e.evaluation,
    delivery: c.deliveries.length,
    customer: named(e),
    by: e.by.person,
    at: e.at,
    firstAt: before?.firstAt ?? e.at,
    recovery: 'none',
    contest: null,
  }
}

const ofLast = (c: Commitment, list: Given, customer: number): GivenEvaluation | null =>
  list.find(e => e.customer === customer && e.delivery === c.deliveries.length) ?? null

const isSame = (a: GivenEvaluation, b: GivenEvaluation): boolean =>
  a.customer === b.customer && a.delivery === b.delivery

const put = (list: Given, one: GivenEvaluation): Given =>
  list.some(e => isSame(e, one)) ? list.map(e => (isSame(e, one) ? one : e)) : [...list, one]

const change = (c: Commitment, customer: number, to: Partial<GivenEvaluation>): Given =>
  c.evaluations.map(e => (e.customer === customer && e.delivery === c.deliveries.length ? { ...e, ...to } : e))

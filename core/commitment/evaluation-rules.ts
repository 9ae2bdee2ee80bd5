import type { Instant } from '../calendar/index.ts'
import type { Commitment } from './commitment.ts'
import { evaluationEnd, evaluationsRevealed } from './periods.ts'
import type { Evaluation } from './events.ts'
import { type Refusal, refusal } from './refusal.ts'
import { childId, one, type Outcome, type Rule, type RuleContext } from './rule.ts'
import type { Id } from './party.ts'
import type { Scale } from './terms.ts'

const ranges: Readonly<Record<Scale, readonly [low: number, high: number]>> = { 'good-bad': [0, 1], five: [1, 5] }

/** By the person served, in person; a bad one opens a recovery, an anonymous one only where the customer asks for it. */
export const evaluateRule: Rule<'evaluate'> = (c, act, context) => {
  const refused = checkEvaluator('evaluate', c, context) ?? checkScores('evaluate', c, act.evaluation)
  if (refused !== null) return refused
  const anonymous = c.terms.evaluation.attribution === 'anonymous'
  const evaluated: Outcome = {
    ...one({ type: 'evaluated', evaluation: act.evaluation }),
    unnamed: anonymous ? ['evaluated', 'split', 'requested'] : [],
  }
  const wanted = isBad(act.evaluation) && (!anonymous || act.recovery === true) && !hasRecovery(c)
  return wanted ? withRecovery(evaluated, c, context) : evaluated
}

/** By whoever served: how the customer cooperated. */
export const evaluateCustomerRule: Rule<'evaluate-customer'> = (c, act, context) => {
  const refused = checkEvaluator('evaluate-customer', c, context) ?? checkScores('evaluate-customer', c, act.evaluation)
  return refused ?? one({ type: 'customer-evaluated', evaluation: act.evaluation })
}

/** Who may evaluate and until when, before it is known what they say. */
export function checkEvaluator(
  act: 'evaluate' | 'evaluate-customer',
  c: Commitment,
  { actor, as, at }: Pick<RuleContext, 'actor' | 'as' | 'at'>,
): Refusal | null {
  if (at > evaluationEnd(c)) return refusal('commitment.period-over', act, 'at', at, String(evaluationEnd(c)))
  if (wouldAnswerTheOther(act, c, at)) {
    return refusal('commitment.both-have-spoken', act, 'evaluation', at, 'a change before both sides saw each other’s')
  }
  if (actor.delegateOf?.[as] !== undefined) {
    return refusal('commitment.in-person-only', act, 'actor', actor.person, 'the person, not a delegate')
  }
  if (act === 'evaluate' && (as !== 'customer' || !isServed(c, actor.person))) {
    return refusal('commitment.in-person-only', act, 'actor', actor.person, 'the person who was served')
  }
  if (act === 'evaluate' && c.holdings.some(h => h.person === actor.person)) {
    return refusal('commitment.own-work', act, 'actor', actor.person, 'somebody who did not serve')
  }
  return act === 'evaluate' || hasServed(c, actor.person)
    ? null
    : refusal('commitment.not-who-served', act, 'actor', actor.person, 'somebody who held the matter')
}

/** Whoever has seen the other's evaluation may not change their own: it would be an answer to it. */
const wouldAnswerTheOther = (act: 'evaluate' | 'evaluate-customer', c: Commitment, at: Instant): boolean =>
  c.terms.evaluation.attribution === 'named' &&
  (act === 'evaluate' ? c.evaluation : c.customerEvaluation) !== null &&
  evaluationsRevealed(c, at)

/** Where a unit is the customer, any of its people. */
const isServed = (c: Commitment, person: Id | null): boolean =>
  c.customer.person === null || c.customer.person === person

/** A matter that never was anybody's in person was served by the unit. */
const hasServed = (c: Commitment, person: Id | null): boolean =>
  c.holdings.some(h => h.person === person) || c.holdings.every(h => h.person === null)

/** Not good, or at most two of five. */
export const isBad = (e: Evaluation): boolean => (e.scale === 'good-bad' ? e.score === 0 : e.score <= 2)

/** Good, or at least four of five. */
export const isGood = (e: Evaluation): boolean => (e.scale === 'good-bad' ? e.score === 1 : e.score >= 4)

const hasRecovery = (c: Commitment): boolean => c.children.some(child => child.relation === 'recovery')

function checkScores(act: 'evaluate' | 'evaluate-customer', c: Commitment, evaluation: Evaluation): Refusal | null {
  const policy = c.terms.evaluation
  if (evaluation.scale !== policy.scale)
    return refusal('commitment.bad-score', act, 'scale', evaluation.scale, policy.scale)
  const stray = Object.keys(evaluation.dimensions ?? {}).find(name => !policy.dimensions.some(d => d === name))
  if (stray !== undefined) {
    return refusal('commitment.bad-score', act, 'dimensions', stray, policy.dimensions.join(', '))
  }
  const [low, high] = ranges[policy.scale]
  const scores = [evaluation.score, ...Object.values(evaluation.dimensions ?? {})]
  const bad = scores.find(score => !Number.isInteger(score) || score < low || score > high)
  return bad === undefined
    ? null
    : refusal('commitment.bad-score', act, 'score', bad, `a whole number from ${low} to ${high}`)
}

/** The child by which the supplier makes good: same two parties, the same terms, promised by a person. */
function withRecovery(outcome: Outcome, c: Commitment, { newIds }: RuleContext): Outcome {
  const id = childId(newIds)
  return {
    ...outcome,
    events: [...outcome.events, { type: 'split', child: id, relation: 'recovery' }],
    children: [
      {
        id,
        request: {
          type: 'requested',
          kind: 'action',
          title: c.title,
          words: '',
          form: {},
          service: c.service,
          customer: c.customer,
          supplier: c.supplier,
          priority: c.priority,
          terms: { ...c.terms, promise: 'by-person', checklist: [] },
          dueBy: null,
          parent: { id: c.id, relation: 'recovery' },
        },
      },
    ],
  }
}

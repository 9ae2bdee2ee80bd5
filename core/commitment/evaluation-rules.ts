import type { Commitment } from './commitment.ts'
import { evaluationEnd } from './periods.ts'
import type { Evaluation } from './events.ts'
import { type Refusal, refusal } from './refusal.ts'
import { one, type Outcome, type Rule, type RuleContext } from './rule.ts'
import type { Scale } from './terms.ts'

const ranges: Readonly<Record<Scale, readonly [low: number, high: number]>> = { 'good-bad': [0, 1], five: [1, 5] }

/** By the person served, in person; a bad one opens a recovery, an anonymous one only where the customer asks for it. */
export const evaluateRule: Rule<'evaluate'> = (c, act, context) => {
  const refused = checkEvaluation('evaluate', c, act.evaluation, context)
  if (refused !== null) return refused
  if (c.customer.person !== null && context.actor.person !== c.customer.person) {
    return refusal('commitment.in-person-only', 'evaluate', 'actor', context.actor.person, 'the person who was served')
  }
  const anonymous = c.terms.evaluation.attribution === 'anonymous'
  const evaluated: Outcome = { ...one({ type: 'evaluated', evaluation: act.evaluation }), unnamed: anonymous }
  const wanted = isBad(act.evaluation) && (!anonymous || act.recovery === true) && !hasRecovery(c)
  return wanted ? withRecovery(evaluated, c, context) : evaluated
}

/** By whoever served: how the customer cooperated. */
export const evaluateCustomerRule: Rule<'evaluate-customer'> = (c, act, context) => {
  const refused = checkEvaluation('evaluate-customer', c, act.evaluation, context)
  if (refused !== null) return refused
  const served = c.holdings.some(h => h.person !== null && h.person === context.actor.person)
  if (!served) {
    return refusal(
      'commitment.not-who-served',
      'evaluate-customer',
      'actor',
      context.actor.person,
      'somebody who held the matter',
    )
  }
  return one({ type: 'customer-evaluated', evaluation: act.evaluation })
}

/** Not good, or at most two of five. */
export const isBad = (e: Evaluation): boolean => (e.scale === 'good-bad' ? e.score === 0 : e.score <= 2)

/** Good, or at least four of five. */
export const isGood = (e: Evaluation): boolean => (e.scale === 'good-bad' ? e.score === 1 : e.score >= 4)

const hasRecovery = (c: Commitment): boolean => c.children.some(child => child.relation === 'recovery')

function checkEvaluation(
  act: 'evaluate' | 'evaluate-customer',
  c: Commitment,
  evaluation: Evaluation,
  context: RuleContext,
): Refusal | null {
  const policy = c.terms.evaluation
  if (context.actor.delegateOf?.[context.as] !== undefined) {
    return refusal('commitment.in-person-only', act, 'actor', context.actor.person, 'the person, not a delegate')
  }
  if (context.at > evaluationEnd(c))
    return refusal('commitment.period-over', act, 'at', context.at, String(evaluationEnd(c)))
  if (evaluation.scale !== policy.scale)
    return refusal('commitment.bad-score', act, 'scale', evaluation.scale, policy.scale)
  const [low, high] = ranges[policy.scale]
  const scores = [evaluation.score, ...Object.values(evaluation.dimensions ?? {})]
  const bad = scores.find(score => !Number.isInteger(score) || score < low || score > high)
  return bad === undefined
    ? null
    : refusal('commitment.bad-score', act, 'score', bad, `a whole number from ${low} to ${high}`)
}

/** The child by which the supplier makes good: same two parties, the same terms, promised by a person. */
function withRecovery(outcome: Outcome, c: Commitment, { newIds }: RuleContext): Outcome {
  const id = newIds[0]
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

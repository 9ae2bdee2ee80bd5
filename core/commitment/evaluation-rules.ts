import type { Instant } from '../calendar/index.ts'
import type { Commitment } from './commitment.ts'
import { type Customer, customerNumbered, firstCustomer, mayJudge, naming } from './customers.ts'
import { changeEnd, customerEvaluationOf, evaluationOf, isNamed, revealedAt } from './evaluations.ts'
import type { Evaluation } from './events.ts'
import type { Id } from './party.ts'
import { evaluationEnd } from './periods.ts'
import { type Refusal, refusal } from './refusal.ts'
import { customerFor, notACustomer, one, type Rule, type RuleContext } from './rule.ts'
import type { Scale } from './terms.ts'

const ranges: Readonly<Record<Scale, readonly [low: number, high: number]>> = { 'good-bad': [0, 1], five: [1, 5] }

/** By the person served, in person. An answer that isn't named asks for a recovery knowing that it names its giver. */
export const evaluateRule: Rule<'evaluate'> = (c, act, context) => {
  const customer =
    customerFor(c, act.customer, context, x => mayEvaluate(c, x, context.actor.person)) ??
    customerFor(c, act.customer, context)
  if (customer === null) return notACustomer('evaluate', act.customer)
  const refused = checkEvaluator('evaluate', c, customer, context) ?? checkScores('evaluate', c, act.evaluation)
  if (refused !== null) return refused
  return one({
    type: 'evaluated',
    evaluation: act.evaluation,
    ...(act.recovery === true && !isNamed(c) && isBad(act.evaluation) ? { recovery: true as const } : {}),
    ...(act.cause !== undefined && isNamed(c) ? { cause: act.cause } : {}),
    ...naming(c, customer.number),
  })
}

/** By whoever served: how the customer cooperated. */
export const evaluateCustomerRule: Rule<'evaluate-customer'> = (c, act, context) => {
  const customer = customerNumbered(c, act.customer ?? firstCustomer(c).number)
  if (customer === undefined) return notACustomer('evaluate-customer', act.customer)
  const refused =
    checkEvaluator('evaluate-customer', c, customer, context) ?? checkScores('evaluate-customer', c, act.evaluation)
  return refused ?? one({ type: 'customer-evaluated', evaluation: act.evaluation, ...naming(c, customer.number) })
}

/** Who may evaluate and until when, before it is known what they say. */
export function checkEvaluator(
  act: 'evaluate' | 'evaluate-customer',
  c: Commitment,
  customer: Customer,
  { actor, as, at }: Pick<RuleContext, 'actor' | 'as' | 'at'>,
): Refusal | null {
  const own = act === 'evaluate' ? evaluationOf(c, customer.number) : customerEvaluationOf(c, customer.number)
  if (at > evaluationEnd(c)) return refusal('commitment.period-over', act, 'at', at, String(evaluationEnd(c)))
  if (actor.delegateOf?.[as] !== undefined) {
    return refusal('commitment.in-person-only', act, 'actor', actor.person, 'the person, not a delegate')
  }
  if (act === 'evaluate' && (as !== 'customer' || !mayEvaluate(c, customer, actor.person))) {
    return refusal('commitment.in-person-only', act, 'actor', actor.person, 'the person who was served')
  }
  if (act === 'evaluate-customer' && !hasServed(c, actor.person)) {
    return refusal('commitment.not-who-served', act, 'actor', actor.person, 'somebody who did the work')
  }
  // A change would answer what the other side said; so would a first word on what was made open to recover it.
  if (revealedAt(c, customer.number, at) !== null) {
    return refusal('commitment.both-have-spoken', act, 'evaluation', at, 'a word before each side saw the other’s')
  }
  return own !== null && at > changeEnd(own)
    ? refusal('commitment.period-over', act, 'at', at, String(changeEnd(own)))
    : null
}

/**
 * The one person whose answer a customer's is: who was served in person; of a unit, or where the person named could not
 * judge, who accepted, and where nobody is known to have, any of its people who did not serve. Of answers that aren't named
 * nobody knows any but their own, so that several may answer; the first counts.
 */
function mayEvaluate(c: Commitment, customer: Customer, person: Id | null): boolean {
  if (person === null || !mayJudge(c, person)) return false
  if (customer.person !== null && mayJudge(c, customer.person)) return customer.person === person
  return (evaluationOf(c, customer.number)?.by ?? customer.judgedBy ?? person) === person
}

/** A matter whose work nobody is on record for was served by the unit. */
const hasServed = (c: Commitment, person: Id | null): boolean =>
  person !== null && (c.servedBy.length === 0 || c.servedBy.includes(person))

/** Not good, or at most two of five. */
export const isBad = (e: Evaluation): boolean => (e.scale === 'good-bad' ? e.score === 0 : e.score <= 2)

/** Good, or at least four of five. */
export const isGood = (e: Evaluation): boolean => (e.scale === 'good-bad' ? e.score === 1 : e.score >= 4)

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

/** From when on a bad answer of the last delivery opens a recovery: when it can't be changed any more. Null = it opens none. */
export function recoveryDue(c: Commitment, customer: number): Instant | null {
  const given = evaluationOf(c, customer)
  if (c.closedAt === null || given === null || !isBad(given) || given.recovery === 'opened') return null
  const wanted = isNamed(c) || given.recovery === 'wished'
  return wanted && given.contest?.settled?.outcome !== 'set-aside' ? changeEnd(given) : null
}

import { type CauseSubject, isSameSubject } from './cause.ts'
import type { Commitment } from './commitment.ts'
import { naming, presentCustomers } from './customers.ts'
import { isBad } from './evaluation-rules.ts'
import { isNamed } from './evaluations.ts'
import { type Capacity, sideOf } from './party.ts'
import { refusal } from './refusal.ts'
import { customerFor, notACustomer, one, type Rule } from './rule.ts'
import { standardDue } from './standard-due.ts'

/** One of several customers takes only themselves out; the only one, or the system, ends the matter. */
export const withdrawRule: Rule<'withdraw'> = (c, act, context) => {
  if (presentCustomers(c).length === 1 || sideOf(context.as) === null)
    return one({ type: 'withdrawn', reason: act.reason })
  const customer = customerFor(c, act.customer, context)
  return customer === null
    ? notACustomer('withdraw', act.customer)
    : one({ type: 'left', reason: act.reason, ...naming(c, customer.number) })
}

/** A further customer, of a duplicate merged into this. An earlier due time holds. */
export const joinRule: Rule<'join'> = (c, act, { at, calendars }) => {
  const { unit, person } = act.customer
  if (person !== null && (person === c.supplier.person || c.servedBy.includes(person)))
    return refusal('commitment.to-the-customer', 'join', 'customer.person', person, 'somebody who does not serve')
  if (presentCustomers(c).some(x => x.unit === unit && x.person === person))
    return refusal('commitment.customer-already', 'join', 'customer', act.customer, 'somebody not served yet')
  const due = standardDue(c, calendars, at)
  // What was late already stays the duplicate's own.
  const isEarlier = act.dueBy !== undefined && act.dueBy > at && (due === null || act.dueBy < due)
  const earlier = isEarlier ? { dueBy: act.dueBy } : {}
  return one({ type: 'joined', customer: act.customer, from: act.from, ...earlier })
}

export const mergeRule: Rule<'merge'> = (c, act) =>
  act.into === c.id
    ? refusal('commitment.same-matter', 'merge', 'into', act.into, 'another matter')
    : one({ type: 'merged', into: act.into, reason: act.reason })

/** Why it went wrong: the customer's side proposes once, the supplier's answers once. */
export const nameCauseRule: Rule<'name-cause'> = (c, act, { as }) => {
  const side = sideOf(as) ?? 'customer'
  const known = c.causes.find(n => isSameSubject(n.about, act.about)) ?? null
  if (!happened(c, act.about))
    return refusal(
      'commitment.nothing-went-wrong',
      'name-cause',
      'about',
      act.about,
      'a return, deviation, breach or verdict',
    )
  if (side === 'customer')
    return known === null
      ? one({ type: 'cause-named', about: act.about, cause: act.cause, side })
      : refusal('commitment.cause-named', 'name-cause', 'about', act.about, 'one proposal')
  if (known === null)
    return refusal('commitment.not-your-turn', 'name-cause', 'about', act.about, 'the customer’s proposal first')
  return known.answered === null
    ? one({ type: 'cause-named', about: act.about, cause: act.cause, side })
    : refusal('commitment.cause-named', 'name-cause', 'about', act.about, 'one answer')
}

/** Whether there is what the cause is to be named of. A verdict that isn't named has none. */
export function happened(c: Commitment, about: CauseSubject): boolean {
  if (about.of === 'breach') return c.breached.some(b => b.clock === about.clock && b.run === about.run)
  const delivery = c.deliveries[about.delivery - 1]
  if (about.of === 'verdict') {
    return isNamed(c) && c.evaluations.some(e => e.delivery === about.delivery && e.customer === about.customer)
  }
  const said = about.of === 'return' ? delivery?.returns : delivery?.deviations
  return said?.some(x => x.customer === about.customer) ?? false
}

/** Of what a side may name a cause now: the customer's of what has none yet, the supplier's of what the customer proposed. */
export function openCauses(c: Commitment, as: Capacity): readonly CauseSubject[] {
  if (sideOf(as) === 'supplier') return c.causes.filter(n => n.answered === null).map(n => n.about)
  return subjectsOf(c).filter(about => !c.causes.some(n => isSameSubject(n.about, about)))
}

const subjectsOf = (c: Commitment): readonly CauseSubject[] => [
  ...c.breached.map(({ clock, run }) => ({ of: 'breach', clock, run }) as const),
  ...c.deliveries.flatMap(({ returns, deviations }, i) => [
    ...returns.map(({ customer }) => ({ of: 'return', delivery: i + 1, customer }) as const),
    ...deviations.map(({ customer }) => ({ of: 'deviation', delivery: i + 1, customer }) as const),
  ]),
  ...(isNamed(c) ? c.evaluations.filter(isBad) : []).map(
    ({ delivery, customer }) => ({ of: 'verdict', delivery, customer }) as const,
  ),
]

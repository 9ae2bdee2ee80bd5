import { instantOfShare } from './clocks.ts'
import type { Commitment } from './commitment.ts'
import { named, naming } from './customers.ts'
import { evaluateRule } from './evaluation-rules.ts'
import { confirmationDue, openConfirmations, reopenEnd } from './periods.ts'
import { refusal } from './refusal.ts'
import { blank, customerFor, notACustomer, one, type Rule, takenOn, wordsMissing } from './rule.ts'

export const checkRule: Rule<'check'> = (c, act) => {
  const open = c.terms.checklist.map(item => item.id).filter(id => c.checked.includes(id) !== act.done)
  return open.includes(act.item)
    ? one({ type: 'checked', item: act.item, done: act.done })
    : refusal('commitment.unknown-item', 'check', 'item', act.item, `one of: ${open.join(', ')}`)
}

export const deliverRule: Rule<'deliver'> = (c, act, context) => {
  const open = c.terms.checklist.filter(item => !c.checked.includes(item.id)).map(item => item.id)
  if (open.length > 0)
    return refusal('commitment.checklist-open', 'deliver', 'checklist', open, 'every item of the checklist done')
  const { openParts } = context
  if (openParts > 0) return refusal('commitment.children-open', 'deliver', 'children', openParts, 'every part closed')
  return one(...takenOn(c, context), { type: 'delivered', words: act.words ?? '' })
}

/** Accepting may bring the evaluation along; what is wrong with the evaluation refuses both, so that nothing half happens. */
export const acceptRule: Rule<'accept'> = (c, act, context) => {
  const customer =
    customerFor(c, act.customer, context, x => x.verdict === 'due') ?? customerFor(c, act.customer, context)
  if (customer === null) return notACustomer('accept', act.customer)
  if (customer.verdict !== 'due')
    return refusal('commitment.verdict-given', 'accept', 'customer', customer.number, 'a verdict still due')
  if (act.deviation !== undefined && blank(act.deviation)) return wordsMissing('accept', 'deviation')
  const accepted = {
    type: 'accepted',
    words: act.words ?? '',
    ...(act.deviation === undefined ? {} : { deviation: act.deviation }),
    ...(act.deviation === undefined || act.cause === undefined ? {} : { cause: act.cause }),
    ...naming(c, customer.number),
  } as const
  if (act.evaluation === undefined) return one(accepted)
  const evaluation = evaluateRule(
    { ...c, closedAt: context.at, customers: judged(c, customer.number, context.actor.person) },
    { kind: 'evaluate', evaluation: act.evaluation, recovery: act.recovery, customer: customer.number },
    context,
  )
  return 'code' in evaluation ? evaluation : { ...evaluation, events: [accepted, ...evaluation.events] }
}

const judged = (c: Commitment, number: number, judgedBy: string | null): Commitment['customers'] =>
  c.customers.map(x => (x.number === number ? { ...x, verdict: 'accepted', judgedBy } : x))

/** Any customer may return, also one who accepted an earlier delivery of the same work. */
export const returnRule: Rule<'return'> = (c, act, context) => {
  const customer =
    customerFor(c, act.customer, context, x => x.verdict === 'due') ?? customerFor(c, act.customer, context)
  if (customer === null) return notACustomer('return', act.customer)
  if (blank(act.reason)) return wordsMissing('return', 'reason')
  const cause = act.cause === undefined ? {} : { cause: act.cause }
  return one({ type: 'returned', reason: act.reason, ...cause, ...naming(c, customer.number) })
}

export const lapseRule: Rule<'lapse'> = (c, _act, { at, calendars }) => {
  const over = openConfirmations(c).filter(run => {
    const due = instantOfShare(c, run, calendars(c.terms.calendar), 1)
    return due !== null && due <= at
  })
  return over.length === 0
    ? refusal('commitment.not-due', 'lapse', 'at', at, String(confirmationDue(c, calendars)))
    : one(...over.map(run => ({ type: 'lapsed' as const, ...naming(c, named(run)) })))
}

/** All who could judge for a customer have served: it passes by itself, and says so. */
export const passRule: Rule<'pass'> = (c, act, context) => {
  const customer = customerFor(c, act.customer, context, x => x.verdict === 'due')
  return customer === null || customer.verdict !== 'due'
    ? refusal('commitment.verdict-given', 'pass', 'customer', act.customer ?? null, 'a verdict still due')
    : one({ type: 'passed', ...naming(c, customer.number) })
}

export const reopenRule: Rule<'reopen'> = (c, act, context) => {
  const customer = customerFor(c, act.customer, context)
  if (customer === null) return notACustomer('reopen', act.customer)
  if (blank(act.reason)) return wordsMissing('reopen', 'reason')
  const end = reopenEnd(c)
  return context.at > end
    ? refusal('commitment.period-over', 'reopen', 'at', context.at, String(end))
    : one({ type: 'reopened', reason: act.reason, ...naming(c, customer.number) })
}

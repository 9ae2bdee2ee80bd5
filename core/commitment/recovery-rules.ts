import type { Commitment } from './commitment.ts'
import { type Customer, customerNumbered, naming } from './customers.ts'
import { recoveryDue } from './evaluation-rules.ts'
import { evaluationOf, isNamed, revealedAt } from './evaluations.ts'
import type { EventBody } from './events.ts'
import { contestEnd } from './periods.ts'
import { refusal } from './refusal.ts'
import { blank, childId, one, type Rule, wordsMissing } from './rule.ts'

/** A bad answer that stands is made good by a child commitment; a recovery that was bad itself goes to the supplier's head. */
export const recoverRule: Rule<'recover'> = (c, act, { at, newIds }) => {
  const customer = customerNumbered(c, act.customer ?? 1)
  const due = customer === undefined ? null : recoveryDue(c, customer.number)
  if (customer === undefined || due === null || at < due)
    return refusal('commitment.not-due', 'recover', 'at', at, String(due))
  const whose = naming(c, customer.number)
  if (c.parent?.relation === 'recovery') {
    return act.to === null
      ? refusal('commitment.not-due', 'recover', 'to', null, 'a head of the supplier')
      : one({ type: 'escalated', to: act.to, reason: '', recovery: true, ...whose })
  }
  const id = childId(newIds)
  return {
    events: [{ type: 'split', child: id, relation: 'recovery', ...whose }],
    children: [{ id, request: recoveryOf(c, customer) }],
  }
}

/** The child by which the supplier makes good: same two parties, the same terms, promised by a person. */
const recoveryOf = (c: Commitment, { unit, person }: Customer): Extract<EventBody, { type: 'requested' }> => ({
  type: 'requested',
  kind: 'action',
  title: c.title,
  words: '',
  form: {},
  service: c.service,
  customer: { unit, person },
  supplier: c.supplier,
  priority: c.priority,
  terms: { ...c.terms, promise: 'by-person', checklist: [] },
  dueBy: null,
  parent: { id: c.id, relation: 'recovery' },
})

/** Against an answer that the supplier sees singly, once it has seen it and not for ever. */
export const contestRule: Rule<'contest'> = (c, act, { at }) => {
  const customer = act.customer ?? 1
  const given = evaluationOf(c, customer)
  const seenFrom = isNamed(c) && given !== null ? revealedAt(c, customer, at) : null
  if (given === null || seenFrom === null)
    return refusal('commitment.not-evaluated', 'contest', 'evaluation', null, 'an evaluation that is seen singly')
  if (given.contest !== null)
    return refusal(
      'commitment.already-contested',
      'contest',
      'contest',
      given.contest.reason,
      'one contest an evaluation',
    )
  if (at > contestEnd(seenFrom))
    return refusal('commitment.period-over', 'contest', 'at', at, String(contestEnd(seenFrom)))
  return blank(act.reason)
    ? wordsMissing('contest', 'reason')
    : one({ type: 'contested', reason: act.reason, ...naming(c, customer) })
}

/** Whether a contest is open to somebody of the supplier's side at a time. */
export const isContestable = (c: Commitment, at: number): boolean =>
  c.customers.some(({ number }) => {
    const given = evaluationOf(c, number)
    const from = isNamed(c) && given !== null ? revealedAt(c, number, at) : null
    return from !== null && given?.contest === null && at <= contestEnd(from)
  })

/** By somebody outside both sides: the evaluation stands, or counts no more and stays to be seen. */
export const settleContestRule: Rule<'settle-contest'> = (c, act) => {
  const customer = act.customer ?? 1
  const contest = evaluationOf(c, customer)?.contest ?? null
  if (contest === null || contest.settled !== null)
    return refusal('commitment.not-contested', 'settle-contest', 'contest', null, 'a contest that is open')
  return blank(act.reason)
    ? wordsMissing('settle-contest', 'reason')
    : one({ type: 'contest-settled', outcome: act.outcome, reason: act.reason, ...naming(c, customer) })
}

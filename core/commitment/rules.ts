import type { ActKind } from './acts.ts'
import type { Commitment } from './commitment.ts'
import { joinRule, mergeRule, nameCauseRule, withdrawRule } from './customer-rules.ts'
import { presentCustomers } from './customers.ts'
import { acceptRule, checkRule, deliverRule, lapseRule, passRule, reopenRule, returnRule } from './delivery-rules.ts'
import { evaluateCustomerRule, evaluateRule } from './evaluation-rules.ts'
import { agreeRule, fallRule, offerRule, prioritiseRule, takeBackRule } from './negotiation-rules.ts'
import { sideOf } from './party.ts'
import { promiseRule } from './promise-rule.ts'
import { contestRule, recoverRule, settleContestRule } from './recovery-rules.ts'
import { recalendarRule } from './recalendar.ts'
import { type Refusal, refusal } from './refusal.ts'
import { blank, one, type Rule, wordsMissing } from './rule.ts'
import { splitRule } from './split-rule.ts'
import { succeedRule } from './succeed-rule.ts'
import { breachRule, closeUnansweredRule, holdRule, resumeRule, warnRule } from './time-rules.ts'

/** One rule an act: what the transition table cannot say. The table has admitted state, right and turn already. */
export const rules: { readonly [K in ActKind]: Rule<K> } = {
  promise: promiseRule,
  counter: offerRule,
  renegotiate: offerRule,
  agree: agreeRule,
  fall: fallRule,
  'take-back': takeBackRule,
  decline: (c, act, { as }) => {
    if (blank(act.reason)) return wordsMissing('decline', 'reason')
    // Only the supplier may decline the matter; a customer who will not have other terms is still owed the standard.
    const standing = c.state === 'negotiating' && (sideOf(as) === 'customer' || c.negotiation?.from !== 'requested')
    return one(standing ? { type: 'offer-declined', reason: act.reason } : { type: 'declined', reason: act.reason })
  },
  withdraw: withdrawRule,
  join: joinRule,
  merge: mergeRule,
  'close-unanswered': closeUnansweredRule,
  void: (_c, act) => one({ type: 'voided', reason: act.reason }),
  fail: (_c, act) => (blank(act.reason) ? wordsMissing('fail', 'reason') : one({ type: 'failed', reason: act.reason })),
  ask: (c, act) => {
    if (c.waiting !== null) {
      return refusal(
        'commitment.already-waiting',
        'ask',
        'waiting',
        c.waiting.question,
        'the answer to the open question first',
      )
    }
    return blank(act.question) ? wordsMissing('ask', 'question') : one({ type: 'asked', question: act.question })
  },
  answer: (c, act) => {
    if (c.waiting === null) return refusal('commitment.not-waiting', 'answer', 'waiting', null, 'an open question')
    return blank(act.words) ? wordsMissing('answer', 'words') : one({ type: 'answered', words: act.words })
  },
  hold: holdRule,
  resume: resumeRule,
  assign: (c, act) => {
    if (act.person === c.supplier.person)
      return refusal('commitment.same-holder', 'assign', 'person', act.person, 'another person')
    if (act.person !== null && isServed(c, act.person)) return toCustomer('assign', act.person)
    return one({ type: 'assigned', person: act.person })
  },
  start: () => one({ type: 'started' }),
  transfer: (c, act) => {
    if (blank(act.reason)) return wordsMissing('transfer', 'reason')
    if (act.to.unit === c.supplier.unit)
      return refusal('commitment.same-holder', 'transfer', 'to.unit', act.to.unit, 'another unit')
    if (act.to.person !== null && isServed(c, act.to.person)) return toCustomer('transfer', act.to.person)
    return one({ type: 'transferred', to: act.to, reason: act.reason })
  },
  succeed: succeedRule,
  suspend: (c, act) =>
    c.suspension === null
      ? one({ type: 'suspended', reason: act.reason })
      : refusal('commitment.suspended', 'suspend', 'suspension', c.suspension.reason, 'a matter that is not suspended'),
  lift: c =>
    c.suspension === null
      ? refusal('commitment.not-suspended', 'lift', 'suspension', null, 'a suspended matter')
      : one({ type: 'lifted' }),
  deliver: deliverRule,
  accept: acceptRule,
  return: returnRule,
  lapse: lapseRule,
  pass: passRule,
  reopen: reopenRule,
  'name-cause': nameCauseRule,
  prioritise: prioritiseRule,
  recalendar: recalendarRule,
  check: checkRule,
  comment: (_c, act) =>
    blank(act.words)
      ? wordsMissing('comment', 'words')
      : one({ type: 'commented', words: act.words, mentions: act.mentions ?? [] }),
  attach: (_c, act) => one({ type: 'attached', file: act.file }),
  evaluate: evaluateRule,
  'evaluate-customer': evaluateCustomerRule,
  recover: recoverRule,
  contest: contestRule,
  'settle-contest': settleContestRule,
  escalate: (c, act) => {
    if (blank(act.reason)) return wordsMissing('escalate', 'reason')
    return c.escalatedTo.includes(act.to)
      ? refusal('commitment.already-escalated', 'escalate', 'to', act.to, 'the next in the line')
      : one({ type: 'escalated', to: act.to, reason: act.reason })
  },
  split: splitRule,
  watch: (c, _act, { actor }) =>
    c.watchers.includes(actor.person as string)
      ? refusal('commitment.already-watching', 'watch', 'actor', actor.person, 'somebody who does not watch yet')
      : one({ type: 'watched', person: actor.person as string }),
  unwatch: (c, _act, { actor }) =>
    actor.person !== null && c.watchers.includes(actor.person)
      ? one({ type: 'unwatched', person: actor.person })
      : refusal('commitment.not-watching', 'unwatch', 'actor', actor.person, 'somebody who watches'),
  breach: breachRule,
  warn: warnRule,
}

const toCustomer = (act: ActKind, person: string): Refusal =>
  refusal('commitment.to-the-customer', act, 'person', person, 'somebody other than the customer')

const isServed = (c: Commitment, person: string): boolean => presentCustomers(c).some(x => x.person === person)

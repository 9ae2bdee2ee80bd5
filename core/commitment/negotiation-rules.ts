import type { Act } from './acts.ts'
import { instantOfShare } from './clocks.ts'
import type { Commitment } from './commitment.ts'
import type { Offer, StandardMove } from './events.ts'
import { sideOf } from './party.ts'
import { type Refusal, refusal } from './refusal.ts'
import { blank, checkDue, one, type Outcome, type Rule, type RuleContext, wordsMissing } from './rule.ts'
import { hasStandard } from './standard.ts'
import { standardDue } from './standard-due.ts'
import { isHigher, type Priority } from './terms.ts'

/** Other terms instead of a yes: a due time, words, another priority. A lower priority says by when it would then be. */
export function offerRule(
  c: Commitment,
  { kind, offer }: Extract<Act, { kind: 'counter' | 'renegotiate' }>,
  { at, as, calendars }: RuleContext,
): Outcome | Refusal {
  if (offer.priority === c.priority)
    return refusal('commitment.same-priority', kind, 'offer.priority', offer.priority, 'another priority')
  if (offer.dueBy === null && blank(offer.words) && offer.priority === undefined) return wordsMissing(kind, 'offer')
  const refused = offer.dueBy === null ? null : checkDue(kind, 'offer.dueBy', offer.dueBy, at)
  if (refused !== null) return refused
  const side = sideOf(as) ?? 'supplier'
  return one({ type: 'countered', side, offer: side === 'supplier' ? dated(c, offer, { at, calendars }) : offer })
}

function dated(c: Commitment, offer: Offer, { at, calendars }: Pick<RuleContext, 'at' | 'calendars'>): Offer {
  if (offer.dueBy !== null || offer.priority === undefined) return offer
  const due = standardDue({ ...c, standardPriority: offer.priority, standardSince: null, moved: null }, calendars, at)
  return due !== null && due > at ? { ...offer, dueBy: due } : offer
}

/** An offer may have grown too old to be kept; agreeing to it would be born late. */
export const agreeRule: Rule<'agree'> = (c, _act, context) => {
  const dueBy = c.negotiation?.offer.dueBy ?? null
  const refused = dueBy === null ? null : checkDue('agree', 'offer.dueBy', dueBy, context.at)
  if (refused !== null) return refused
  if (dueBy === null && c.promise === null && !hasStandard(c)) {
    return refusal('commitment.due-missing', 'agree', 'offer.dueBy', null, 'an offer with a due time')
  }
  const moves = movesOf(c, context)
  return one(moves === null ? { type: 'agreed' } : { type: 'agreed', moves })
}

/** A renegotiation that the customer opened moves the standard to what they named, unless it has passed. */
function movesOf(c: Commitment, { at, calendars }: RuleContext): StandardMove | null {
  const n = c.negotiation
  if (n === null || n.openedBy !== 'customer' || n.from === 'requested') return null
  const due = standardDue(c, calendars, at)
  if (due !== null && due < at) return null
  const priority =
    n.opening.priority !== undefined && n.opening.priority === n.offer.priority ? n.opening.priority : null
  // A date that has passed while the two talked says nothing any more.
  const dueBy = n.opening.dueBy !== null && n.opening.dueBy > at ? n.opening.dueBy : null
  if (dueBy === null && priority === null) return null
  return {
    ...(dueBy === null ? {} : { dueBy }),
    ...(priority === null ? {} : { priority, ...since(c, priority, { at, calendars }) }),
  }
}

/** A raising that would be broken at once counts from the raising. */
export function since(
  c: Commitment,
  priority: Priority,
  { at, calendars }: Pick<RuleContext, 'at' | 'calendars'>,
): { readonly since?: number } {
  const due = standardDue({ ...c, standardPriority: priority, standardSince: null, moved: null }, calendars, at)
  return due !== null && due < at ? { since: at } : {}
}

/** Somebody who may decide it alone raises a priority; a lower one is an offer to the customer. It moves no standard that has passed. */
export const prioritiseRule: Rule<'prioritise'> = (c, act, context) => {
  if (act.priority === c.priority)
    return refusal('commitment.same-priority', 'prioritise', 'priority', act.priority, 'another priority')
  if (!isHigher(act.priority, c.priority))
    return refusal('commitment.lower-is-an-offer', 'prioritise', 'priority', act.priority, 'a higher priority')
  if (blank(act.reason)) return wordsMissing('prioritise', 'reason')
  const due = standardDue(c, context.calendars, context.at)
  const stays = due !== null && due < context.at
  return one({
    type: 'prioritised',
    priority: act.priority,
    reason: act.reason,
    ...(stays ? { standardStays: true } : since(c, act.priority, context)),
  })
}

/** The answer clock of an offer is over. */
export const fallRule: Rule<'fall'> = (c, _act, { at, calendars }) => {
  const run = c.clocks.findLast(r => r.clock === 'answer' && r.to === 'offer' && r.stoppedAt === null)
  const due = run === undefined ? null : instantOfShare(c, run, calendars(c.terms.calendar), 1)
  return due === null || at < due
    ? refusal('commitment.not-due', 'fall', 'at', at, String(due))
    : one({ type: 'offer-fell' })
}

/** What one made oneself, while the other side has not acted on it. */
export const takeBackRule: Rule<'take-back'> = (c, _act, { as }) =>
  c.mayTakeBack !== null && c.mayTakeBack.by === sideOf(as)
    ? one({ type: 'taken-back' })
    : refusal(
        'commitment.nothing-to-take-back',
        'take-back',
        'actor',
        as,
        'an own delivery or offer nobody acted on yet',
      )

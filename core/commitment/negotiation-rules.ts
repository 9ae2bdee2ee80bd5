import type { Act } from './acts.ts'
import type { Commitment } from './commitment.ts'
import { sideOf } from './party.ts'
import { type Refusal, refusal } from './refusal.ts'
import { blank, checkDue, one, type Outcome, type Rule, type RuleContext, wordsMissing } from './rule.ts'

/** Other terms instead of a yes: a due time, words, or both. */
export function offerRule(
  _c: Commitment,
  { kind, offer }: Extract<Act, { kind: 'counter' | 'renegotiate' }>,
  { at, as }: RuleContext,
): Outcome | Refusal {
  if (offer.dueBy === null && blank(offer.words)) return wordsMissing(kind, 'offer')
  const refused = offer.dueBy === null ? null : checkDue(kind, 'offer.dueBy', offer.dueBy, at)
  return refused ?? one({ type: 'countered', side: sideOf(as) ?? 'supplier', offer })
}

/** An offer may have grown too old to be kept; agreeing to it would be born late. */
export const agreeRule: Rule<'agree'> = (c, _act, { at }) => {
  const dueBy = c.negotiation?.offer.dueBy ?? (c.promisedAt === null ? c.agreedDue?.by : undefined) ?? null
  if (dueBy !== null) return checkDue('agree', 'offer.dueBy', dueBy, at) ?? one({ type: 'agreed' })
  return c.agreedDue === null && c.terms.targets[c.priority].resolution === null
    ? refusal('commitment.due-missing', 'agree', 'offer.dueBy', null, 'an offer with a due time')
    : one({ type: 'agreed' })
}

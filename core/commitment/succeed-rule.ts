import { sideOf } from './party.ts'
import { refusal } from './refusal.ts'
import { blank, type Rule, one, wordsMissing } from './rule.ts'

/**
 * Another person or unit in the place of one side. A head hands over within the own unit; across units it is an officer's or
 * the system's. Who serves and who is served stay two.
 */
export const succeedRule: Rule<'succeed'> = (c, act, { as }) => {
  if (blank(act.reason)) return wordsMissing('succeed', 'reason')
  const [now, other] = act.side === 'supplier' ? [c.supplier, c.customer] : [c.customer, c.supplier]
  if (act.to.unit === now.unit && act.to.person === now.person)
    return refusal('commitment.same-holder', 'succeed', 'to', act.to, 'another unit or person')
  const headsSide = sideOf(as)
  if (headsSide !== null && (headsSide !== act.side || act.to.unit !== now.unit))
    return refusal('commitment.not-your-side', 'succeed', 'to', act.to, 'somebody of the own unit, on the own side')
  if (act.to.person !== null && act.to.person === other.person)
    return refusal('commitment.to-the-customer', 'succeed', 'to.person', act.to.person, 'somebody of one side only')
  return one({ type: 'succeeded', side: act.side, to: act.to, reason: act.reason })
}

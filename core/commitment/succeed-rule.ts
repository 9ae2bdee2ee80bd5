import { sideOf } from './party.ts'
import { refusal } from './refusal.ts'
import { naming, presentCustomers } from './customers.ts'
import { blank, customerFor, notACustomer, one, type Rule, wordsMissing } from './rule.ts'

/**
 * Another person or unit in the place of one side. A head hands over within the own unit; across units it is an officer's or
 * the system's. Who serves and who is served stay two.
 */
export const succeedRule: Rule<'succeed'> = (c, act, context) => {
  const { as } = context
  if (blank(act.reason)) return wordsMissing('succeed', 'reason')
  const customer = customerFor(c, act.customer, { actor: context.actor, as })
  if (customer === null) return notACustomer('succeed', act.customer)
  const now = act.side === 'supplier' ? c.supplier : customer
  if (act.to.unit === now.unit && act.to.person === now.person)
    return refusal('commitment.same-holder', 'succeed', 'to', act.to, 'another unit or person')
  const headsSide = sideOf(as)
  if (headsSide !== null && (headsSide !== act.side || act.to.unit !== now.unit))
    return refusal('commitment.not-your-side', 'succeed', 'to', act.to, 'somebody of the own unit, on the own side')
  const others = act.side === 'supplier' ? presentCustomers(c) : [c.supplier]
  if (act.to.person !== null && others.some(x => x.person === act.to.person))
    return refusal('commitment.to-the-customer', 'succeed', 'to.person', act.to.person, 'somebody of one side only')
  const whose = act.side === 'customer' ? naming(c, customer.number) : {}
  return one({ type: 'succeeded', side: act.side, to: act.to, reason: act.reason, ...whose })
}

import type { ActKind } from './acts.ts'
import type { Commitment } from './commitment.ts'
import type { ActingPerson } from './context.ts'
import { type Capacity, sideOf } from './party.ts'
import { transitions } from './transitions.ts'

/**
 * The right an act is done in: the first the act allows, one that has the turn and decides on nobody's own request before
 * one that does not, an own right before a delegated one. Null where the act allows none of them.
 */
export function capacityFor(c: Commitment, kind: ActKind, actor: ActingPerson): Capacity | null {
  const allowed = transitions[kind].by.filter(capacity => actor.capacities.includes(capacity))
  const fit = allowed.filter(as => hasTurn(c, kind, as) && !decidesOnOwn(c, kind, as, actor))
  return fit.find(as => actor.delegateOf?.[as] === undefined) ?? fit[0] ?? allowed[0] ?? null
}

/** In a negotiation the ball is with whoever did not make the last offer; a request is answered by the supplier. */
export function hasTurn(c: Commitment, kind: ActKind, as: Capacity): boolean {
  if (kind !== 'counter' && kind !== 'agree' && kind !== 'decline') return true
  const side = sideOf(as)
  return c.state === 'negotiating' ? side !== c.negotiation?.by : side === 'supplier'
}

/**
 * Nobody decides on their own request: not as its supplier, not by an office they hold, and not through a delegate. Nor does
 * who served accept it for the customer.
 */
export function decidesOnOwn(c: Commitment, kind: ActKind, as: Capacity, actor: ActingPerson): boolean {
  const concerned = deciding.includes(as) ? c.customer.person : kind === 'accept' ? c.supplier.person : null
  return concerned !== null && (actor.person === concerned || actor.delegateOf?.[as] === concerned)
}

const deciding: readonly Capacity[] = ['supplier', 'supplier-head', 'process-owner', 'officer']

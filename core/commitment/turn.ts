import type { ActKind } from './acts.ts'
import type { Commitment } from './commitment.ts'
import type { ActingPerson } from './context.ts'
import { firstCustomer, mayJudge, presentCustomers } from './customers.ts'
import { type Capacity, type Id, sideOf } from './party.ts'
import { transitions } from './transitions.ts'

/**
 * The right an act is done in: the first the act allows, one that has the turn and decides on nobody's own request before
 * one that does not, an own right before a delegated one. Null where the act allows none of them.
 */
export function capacityFor(c: Commitment, kind: ActKind, actor: ActingPerson): Capacity | null {
  const allowed = transitions[kind].by.filter(capacity => actor.capacities.includes(capacity))
  const fit = allowed.filter(as => hasTurn(c, kind, as, actor) && !decidesOnOwn(c, kind, as, actor))
  return fit.find(as => actor.delegateOf?.[as] === undefined) ?? fit[0] ?? allowed[0] ?? null
}

/**
 * In a negotiation the ball is with whoever did not make the last offer; a request is answered by the supplier. Of several
 * customers the first answers and agrees; each gives its own verdict.
 */
export function hasTurn(c: Commitment, kind: ActKind, as: Capacity, actor: ActingPerson): boolean {
  const side = sideOf(as)
  if (side === 'customer' && !ofEach.includes(kind) && !speaksFor(c, as, actor).includes(firstCustomer(c).number))
    return false
  if (kind !== 'counter' && kind !== 'agree' && kind !== 'decline') return true
  return c.state === 'negotiating' ? side !== c.negotiation?.by : side === 'supplier'
}

/** Numbers of the customers somebody speaks for in a right, in their order. */
export const speaksFor = (c: Commitment, as: Capacity, actor: ActingPerson): readonly number[] =>
  actor.customers === undefined ? presentCustomers(c).map(customer => customer.number) : (actor.customers[as] ?? [])

/** What each of several customers does for itself. */
const ofEach: readonly ActKind[] = [
  'accept',
  'return',
  'reopen',
  'evaluate',
  'withdraw',
  'comment',
  'attach',
  'escalate',
  'name-cause',
  'succeed',
  'watch',
  'unwatch',
]

/**
 * Nobody decides on their own request: not as its supplier, not by an office they hold, and not through a delegate. Nor does
 * who served judge it for a customer.
 */
export function decidesOnOwn(c: Commitment, kind: ActKind, as: Capacity, actor: ActingPerson): boolean {
  if (judgesOwnWork(c, kind, as, actor)) return true
  return (
    deciding.includes(as) && presentCustomers(c).some(customer => actingAs(as, actor).some(p => p === customer.person))
  )
}

/** Who served neither judges it for a customer nor settles what is contested of it. */
export const judgesOwnWork = (c: Commitment, kind: ActKind, as: Capacity, actor: ActingPerson): boolean =>
  judging.includes(kind) && sideOf(as) !== 'supplier' && actingAs(as, actor).some(person => !mayJudge(c, person))

const actingAs = (as: Capacity, actor: ActingPerson): readonly Id[] =>
  [actor.person, actor.delegateOf?.[as] ?? null].filter(person => person !== null)

const deciding: readonly Capacity[] = ['supplier', 'supplier-head', 'process-owner', 'officer']

/** What only somebody says who did not serve. */
const judging: readonly ActKind[] = ['accept', 'return', 'evaluate', 'settle-contest']

import { type ActingPerson, type Capacity, type Commitment, type Id, sideOf } from '../commitment/index.ts'
import { hasScope, type Member, type Standing } from './member.ts'

/** What of a commitment decides who may do something to it. */
export type Subject = Pick<Commitment, 'kind' | 'customer' | 'supplier' | 'watchers' | 'holdings' | 'escalatedTo'>

/**
 * The rights somebody has on a commitment, for `decide`. An own right goes before a delegated one; a token that may not
 * write has none.
 */
export const capacitiesOn = (member: Member, c: Subject): ActingPerson =>
  hasScope(member, 'commitment:write') ? rightsOn(member, c) : { person: member.person, capacities: [] }

/** Whoever has any right on a commitment sees it, and the auditors see all. Others are told that there is none. */
export const maySee = (member: Member, c: Subject): boolean =>
  hasScope(member, 'commitment:read') && (member.roles.includes('auditor') || rightsOn(member, c).capacities.length > 0)

/**
 * In whose place somebody has a part in a commitment: whose it is in person, else through whose rights alone it is seen; null
 * where it is their own, or they have no part.
 */
export function lenderOf(member: Member, c: Subject): Id | null {
  const people = [c.supplier.person, c.customer.person]
  if (people.includes(member.person)) return null
  const lender = people.find(person => member.delegations.some(delegation => delegation.from === person))
  if (lender) return lender
  const { capacities, delegateOf = {} } = rightsOn(member, c)
  const sides = capacities.filter(capacity => sideOf(capacity) !== null)
  const lent = sides.flatMap(capacity => delegateOf[capacity] ?? [])
  return lent.length === sides.length ? (lent[0] ?? null) : null
}

function rightsOn(member: Member, c: Subject): ActingPerson {
  const own = [...ownRights(member.person, member, c), ...officeOf(member)]
  const delegateOf: Partial<Record<Capacity, Id>> = {}
  for (const delegation of member.delegations) {
    for (const capacity of ownRights(delegation.from, delegation, c)) {
      if (own.includes(capacity) || capacity in delegateOf || isOnOwnRequest(member.person, capacity, c)) continue
      delegateOf[capacity] = delegation.from
    }
  }
  const delegated = Object.keys(delegateOf) as Capacity[]
  if (delegated.length === 0) return { person: member.person, capacities: own }
  return { person: member.person, capacities: [...own, ...delegated], delegateOf }
}

const officeOf = (member: Member): readonly Capacity[] => (member.roles.includes('officer') ? ['officer'] : [])

function ownRights(person: Id, standing: Standing, c: Subject): readonly Capacity[] {
  const rights: readonly (readonly [Capacity, boolean])[] = [
    ['customer', isCustomer(person, standing, c)],
    ['customer-head', standing.heads.includes(c.customer.unit)],
    ['supplier', c.supplier.person === person || standing.units.includes(c.supplier.unit)],
    ['supplier-head', standing.heads.includes(c.supplier.unit)],
    ['observer', isObserver(person, standing, c)],
  ]
  return rights.filter(([capacity, held]) => held && !isOnOwnRequest(person, capacity, c)).map(([capacity]) => capacity)
}

/** Nobody decides on their own request. */
const isOnOwnRequest = (person: Id, capacity: Capacity, c: Subject): boolean =>
  c.customer.person === person && (capacity === 'supplier' || capacity === 'supplier-head')

/** An ad-hoc matter is led by the unit that raised it, a matter with no customer in person is its unit's. */
function isCustomer(person: Id, { units }: Standing, c: Subject): boolean {
  if (c.customer.person === person) return true
  return (c.customer.person === null || c.kind === 'ad-hoc') && units.includes(c.customer.unit)
}

/** Who had it once may see what became of it. */
const isObserver = (person: Id, { units, heads }: Standing, c: Subject): boolean =>
  c.watchers.includes(person) ||
  c.escalatedTo.includes(person) ||
  c.holdings.some(h => h.person === person || units.includes(h.unit) || heads.includes(h.unit))

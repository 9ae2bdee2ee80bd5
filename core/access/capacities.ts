import {
  type ActingPerson,
  type Capacity,
  type Commitment,
  type Customer,
  type Id,
  needsAnother,
  presentCustomers,
  sideOf,
} from '../commitment/index.ts'
import { hasScope, type Member, type Standing } from './member.ts'

/** What of a commitment decides who may do something to it. */
export type Subject = Pick<
  Commitment,
  | 'kind'
  | 'customers'
  | 'formerCustomers'
  | 'closings'
  | 'supplier'
  | 'servedBy'
  | 'askedBy'
  | 'watchers'
  | 'holdings'
  | 'escalatedTo'
>

/**
 * The rights somebody has on a commitment, for `decide`. An own right goes before a delegated one; a token that may not
 * write has none.
 */
export const capacitiesOn = (member: Member, c: Subject): ActingPerson =>
  hasScope(member, 'commitment:write') ? rightsOn(member, c) : { person: member.person, capacities: [] }

/** Whoever has any right on a commitment sees it, and the auditors see all. Others are told that there is none. */
export const maySee = (member: Member, c: Subject): boolean =>
  hasScope(member, 'commitment:read') && (member.roles.includes('auditor') || rightsOn(member, c).capacities.length > 0)

/** In which rights somebody who may see a commitment reads it; an auditor without any reads as an observer. */
export function viewerOn(member: Member, c: Subject): ActingPerson & { readonly auditor: boolean } {
  const acting = rightsOn(member, c)
  const auditor = member.roles.includes('auditor')
  return acting.capacities.length > 0 ? { ...acting, auditor } : { ...acting, capacities: ['observer'], auditor }
}

/**
 * In whose place somebody has a part in a commitment: whose it is in person, else through whose rights alone it is seen; null
 * where it is their own, or they have no part.
 */
export function lenderOf(member: Member, c: Subject): Id | null {
  const people = [c.supplier, ...presentCustomers(c)].map(party => party.person)
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
  const customers: Partial<Record<Capacity, readonly number[]>> = customersOf(member.person, member, c)
  const delegateOf: Partial<Record<Capacity, Id>> = {}
  for (const delegation of member.delegations) {
    for (const capacity of ownRights(delegation.from, delegation, c)) {
      if (own.includes(capacity) || capacity in delegateOf || isOnOwnRequest(member.person, capacity, c)) continue
      delegateOf[capacity] = delegation.from
      Object.assign(customers, pick(capacity, customersOf(delegation.from, delegation, c)))
    }
  }
  const delegated = Object.keys(delegateOf) as Capacity[]
  const rights = { person: member.person, capacities: [...own, ...delegated], customers }
  return delegated.length === 0 ? rights : { ...rights, delegateOf }
}

const officeOf = (member: Member): readonly Capacity[] => (member.roles.includes('officer') ? ['officer'] : [])

function ownRights(person: Id, standing: Standing, c: Subject): readonly Capacity[] {
  const customers = customersOf(person, standing, c)
  const rights: readonly (readonly [Capacity, boolean])[] = [
    ['customer', customers.customer !== undefined],
    ['customer-head', customers['customer-head'] !== undefined],
    ['supplier', c.supplier.person === person || standing.units.includes(c.supplier.unit)],
    ['supplier-head', standing.heads.includes(c.supplier.unit)],
    ['observer', isObserver(person, standing, c)],
  ]
  return rights.filter(([capacity, held]) => held && !isOnOwnRequest(person, capacity, c)).map(([capacity]) => capacity)
}

/** The customers somebody speaks for, by the right they do it in; a right without any is left out. */
function customersOf(person: Id, standing: Standing, c: Subject): Partial<Record<Capacity, readonly number[]>> {
  const numbers = (is: (customer: Customer) => boolean) =>
    presentCustomers(c)
      .filter(is)
      .map(x => x.number)
  const [own, headed] = [
    numbers(x => isCustomer(person, standing, c, x)),
    numbers(x => standing.heads.includes(x.unit)),
  ]
  return { ...(own.length > 0 && { customer: own }), ...(headed.length > 0 && { 'customer-head': headed }) }
}

/** Nobody decides on their own request. */
const isOnOwnRequest = (person: Id, capacity: Capacity, c: Subject): boolean =>
  (capacity === 'supplier' || capacity === 'supplier-head') && presentCustomers(c).some(x => x.person === person)

/**
 * The person named. An ad-hoc matter is led by the unit that raised it; where a customer is a unit, or the one who served,
 * anybody else of that unit judges. Who was served when it closed stays so, whoever has taken their place since.
 */
function isCustomer(person: Id, { units }: Standing, c: Subject, customer: Customer): boolean {
  if (customer.person === person) return true
  if (wasServed(person, c, customer)) return true
  return (needsAnother(c, customer) || c.kind === 'ad-hoc') && units.includes(customer.unit)
}

const wasServed = (person: Id, c: Subject, { number }: Customer): boolean =>
  c.closings.at(-1)?.customers.some(x => x.number === number && x.person === person) ?? false

/** Who asked it for another, and who had it once, may see what became of it. */
const isObserver = (person: Id, { units, heads }: Standing, c: Subject): boolean =>
  c.askedBy === person ||
  c.watchers.includes(person) ||
  c.escalatedTo.includes(person) ||
  c.formerCustomers.some(x => x.person === person) ||
  c.holdings.some(h => h.person === person || units.includes(h.unit) || heads.includes(h.unit))

const pick = (
  capacity: Capacity,
  of: Partial<Record<Capacity, readonly number[]>>,
): Partial<Record<Capacity, readonly number[]>> => (of[capacity] === undefined ? {} : { [capacity]: of[capacity] })

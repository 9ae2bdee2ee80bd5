import type { Commitment } from './commitment.ts'
import { type Customer, firstCustomer, named, presentCustomers } from './customers.ts'
import type { Event } from './events.ts'

/** The customers after one more event; the same list where it changes none. */
export function customersAfter(c: Commitment, e: Event): readonly Customer[] {
  const { customers } = c
  switch (e.type) {
    case 'joined':
      return [
        ...customers,
        { number: customers.length + 1, ...e.customer, leftAt: null, verdict: null, judgedBy: null },
      ]
    case 'left':
      return change(customers, named(e), { leftAt: e.at, verdict: null })
    case 'succeeded': {
      if (e.side === 'supplier') return customers
      return change(customers, e.customer ?? firstCustomer(c).number, { unit: e.to.unit, person: e.to.person })
    }
    case 'delivered':
      // After a redelivery an earlier acceptance stands; its customer may still return.
      return customers.map(x => (x.leftAt === null && x.verdict === null ? { ...x, verdict: 'due' } : x))
    case 'accepted':
      return change(customers, named(e), { verdict: 'accepted', judgedBy: e.by.person })
    case 'lapsed':
      return change(customers, named(e), { verdict: 'lapsed', judgedBy: null })
    case 'passed':
      return change(customers, named(e), { verdict: 'by-itself', judgedBy: null })
    case 'returned':
    case 'reopened':
      return customers.map(x => (x.number === named(e) || x.verdict === 'due' ? { ...x, verdict: null } : x))
    case 'taken-back':
      return customers.map(x => (x.verdict === 'due' ? { ...x, verdict: null } : x))
    default:
      return customers
  }
}

/** The first customer as the other side sees it; the same party where nothing changed. */
export function partyAfter(c: Commitment, customers: readonly Customer[]): Commitment['customer'] {
  const { unit, person } = firstCustomer({ customers })
  return unit === c.customer.unit && person === c.customer.person ? c.customer : { unit, person }
}

/** Those who once were customers, or whose place another has taken: they see what became of it. */
export function formerAfter(c: Commitment, e: Event): Commitment['formerCustomers'] {
  if (e.type !== 'left' && !(e.type === 'succeeded' && e.side === 'customer')) return c.formerCustomers
  const number = e.type === 'left' ? named(e) : (e.customer ?? firstCustomer(c).number)
  const was = presentCustomers(c).find(x => x.number === number)
  return was === undefined ? c.formerCustomers : [...c.formerCustomers, { unit: was.unit, person: was.person }]
}

const change = (customers: readonly Customer[], number: number, to: Partial<Customer>): readonly Customer[] =>
  customers.map(x => (x.number === number ? { ...x, ...to } : x))

import { isSameSubject, withCause } from './cause.ts'
import type { Closing, Commitment, Delivery, Ending } from './commitment.ts'
import { named, presentCustomers } from './customers.ts'
import type { Event } from './events.ts'
import { type Id, sideOf } from './party.ts'

/** What is neither work nor a decision about it. What is said of the customer must not show before its time, either. */
const noService: readonly Event['type'][] = ['commented', 'watched', 'unwatched', 'customer-evaluated']

/** Who served, after one more event: whoever acted for the supplier, and whom they stood in for. */
export function servedAfter(c: Commitment, e: Event): readonly Id[] {
  if (sideOf(e.by.as) !== 'supplier' || noService.includes(e.type)) return c.servedBy
  const people = [e.by.person, e.by.delegateOf ?? null].filter(id => id !== null)
  return people.every(id => c.servedBy.includes(id)) ? c.servedBy : [...new Set([...c.servedBy, ...people])]
}

export function deliveriesAfter(c: Commitment, e: Event): readonly Delivery[] {
  switch (e.type) {
    case 'delivered':
      return [
        ...c.deliveries,
        { at: e.at, unit: c.supplier.unit, person: c.supplier.person, returns: [], deviations: [] },
      ]
    case 'returned':
      return changeLast(c.deliveries, last => ({
        ...last,
        returns: [...last.returns, { customer: named(e), at: e.at, reason: e.reason }],
      }))
    case 'accepted': {
      const { deviation } = e
      if (deviation === undefined) return c.deliveries
      return changeLast(c.deliveries, last => ({
        ...last,
        deviations: [...last.deviations, { customer: named(e), at: e.at, words: deviation }],
      }))
    }
    default:
      return c.deliveries
  }
}

/** Causes come with a return, a deviation or a verdict, or by themselves. */
export function causesAfter(c: Commitment, e: Event): Commitment['causes'] {
  if (e.type === 'cause-named')
    return withCause(c.causes, e.about, { cause: e.cause, side: e.side, by: e.by.person, at: e.at })
  if ((e.type !== 'returned' && e.type !== 'accepted' && e.type !== 'evaluated') || e.cause === undefined)
    return c.causes
  const of = e.type === 'returned' ? 'return' : e.type === 'accepted' ? 'deviation' : 'verdict'
  const about = { of, delivery: c.deliveries.length, customer: named(e) } as const
  // An evaluation that is changed names its cause anew.
  const others = of === 'verdict' ? c.causes.filter(n => !isSameSubject(n.about, about)) : c.causes
  return withCause(others, about, { cause: e.cause, side: 'customer', by: e.by.person, at: e.at })
}

/** How the last verdict ends the matter: in person where anybody accepted, else by lapse where anybody let it. */
export function endingOf(c: Commitment, e: Event): Ending {
  const verdicts = [...presentCustomers(c).map(x => x.verdict), e.type]
  if (verdicts.includes('accepted')) return 'acceptance'
  return verdicts.includes('lapsed') ? 'lapse' : 'by-itself'
}

export const closingsAfter = (c: Commitment): readonly Closing[] => [
  ...c.closings,
  {
    at: c.closedAt as number,
    by: c.closedBy as Ending,
    deliveries: c.deliveries.length,
    supplier: c.supplier,
    customers: presentCustomers(c),
    resolution: c.clocks.findLast(run => run.clock === 'resolution') ?? null,
  },
]

const changeLast = (deliveries: readonly Delivery[], to: (last: Delivery) => Delivery): readonly Delivery[] =>
  deliveries.map((delivery, i) => (i === deliveries.length - 1 ? to(delivery) : delivery))

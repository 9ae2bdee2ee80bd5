import type { Commitment, Holding } from './commitment.ts'
import { isLastVerdict, named } from './customers.ts'
import type { Event } from './events.ts'
import type { Party } from './party.ts'

/**
 * The intervals of who held the matter, after one more event; `c` is the commitment before it, null at its beginning. A
 * holding changes with the unit or the person.
 */
export function applyToHoldings(holdings: readonly Holding[], c: Commitment | null, e: Event): readonly Holding[] {
  switch (e.type) {
    case 'requested':
      return [{ ...e.supplier, from: e.at, to: null }]
    case 'assigned':
      return pass(holdings, { unit: holdings[holdings.length - 1].unit, person: e.person }, e.at)
    case 'transferred':
      return pass(holdings, e.to, e.at)
    case 'succeeded':
      return e.side === 'supplier' && isHeld(holdings) ? pass(holdings, e.to, e.at) : holdings
    case 'accepted':
    case 'lapsed':
    case 'passed':
      return isLastVerdict(c as Commitment, named(e)) ? end(holdings, e.at) : holdings
    case 'merged':
    case 'declined':
    case 'withdrawn':
    case 'voided':
    case 'failed':
      return isHeld(holdings) ? end(holdings, e.at) : holdings
    case 'reopened':
      return [...holdings, { ...(c as Commitment).supplier, from: e.at, to: null }]
    default:
      return holdings
  }
}

function pass(holdings: readonly Holding[], to: Party, at: number): readonly Holding[] {
  const last = holdings[holdings.length - 1]
  if (last.unit === to.unit && last.person === to.person) return holdings
  return [...end(holdings, at), { ...to, from: at, to: null }]
}

const end = (holdings: readonly Holding[], at: number): readonly Holding[] => [
  ...holdings.slice(0, -1),
  { ...holdings[holdings.length - 1], to: at },
]

/** A closed matter is held by nobody; whose it would be again is said by its supplier. */
const isHeld = (holdings: readonly Holding[]): boolean => holdings[holdings.length - 1].to === null

import type { Commitment } from './commitment.ts'

/** Who has to move next: one of the two sides, a third party, or nobody. */
export function ballOf(c: Commitment): 'customer' | 'supplier' | 'third-party' | 'nobody' {
  if (c.waiting !== null) return 'customer'
  switch (c.state) {
    case 'requested':
      return 'supplier'
    case 'negotiating':
      return c.negotiation?.by === 'supplier' ? 'customer' : 'supplier'
    case 'promised':
    case 'returned':
      return c.hold === null ? 'supplier' : 'third-party'
    case 'delivered':
      return 'customer'
    default:
      return 'nobody'
  }
}

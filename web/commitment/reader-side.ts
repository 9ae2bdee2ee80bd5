import type { Commitment } from '../api/index.ts'

/** The side on which the reader speaks of terms: in a negotiation the one whose turn it is, where they are on both. */
export function readerSide({ capacities, customers, speaksFor, negotiation }: Commitment): 'customer' | 'supplier' {
  const first = customers.find(customer => !customer.left)
  const isCustomer = first !== undefined && speaksFor.includes(first.number)
  const isSupplier = capacities.some(capacity => capacity.startsWith('supplier'))
  if (isCustomer && isSupplier && negotiation !== null) return negotiation.by === 'customer' ? 'supplier' : 'customer'
  return isCustomer ? 'customer' : 'supplier'
}

/** UUIDv7 in lower-case text form. */
export type Id = string

/** One side of a commitment: a unit, and the person where known. */
export interface Party {
  readonly unit: Id
  readonly person: Id | null
}

export type Side = 'customer' | 'supplier'

/** In which right somebody acts on a commitment. One person may hold several. */
export type Capacity =
  | 'customer'
  | 'supplier'
  | 'customer-head'
  | 'supplier-head'
  | 'process-owner'
  | 'officer'
  | 'observer'
  | 'system'

export interface Actor {
  /** null = the system itself */
  readonly person: Id | null
  readonly as: Capacity
  /** set when the person acts as a delegate: whose right is used */
  readonly delegateOf?: Id
}

export const sideOf = (capacity: Capacity): Side | null => {
  if (capacity === 'customer' || capacity === 'customer-head') return 'customer'
  if (capacity === 'supplier' || capacity === 'supplier-head') return 'supplier'
  return null
}

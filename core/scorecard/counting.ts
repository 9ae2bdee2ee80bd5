import type { Closing, Commitment } from '../commitment/index.ts'

/**
 * How a commitment counts, so that a case and its steps, an errand and a recovery never land in one figure:
 *
 * - main: requests, offers under a service and hand-overs between units, in every rate.
 * - agreed: what has no standard but what both agreed (ad-hoc help, parts of a split matter), beside with an n of its own.
 * - internal: customer and supplier are one unit, beside with an n of its own.
 * - recovery: made good, beside.
 * - volume: passed by itself, or entered for a customer who never spoke; how many, and in no rate.
 */
export const countings = ['main', 'agreed', 'internal', 'recovery', 'volume'] as const
export type Counting = (typeof countings)[number]

/** Of a commitment as it closed; of one that is open, as it stands. */
export function countingOf(c: Commitment, closing: Closing | null): Counting {
  if (closing?.by === 'by-itself' || (closing !== null && isEntered(c) && !acceptedInPerson(c, closing)))
    return 'volume'
  if (c.parent?.relation === 'recovery') return 'recovery'
  if (customerOf(c, closing) === supplierOf(c, closing)) return 'internal'
  return c.kind === 'ad-hoc' ? 'agreed' : 'main'
}

/** The unit that delivered; of what was never accepted, the unit that held it. */
export function supplierOf(c: Commitment, closing: Closing | null): string {
  if (closing === null) return c.supplier.unit
  const accepted = closing.by === 'acceptance' || closing.by === 'lapse' || closing.by === 'by-itself'
  return accepted ? (c.deliveries[closing.deliveries - 1]?.unit ?? closing.supplier.unit) : closing.supplier.unit
}

/** The unit that was served then, whoever takes its place later; the first of several, or one of them by number. */
export function customerOf(c: Commitment, closing: Closing | null, number?: number): string {
  const served = closing?.customers.find(x => number === undefined || x.number === number)
  const now = number === undefined ? c.customer : (c.customers.find(x => x.number === number) ?? c.customer)
  return (served ?? now).unit
}

/** Somebody of the supplying side asked it in the customer's name. */
const isEntered = (c: Commitment): boolean =>
  c.entered === 'by-supplier' || (c.askedBy !== null && c.servedBy.includes(c.askedBy))

const acceptedInPerson = (c: Commitment, { by, customers }: Closing): boolean =>
  by === 'acceptance' && customers.some(x => x.judgedBy !== null && x.judgedBy === x.person && x.person !== c.askedBy)

/** The keys of what stands beside the main figures. */
export const besidePrefix = (counting: Exclude<Counting, 'main'>): string => `${counting}/`

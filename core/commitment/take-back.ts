import type { Commitment, TakenBack } from './commitment.ts'
import type { Event } from './events.ts'
import { type Side, sideOf } from './party.ts'

/** What may be taken back after one more event: a delivery or offer, as long as nobody has moved anything since. */
export function standing(c: Commitment, e: Event): Commitment['mayTakeBack'] {
  if (e.type === 'delivered') return { by: 'supplier', before: before(c) }
  if (e.type === 'countered') return { by: e.side, before: before(c) }
  const kept = c.mayTakeBack
  if (kept === null || !harmless.includes(e.type)) return null
  return e.by.person !== null && sideOf(e.by.as) === otherThan(kept.by) ? null : kept
}

/** As if it had not been, but for what the system said meanwhile of clocks that still run. */
export function takenBack(c: Commitment): Partial<Commitment> {
  if (c.mayTakeBack === null) throw new Error(`commitment ${c.id} took back what nobody made`)
  const { before } = c.mayTakeBack
  const runs = (w: { clock: string; run: number }) => before.clocks.some(r => r.clock === w.clock && r.run === w.run)
  return { ...before, warned: c.warned.filter(runs), breached: c.breached.filter(runs), mayTakeBack: null }
}

const otherThan = (side: Side): Side => (side === 'supplier' ? 'customer' : 'supplier')

/** What leaves the matter where it stood. */
const harmless: readonly Event['type'][] = [
  'commented',
  'attached',
  'watched',
  'unwatched',
  'warned',
  'breached',
  'assigned',
  'succeeded',
  'escalated',
]

const before = (c: Commitment): TakenBack => ({
  state: c.state,
  clocks: c.clocks,
  negotiation: c.negotiation,
  waiting: c.waiting,
  hold: c.hold,
  deliveries: c.deliveries,
  promisedAt: c.promisedAt,
  firstDeliveredAt: c.firstDeliveredAt,
  lastDeliveredAt: c.lastDeliveredAt,
  counters: c.counters,
})

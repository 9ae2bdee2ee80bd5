import { applyToClocks } from './clock-runs.ts'
import type { Commitment, State } from './commitment.ts'
import type { Event } from './events.ts'
import { applyToHoldings } from './holdings.ts'
import type { Id } from './party.ts'
import type { AgreedDue } from './terms.ts'

/** Begins a commitment from its first event. Throws on any other event: a journal that begins otherwise is broken. */
export function begin(id: Id, rootId: Id, event: Event): Commitment {
  if (event.type !== 'requested') throw new Error(`commitment ${id} begins with '${event.type}', not 'requested'`)
  const { type: _, at, by: __, ...request } = event
  return {
    id,
    rootId,
    parent: request.parent,
    kind: request.kind,
    state: 'requested',
    version: 1,
    title: request.title,
    words: request.words,
    form: request.form,
    service: request.service,
    customer: request.customer,
    supplier: request.supplier,
    priority: request.priority,
    terms: request.terms,
    agreedDue: request.dueBy === null ? null : { by: request.dueBy, at },
    negotiation: null,
    waiting: null,
    hold: null,
    suspension: null,
    requestedAt: at,
    lastEventAt: at,
    promisedAt: null,
    firstDeliveredAt: null,
    lastDeliveredAt: null,
    closedAt: null,
    closedBy: null,
    clocks: applyToClocks([], null, event),
    holdings: applyToHoldings([], null, event),
    checked: [],
    watchers: [],
    children: [],
    returns: 0,
    reopens: 0,
    transfers: 0,
    questions: 0,
    activities: 0,
    escalatedTo: [],
    warned: [],
    evaluation: null,
    customerEvaluation: null,
    contested: false,
  }
}

/** The commitment after one more event. Trusts the event: `decide` has refused what may not be. */
export function apply(c: Commitment, event: Event): Commitment {
  const base: Commitment = {
    ...c,
    version: c.version + 1,
    lastEventAt: event.at,
    clocks: applyToClocks(c.clocks, c, event),
    holdings: applyToHoldings(c.holdings, c, event),
  }
  return { ...base, ...changes(c, event) }
}

/** The state a negotiation that ends well leads to. */
export const afterAgreement = (from: State): State => (from === 'returned' ? 'returned' : 'promised')

function changes(c: Commitment, e: Event): Partial<Commitment> {
  switch (e.type) {
    case 'requested':
      throw new Error(`commitment ${c.id} was requested twice`)
    case 'promised':
      return {
        state: 'promised',
        promisedAt: e.at,
        agreedDue: settledDue(c, e.dueBy, e.at),
      }
    case 'countered':
      return { state: 'negotiating', negotiation: { by: e.side, offer: e.offer, from: c.negotiation?.from ?? c.state } }
    case 'agreed':
      return agreed(c, e.at)
    case 'offer-declined':
      return { state: c.negotiation?.from ?? 'promised', negotiation: null }
    case 'declined':
      return ended('declined', 'decline', e.at)
    case 'withdrawn':
      return ended('withdrawn', 'withdrawal', e.at)
    case 'voided':
      return ended('withdrawn', 'void', e.at)
    case 'failed':
      return ended('failed', 'failure', e.at)
    case 'asked':
      return { waiting: { since: e.at, question: e.question }, questions: c.questions + 1 }
    case 'answered':
      return { waiting: null }
    case 'held':
      return { hold: { since: e.at, reason: e.reason, thirdParty: e.thirdParty, until: e.until } }
    case 'resumed':
      return { hold: null }
    case 'assigned':
      return { supplier: { unit: c.supplier.unit, person: e.person } }
    case 'transferred':
      return { supplier: e.to, transfers: c.transfers + 1 }
    case 'succeeded':
      return e.side === 'supplier' ? { supplier: e.to } : { customer: e.to }
    case 'suspended':
      return { suspension: { since: e.at, reason: e.reason } }
    case 'lifted':
      return { suspension: null }
    case 'delivered':
      return {
        state: 'delivered',
        waiting: null,
        hold: null,
        firstDeliveredAt: c.firstDeliveredAt ?? e.at,
        lastDeliveredAt: e.at,
      }
    case 'accepted':
      return { state: 'accepted', closedAt: e.at, closedBy: 'acceptance' }
    case 'lapsed':
      return { state: 'accepted', closedAt: e.at, closedBy: 'lapse' }
    case 'returned':
      return { state: 'returned', returns: c.returns + 1 }
    case 'reopened':
      return { state: 'returned', closedAt: null, closedBy: null, reopens: c.reopens + 1 }
    case 'prioritised':
      return { priority: e.priority }
    case 'recalendared':
      return { terms: { ...c.terms, calendar: e.calendar } }
    case 'checked':
      return { checked: e.done ? [...c.checked, e.item] : c.checked.filter(item => item !== e.item) }
    case 'commented':
      return { watchers: [...new Set([...c.watchers, ...e.mentions])] }
    case 'evaluated':
      return { evaluation: { ...e.evaluation, by: e.by.person, at: e.at } }
    case 'customer-evaluated':
      return { customerEvaluation: { ...e.evaluation, by: e.by.person, at: e.at } }
    case 'contested':
      return { contested: true }
    case 'escalated':
      return { escalatedTo: [...c.escalatedTo, e.to] }
    case 'split':
      return { children: [...c.children, { id: e.child, relation: e.relation }] }
    case 'watched':
      return { watchers: [...new Set([...c.watchers, e.person])] }
    case 'unwatched':
      return { watchers: c.watchers.filter(person => person !== e.person) }
    case 'warned':
      return { warned: [...c.warned, { clock: e.clock, run: e.run, share: e.share }] }
    case 'performed':
      return { activities: c.activities + 1 }
    case 'started':
    case 'attached':
      return {}
  }
}

function agreed(c: Commitment, at: number): Partial<Commitment> {
  if (c.negotiation === null) throw new Error(`commitment ${c.id} agreed without an offer`)
  const { offer, from } = c.negotiation
  return {
    state: afterAgreement(from),
    negotiation: null,
    promisedAt: c.promisedAt ?? at,
    agreedDue: settledDue(c, offer.dueBy, at),
  }
}

/** A first promise without a due time of its own takes the customer's wish, which is settled only now. */
function settledDue(c: Commitment, by: number | null, at: number): AgreedDue | null {
  if (by !== null) return { by, at }
  return c.agreedDue !== null && c.promisedAt === null ? { by: c.agreedDue.by, at } : c.agreedDue
}

const ended = (state: State, closedBy: NonNullable<Commitment['closedBy']>, at: number): Partial<Commitment> => ({
  state,
  closedAt: at,
  closedBy,
  negotiation: null,
  waiting: null,
  hold: null,
  suspension: null,
})

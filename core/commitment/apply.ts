import { applyToClocks } from './clock-runs.ts'
import type { Commitment, State } from './commitment.ts'
import type { Event, StandardMove } from './events.ts'
import { applyToHoldings } from './holdings.ts'
import type { Id } from './party.ts'
import { recalendared } from './recalendar.ts'
import { causesAfter, closingsAfter, deliveriesAfter, endingOf, servedAfter } from './record-of.ts'
import { customersAfter, formerAfter, partyAfter } from './customer-changes.ts'
import { isLastVerdict, named } from './customers.ts'
import { customerEvaluationsAfter, evaluationsAfter, isBlind } from './evaluations.ts'
import { standing, takenBack } from './take-back.ts'
import { type AgreedDue, higherOf } from './terms.ts'

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
    ...(request.entered === undefined ? {} : { entered: request.entered }),
    customers: [{ number: 1, ...request.customer, leftAt: null, verdict: null, judgedBy: null }],
    formerCustomers: [],
    askedBy: event.by.person,
    servedBy: [],
    deliveries: [],
    closings: [],
    causes: [],
    priority: request.priority,
    terms: request.terms,
    neededBy: request.dueBy,
    standardPriority: request.priority,
    standardSince: null,
    moved: null,
    firstAgreed: null,
    promise: null,
    negotiation: null,
    mayTakeBack: null,
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
    counters: 0,
    holds: 0,
    activities: 0,
    escalatedTo: [],
    breached: [],
    warned: [],
    evaluations: [],
    customerEvaluations: [],
  }
}

/** The commitment after one more event. Trusts the event: `decide` has refused what may not be. */
export function apply(c: Commitment, event: Event): Commitment {
  const customers = customersAfter(c, event)
  const base: Commitment = {
    ...c,
    customers,
    customer: partyAfter(c, customers),
    formerCustomers: formerAfter(c, event),
    servedBy: servedAfter(c, event),
    deliveries: deliveriesAfter(c, event),
    causes: causesAfter(c, event),
    evaluations: evaluationsAfter(c, event),
    customerEvaluations: customerEvaluationsAfter(c, event),
    // Both are seen by everybody: what is not to be seen yet leaves no trace in them.
    version: isBlind(event) ? c.version : c.version + 1,
    lastEventAt: isBlind(event) ? c.lastEventAt : event.at,
    clocks: applyToClocks(c.clocks, c, event),
    holdings: applyToHoldings(c.holdings, c, event),
    mayTakeBack: standing(c, event),
  }
  const after = { ...base, ...changes(c, event) }
  return after.closedAt === null || after.closedAt === c.closedAt ? after : { ...after, closings: closingsAfter(after) }
}

/** The state a negotiation that ends well leads to. */
export const afterAgreement = (from: State): State => (from === 'returned' ? 'returned' : 'promised')

function changes(c: Commitment, e: Event): Partial<Commitment> {
  switch (e.type) {
    case 'requested':
      throw new Error(`commitment ${c.id} was requested twice`)
    case 'promised':
      return { state: 'promised', promisedAt: e.at, ...settled(c, e.dueBy, e.at) }
    case 'countered':
      return {
        state: 'negotiating',
        negotiation: {
          by: e.side,
          offer: e.offer,
          from: c.negotiation?.from ?? c.state,
          openedBy: c.negotiation?.openedBy ?? e.side,
          opening: c.negotiation?.opening ?? e.offer,
        },
        counters: c.counters + (e.side === 'supplier' ? 1 : 0),
      }
    case 'agreed':
      return agreed(c, e)
    case 'offer-declined':
    case 'offer-fell':
      return { state: c.negotiation?.from ?? 'promised', negotiation: null }
    case 'taken-back':
      return takenBack(c)
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
      return {
        hold: { since: e.at, reason: e.reason, thirdParty: e.thirdParty, until: e.until },
        holds: c.holds + 1,
      }
    case 'resumed':
      return { hold: null }
    case 'assigned':
      return { supplier: { unit: c.supplier.unit, person: e.person } }
    case 'transferred':
      return { supplier: e.to, transfers: c.transfers + 1 }
    case 'succeeded':
      return e.side === 'supplier' ? { supplier: e.to } : {}
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
    case 'lapsed':
    case 'passed':
      return isLastVerdict(c, named(e)) ? { state: 'accepted', closedAt: e.at, closedBy: endingOf(c, e) } : {}
    case 'joined':
      return e.dueBy === undefined ? {} : { moved: { by: e.dueBy, at: e.at, duplicate: true } }
    case 'merged':
      return ended('withdrawn', 'void', e.at)
    case 'returned':
      return { state: 'returned', returns: c.returns + 1 }
    case 'reopened':
      return { state: 'returned', closedAt: null, closedBy: null, reopens: c.reopens + 1 }
    case 'prioritised':
      return {
        priority: e.priority,
        ...(e.standardStays
          ? {}
          : { standardPriority: higherOf(e.priority, c.standardPriority), standardSince: e.since ?? null }),
        // What was promised for the lower priority is no word on the higher one.
        promise: null,
      }
    case 'recalendared':
      return recalendared(c, e)
    case 'checked':
      return { checked: e.done ? [...c.checked, e.item] : c.checked.filter(item => item !== e.item) }
    case 'commented':
      return { watchers: [...new Set([...c.watchers, ...e.mentions])] }
    case 'escalated':
      return { escalatedTo: [...c.escalatedTo, e.to] }
    case 'split':
      return { children: [...c.children, { id: e.child, relation: e.relation }] }
    case 'watched':
      return { watchers: [...new Set([...c.watchers, e.person])] }
    case 'unwatched':
      return { watchers: c.watchers.filter(person => person !== e.person) }
    case 'breached':
      return { breached: [...c.breached, { clock: e.clock, run: e.run }] }
    case 'warned':
      return { warned: [...c.warned, { clock: e.clock, run: e.run, share: e.share }] }
    case 'performed':
      return { activities: c.activities + 1 }
    case 'started':
    case 'attached':
    case 'left':
    case 'cause-named':
    case 'evaluated':
    case 'customer-evaluated':
    case 'contested':
    case 'contest-settled':
      return {}
  }
}

function agreed(c: Commitment, { at, moves }: Extract<Event, { type: 'agreed' }>): Partial<Commitment> {
  if (c.negotiation === null) throw new Error(`commitment ${c.id} agreed without an offer`)
  const { offer, from } = c.negotiation
  return {
    state: afterAgreement(from),
    negotiation: null,
    promisedAt: c.promisedAt ?? at,
    priority: offer.priority ?? c.priority,
    ...settled(c, offer.dueBy, at),
    ...movedStandard(moves, at),
  }
}

/** Where the customer names another priority, its target counts; where they name a date, that. */
function movedStandard(moves: StandardMove | undefined, at: number): Partial<Commitment> {
  if (moves === undefined) return {}
  const { dueBy, priority, since } = moves
  const moved = dueBy === undefined ? null : { by: dueBy, at }
  return priority === undefined ? { moved } : { standardPriority: priority, standardSince: since ?? null, moved }
}

/** A date that was promised or agreed; without one, what was promised before stays, or the standard. */
function settled(c: Commitment, by: number | null, at: number): Pick<Commitment, 'promise' | 'firstAgreed'> {
  const due: AgreedDue | null = by === null ? c.promise : { by, at }
  return { promise: due, firstAgreed: c.firstAgreed ?? due }
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

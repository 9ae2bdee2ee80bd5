import type { Instant } from '../calendar/index.ts'
import type { Actor, CalendarRef, Event, EventBody, Id, Party, PriorityTargets, Terms } from '../commitment/index.ts'
import type { HistoryAct } from './event.ts'
import type { CaseHistory, HistoryEvent } from './history.ts'
import { type LoopAct, loopActs } from './loop-acts.ts'

/** What the installation knows that a case of a log does not say. */
export interface CaseContext {
  readonly importId: Id
  readonly calendar: CalendarRef
  readonly service: { readonly id: Id; readonly version: number } | null
  /** the map names promises; where it does not, cases are born promised and a person's first sign answers them */
  readonly promises: boolean
  readonly unit: (name: string) => Id
  /** null for the empty name */
  readonly person: (name: string) => Id | null
  /** the last moment of the whole log: what is open then was left open at the source. Left out, such a case stays open */
  readonly logEnd?: Instant
}

export interface CaseEvents {
  /** from 'requested' on, in the order of the log */
  readonly events: readonly Event[]
  /** the log's acts made no possible story; see `loopActs` */
  readonly outOfOrder: boolean
  /** the log neither accepts nor cancels it in the end */
  readonly open: boolean
}

/** Why a case is void that its log leaves open: for whoever reads it, in either language. */
export const openAtSource = '来源系统中尚未办结 · open at the source'

/**
 * The events that make one case (with at least one event) a commitment: every event of the log is one `performed`, every
 * change of unit a `transferred`, every change of person alone an `assigned`, the map's acts the steps of the loop. A case
 * that is open when the log ends is void from then on: nobody here has to do it, and it says nothing of how it ended. Once
 * closed it is held by nobody, so later changes of group pass it by.
 */
export function eventsOfCase(history: CaseHistory, context: CaseContext): CaseEvents {
  const { steps, outOfOrder } = loopActs(
    history.events.map(event => event.acts),
    !context.promises,
  )
  const customer = customerOf(history, context)
  const events: Event[] = []
  let holder: Party | null = null
  let closed = false
  for (const [index, entry] of history.events.entries()) {
    const { activity, at } = entry
    const say = (body: EventBody, by: Actor): void => void events.push({ ...body, at, by })
    const party = partyOf(entry, context)
    const supplier: Actor = { person: party.person, as: 'supplier' }
    if (holder === null) {
      say(requested(history, context, party), customer)
      if (!context.promises) say({ type: 'promised', dueBy: null, words: '', atBirth: true }, supplier)
    }
    const [before, after] = aroundActivity(steps[index] ?? [])
    for (const act of before) say(...step(act, activity, supplier, customer))
    closed = isClosedAfter(before, closed)
    if (holder !== null && !closed) for (const body of passed(holder, party)) say(body, supplier)
    if (!closed) holder = party
    say(performed(entry), performer(entry, supplier))
    for (const act of after) say(...step(act, activity, supplier, customer))
    closed = isClosedAfter(after, closed)
  }
  if (!closed && context.logEnd !== undefined)
    events.push({ type: 'voided', reason: openAtSource, at: context.logEnd, by: { person: null, as: 'system' } })
  return { events, outOfOrder, open: !closed }
}

/** An activity comes after the acts that let work begin, and before those that end it. */
function aroundActivity(acts: readonly LoopAct[]): readonly [before: readonly LoopAct[], after: readonly LoopAct[]] {
  const end = acts.findIndex(act => act === 'delivered' || act === 'accepted' || act === 'withdrawn')
  return end < 0 ? [acts, []] : [acts.slice(0, end), acts.slice(end)]
}

function isClosedAfter(acts: readonly LoopAct[], before: boolean): boolean {
  const last = acts.at(-1)
  return last === undefined ? before : last === 'accepted' || last === 'withdrawn'
}

function step(act: LoopAct, activity: string, supplier: Actor, customer: Actor): [EventBody, Actor] {
  switch (act) {
    case 'promised':
      return [{ type: act, dueBy: null, words: '', atBirth: false }, supplier]
    case 'delivered':
      return [{ type: act, words: '' }, supplier]
    case 'accepted':
      return [{ type: act, words: '' }, customer]
    case 'returned':
    case 'reopened':
    case 'withdrawn':
      return [{ type: act, reason: activity }, customer]
  }
}

function passed(from: Party, to: Party): readonly EventBody[] {
  if (from.unit !== to.unit) return [{ type: 'transferred', to, reason: '' }]
  return from.person === to.person ? [] : [{ type: 'assigned', person: to.person }]
}

const performed = ({ activity, lifecycle, startedAt }: HistoryEvent): EventBody => ({
  type: 'performed',
  activity,
  lifecycle: lifecycle || null,
  ...(startedAt === undefined ? {} : { startedAt }),
})

/** What the customer does in the loop was registered by somebody; it is no sign of the supplier's having begun. */
function performer({ acts }: HistoryEvent, supplier: Actor): Actor {
  const ofCustomer = acts.length > 0 && acts.every(act => customerActs.includes(act))
  return ofCustomer ? { ...supplier, as: 'customer' } : supplier
}

const customerActs: readonly HistoryAct[] = ['asked', 'accepted', 'returned', 'reopened', 'cancelled']

const partyOf = ({ unit, person }: HistoryEvent, context: CaseContext): Party => ({
  unit: context.unit(unit),
  person: context.person(person),
})

const customerOf = ({ customerPerson }: CaseHistory, context: CaseContext): Actor => ({
  person: context.person(customerPerson),
  as: 'customer',
})

function requested(history: CaseHistory, context: CaseContext, supplier: Party): EventBody {
  const { title, service, priority, customerUnit, customerPerson, attributes } = history
  return {
    type: 'requested',
    kind: 'request',
    title,
    words: '',
    form: context.service === null ? { ...attributes, service } : attributes,
    service: context.service,
    customer: { unit: context.unit(customerUnit), person: context.person(customerPerson) },
    supplier,
    priority,
    terms: termsOf(history, context),
    dueBy: null,
    parent: null,
  }
}

/**
 * Nobody is warned, asked or heard about what is past, so those parts of the terms say as little as they can. A delivery for
 * which the log has no verdict was never accepted: to let it lapse would write into the past what never happened.
 */
function termsOf({ targets }: CaseHistory, { importId, calendar, promises }: CaseContext): Terms {
  const same: PriorityTargets = { response: targets.response ?? null, resolution: targets.resolution ?? null }
  return {
    source: { kind: 'import', id: importId, version: 1 },
    calendar,
    targets: { urgent: same, high: same, normal: same, low: same },
    confirmation: null,
    answer: { kind: 'working-days', days: 5 },
    resolutionStarts: 'requested',
    holdPausesResolution: true,
    reopenMode: 'continue-without-closed-time',
    reopenDays: 0,
    promise: promises ? 'by-person' : 'at-birth',
    evaluation: { scale: 'good-bad', dimensions: [], attribution: 'named', periodDays: 0 },
    checklist: [],
    warnAt: [],
  }
}

import type { Instant } from '../calendar/index.ts'
import type { NamedCause } from './cause.ts'
import type { Customer } from './customers.ts'
import type { ClockName, ContestOutcome, Evaluation, Offer } from './events.ts'
import type { Id, Party, Side } from './party.ts'
import type { Relation, Request } from './request.ts'
import type { Standard } from './standard.ts'
import type { AgreedDue, CalendarRef, MovedDue, Priority } from './terms.ts'

export const states = [
  'requested',
  'negotiating',
  'promised',
  'delivered',
  'returned',
  'accepted',
  'declined',
  'withdrawn',
  'failed',
] as const
export type State = (typeof states)[number]

export interface ClockPause {
  readonly from: Instant
  /** null = still paused, nobody knows how long; a time to come = paused until then */
  readonly to: Instant | null
  readonly reason: 'waiting' | 'hold' | 'delivered' | 'closed' | 'suspended'
}

/** One run of one clock: intervals only, so that it can be recomputed at any time and give the same answer. */
export interface ClockRun {
  readonly clock: ClockName
  /** 1, 2, … within the clock: an answer clock runs once a question, a resolution clock anew where reopening says so */
  readonly run: number
  readonly owedBy: Side
  /** of a confirmation clock: whose; absent = of the first */
  readonly customer?: number
  /** of an answer clock: what is to be answered */
  readonly to?: 'question' | 'offer'
  readonly startedAt: Instant
  readonly stoppedAt: Instant | null
  readonly pauses: readonly ClockPause[]
  /**
   * a run that ended without being answered for: the matter was withdrawn, or the other side moved first. It counts
   * neither as kept nor against anybody, unless its target was broken already
   */
  readonly void: boolean
  /** a verdict or an answer that never came: broken, though the run stops at the very instant it was due */
  readonly lapsed: boolean
  /** what a stopped run was measured by, so that nothing agreed or changed later touches its result */
  readonly frozen: {
    readonly standard: Standard
    readonly promise: AgreedDue | null
    readonly calendar: CalendarRef
  } | null
}

/** Who held the matter, from when to when. */
export interface Holding {
  readonly unit: Id
  readonly person: Id | null
  readonly from: Instant
  readonly to: Instant | null
}

/** One side's word on one delivery. */
export interface GivenEvaluation extends Evaluation {
  /** which delivery: 1, 2 …; 0 = of what failed before any */
  readonly delivery: number
  /** which customer's, or on which customer's part */
  readonly customer: number
  readonly by: Id | null
  readonly at: Instant
  /** when it was first given: it may be changed for a day */
  readonly firstAt: Instant
  readonly recovery: 'none' | 'wished' | 'opened'
  readonly contest: {
    readonly reason: string
    readonly by: Id | null
    readonly at: Instant
    readonly settled: { readonly outcome: ContestOutcome; readonly reason: string; readonly at: Instant } | null
  } | null
}

/** One handing over of the work, and what the customers made of it. */
export interface Delivery {
  readonly at: Instant
  readonly unit: Id
  readonly person: Id | null
  readonly returns: readonly { readonly customer: number; readonly at: Instant; readonly reason: string }[]
  readonly deviations: readonly { readonly customer: number; readonly at: Instant; readonly words: string }[]
}

/** One end of the loop. A matter that was reopened has several, each of which counts in its own period. */
export interface Closing {
  readonly at: Instant
  readonly by: Ending
  /** how many deliveries there were by then */
  readonly deliveries: number
  readonly supplier: Party
  readonly customers: readonly Customer[]
  /** the resolution clock as it stood then, whatever a reopening makes of it; null where none ran */
  readonly resolution: ClockRun | null
}

export type Ending = 'acceptance' | 'lapse' | 'by-itself' | 'decline' | 'withdrawal' | 'void' | 'failure'

/** A commitment as its events have made it. A projection: `events.reduce(apply)` gives it again. */
export interface Commitment extends Omit<Request, 'dueBy'> {
  readonly id: Id
  readonly rootId: Id
  readonly state: State
  /** number of events applied but for those that are blind; the version an act is checked against */
  readonly version: number
  /** the unit and person who hold it now */
  readonly supplier: Party
  /** `customer` is the first of those still served */
  readonly customers: readonly Customer[]
  readonly formerCustomers: readonly Party[]
  readonly askedBy: Id | null
  /** who did anything for the supplier but speak: none of them judges it */
  readonly servedBy: readonly Id[]
  readonly deliveries: readonly Delivery[]
  readonly closings: readonly Closing[]
  readonly causes: readonly NamedCause[]
  /** the date that the customer gave when asking: part of the standard where later than its target, else a wish */
  readonly neededBy: Instant | null
  /** the priority that the standard goes by; a lower one to which the supplier talked the customer changes no standard */
  readonly standardPriority: Priority
  readonly standardSince: Instant | null
  /** where the customer moved the standard to */
  readonly moved: MovedDue | null
  /** what both first agreed: the standard where there is no other */
  readonly firstAgreed: AgreedDue | null
  /** the date promised or agreed last; null = the standard's */
  readonly promise: AgreedDue | null
  readonly negotiation: {
    readonly by: Side
    readonly offer: Offer
    readonly from: State
    /** who wanted something else in the first place, and what */
    readonly openedBy: Side
    readonly opening: Offer
  } | null
  /** a delivery or offer that its maker may take back until the other side acts, and what was before it */
  readonly mayTakeBack: { readonly by: Side; readonly before: TakenBack } | null
  readonly waiting: { readonly since: Instant; readonly question: string } | null
  readonly hold: {
    readonly since: Instant
    readonly reason: string
    readonly thirdParty: string
    readonly until: Instant
  } | null
  /** the system has stopped every clock and act until it lifts this */
  readonly suspension: { readonly since: Instant; readonly reason: string } | null
  readonly requestedAt: Instant
  /** no act is earlier than this */
  readonly lastEventAt: Instant
  readonly promisedAt: Instant | null
  readonly firstDeliveredAt: Instant | null
  readonly lastDeliveredAt: Instant | null
  /** end of the loop: accepted, lapsed, declined, withdrawn, void or failed */
  readonly closedAt: Instant | null
  readonly closedBy: Ending | null
  readonly clocks: readonly ClockRun[]
  readonly holdings: readonly Holding[]
  readonly checked: readonly string[]
  readonly watchers: readonly Id[]
  readonly children: readonly { readonly id: Id; readonly relation: Relation }[]
  readonly returns: number
  readonly reopens: number
  readonly transfers: number
  readonly questions: number
  /** offers of the supplier: other terms instead of the standard, or instead of what was promised */
  readonly counters: number
  readonly holds: number
  /** activities performed (imported histories) */
  readonly activities: number
  readonly escalatedTo: readonly Id[]
  readonly breached: readonly { readonly clock: ClockName; readonly run: number }[]
  readonly warned: readonly { readonly clock: ClockName; readonly run: number; readonly share: number }[]
  /** of every delivery that was closed on, by every customer; the last counts, earlier ones stay */
  readonly evaluations: readonly GivenEvaluation[]
  readonly customerEvaluations: readonly GivenEvaluation[]
}

/** What a delivery or offer changes, as it was. */
export type TakenBack = Pick<
  Commitment,
  | 'state'
  | 'clocks'
  | 'negotiation'
  | 'waiting'
  | 'hold'
  | 'deliveries'
  | 'promisedAt'
  | 'firstDeliveredAt'
  | 'lastDeliveredAt'
  | 'counters'
>

export const closedStates: readonly State[] = ['accepted', 'declined', 'withdrawn', 'failed']
export const isClosed = (c: Commitment): boolean => closedStates.includes(c.state)

import type { Instant, Target } from '../calendar/index.ts'
import type { ClockName, Evaluation, Offer } from './events.ts'
import type { Id, Party, Side } from './party.ts'
import type { Relation, Request } from './request.ts'
import type { AgreedDue, CalendarRef } from './terms.ts'

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
  readonly startedAt: Instant
  readonly stoppedAt: Instant | null
  readonly pauses: readonly ClockPause[]
  /**
   * a run that ended without being answered for: the matter was withdrawn, or the other side moved first. It counts
   * neither as kept nor against anybody, unless its target was broken already
   */
  readonly void: boolean
  /** a confirmation that never came: broken, though the run stops at the very instant it was due */
  readonly lapsed: boolean
  /** what a stopped run was measured by, so that nothing agreed or changed later touches its result */
  readonly frozen: { readonly target: Target | AgreedDue | null; readonly calendar: CalendarRef } | null
}

/** Who held the matter, from when to when. */
export interface Holding {
  readonly unit: Id
  readonly person: Id | null
  readonly from: Instant
  readonly to: Instant | null
}

export interface GivenEvaluation extends Evaluation {
  readonly by: Id | null
  readonly at: Instant
}

/** A commitment as its events have made it. A projection: `events.reduce(apply)` gives it again. */
export interface Commitment extends Omit<Request, 'dueBy' | 'supplier'> {
  readonly id: Id
  readonly rootId: Id
  readonly state: State
  /** number of events applied; the version an act is checked against */
  readonly version: number
  /** the unit and person who hold it now */
  readonly supplier: Party
  /** before the promise no more than the customer's wish, which binds nobody */
  readonly agreedDue: AgreedDue | null
  readonly negotiation: { readonly by: Side; readonly offer: Offer; readonly from: State } | null
  readonly waiting: { readonly since: Instant; readonly question: string } | null
  readonly hold: {
    readonly since: Instant
    readonly reason: string
    readonly thirdParty: string
    readonly until: Instant | null
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
  readonly closedBy: 'acceptance' | 'lapse' | 'decline' | 'withdrawal' | 'void' | 'failure' | null
  readonly clocks: readonly ClockRun[]
  readonly holdings: readonly Holding[]
  readonly checked: readonly string[]
  readonly watchers: readonly Id[]
  readonly children: readonly { readonly id: Id; readonly relation: Relation }[]
  readonly returns: number
  readonly reopens: number
  readonly transfers: number
  readonly questions: number
  /** activities performed (imported histories) */
  readonly activities: number
  readonly escalatedTo: readonly Id[]
  readonly warned: readonly { readonly clock: ClockName; readonly run: number; readonly share: number }[]
  readonly evaluation: GivenEvaluation | null
  readonly customerEvaluation: GivenEvaluation | null
  readonly contested: boolean
}

export const closedStates: readonly State[] = ['accepted', 'declined', 'withdrawn', 'failed']
export const isClosed = (c: Commitment): boolean => closedStates.includes(c.state)

import type { Instant } from '../calendar/index.ts'
import type { Cause, CauseSubject } from './cause.ts'
import type { Actor, Id, Party, Side } from './party.ts'
import type { Relation, Request } from './request.ts'
import type { CalendarRef, Dimension, Priority, Scale } from './terms.ts'

export const clockNames = ['response', 'resolution', 'answer', 'confirmation'] as const
export type ClockName = (typeof clockNames)[number]

/** What one side offers the other: a due time, a deliverable in words, another priority. */
export interface Offer {
  readonly dueBy: Instant | null
  readonly words: string
  readonly priority?: Priority
}

/** What the customer's own wish for something else makes of the standard. */
export interface StandardMove {
  /** the due time that the customer named; absent where they named none */
  readonly dueBy?: Instant
  readonly priority?: Priority
  /** the target of that priority counts from here: from the start it would be broken at once */
  readonly since?: Instant
}

export interface Evaluation {
  /** good-bad: 1 = good, 0 = not good; five: 1 to 5 */
  readonly score: number
  readonly scale: Scale
  readonly dimensions?: Partial<Record<Dimension, number>>
  readonly reasons?: readonly string[]
  readonly words?: string
}

/** Whose, where a matter has several customers; absent = of the first. */
interface OfCustomer {
  readonly customer?: number
}

export const contestOutcomes = ['upheld', 'set-aside'] as const
/** What an independent party makes of a contested evaluation: it stands, or counts no more. */
export type ContestOutcome = (typeof contestOutcomes)[number]

export interface Attachment {
  readonly id: Id
  readonly name: string
  readonly size: number
  /** of its content, so that the journal tells whether it is still the same; absent in cases of another system */
  readonly sha256?: string
}

/** How a commitment is entered in the register: what people call it, and which import brought it. */
export interface Registered {
  readonly number: string
  readonly importedFrom: Id | null
  readonly externalKey: string | null
}

/** The closed family of everything that can happen to a commitment. Past tense; the journal's `type`. */
export type EventBody =
  | ({ readonly type: 'requested'; readonly registered?: Registered } & Request)
  | { readonly type: 'promised'; readonly dueBy: Instant | null; readonly words: string; readonly atBirth: boolean }
  | { readonly type: 'countered'; readonly side: 'customer' | 'supplier'; readonly offer: Offer }
  | { readonly type: 'agreed'; readonly moves?: StandardMove }
  | { readonly type: 'offer-declined'; readonly reason: string }
  /** nobody answered it in time */
  | { readonly type: 'offer-fell' }
  /** the last delivery or offer, as if it had not been */
  | { readonly type: 'taken-back' }
  | { readonly type: 'declined'; readonly reason: string }
  /** `unanswered`: closed by the supplier, whose question found no answer in twice its time */
  | { readonly type: 'withdrawn'; readonly reason: string; readonly unanswered?: true }
  /** withdrawn by the system; in no figure */
  | { readonly type: 'voided'; readonly reason: string }
  | { readonly type: 'failed'; readonly reason: string }
  | { readonly type: 'asked'; readonly question: string }
  | { readonly type: 'answered'; readonly words: string }
  | { readonly type: 'held'; readonly reason: string; readonly thirdParty: string; readonly until: Instant }
  | { readonly type: 'resumed' }
  | { readonly type: 'assigned'; readonly person: Id | null }
  | { readonly type: 'started' }
  | { readonly type: 'transferred'; readonly to: Party; readonly reason: string }
  /** another person or unit has taken one side's place: a leaver's, an ended unit's */
  | ({ readonly type: 'succeeded'; readonly side: Side; readonly to: Party; readonly reason: string } & OfCustomer)
  /** a further customer, of a duplicate merged into this where `from` names it */
  | { readonly type: 'joined'; readonly customer: Party; readonly from: Id | null; readonly dueBy?: Instant }
  /** one of several customers has withdrawn */
  | ({ readonly type: 'left'; readonly reason: string } & OfCustomer)
  /** another matter asks for the same; this one ends void */
  | { readonly type: 'merged'; readonly into: Id; readonly reason: string }
  | { readonly type: 'suspended'; readonly reason: string }
  | { readonly type: 'lifted' }
  | { readonly type: 'delivered'; readonly words: string }
  | ({
      readonly type: 'accepted'
      readonly words: string
      /** what is not as agreed, and is taken all the same */
      readonly deviation?: string
      readonly cause?: Cause
    } & OfCustomer)
  | ({ readonly type: 'returned'; readonly reason: string; readonly cause?: Cause } & OfCustomer)
  | ({ readonly type: 'lapsed' } & OfCustomer)
  /** nobody on the customer's side could judge: all of them served */
  | ({ readonly type: 'passed' } & OfCustomer)
  | ({ readonly type: 'reopened'; readonly reason: string } & OfCustomer)
  | { readonly type: 'cause-named'; readonly about: CauseSubject; readonly cause: Cause; readonly side: Side }
  /** `standardStays`: the standard had passed, and nothing moves it any more */
  | {
      readonly type: 'prioritised'
      readonly priority: Priority
      readonly reason: string
      readonly since?: Instant
      readonly standardStays?: true
    }
  | {
      readonly type: 'recalendared'
      readonly calendar: CalendarRef
      /** that days had been written down wrongly, and the runs that have passed their standard all the same */
      readonly correction?: {
        readonly reason: string
        readonly breached: readonly { readonly clock: ClockName; readonly run: number }[]
      }
    }
  | { readonly type: 'checked'; readonly item: string; readonly done: boolean }
  | { readonly type: 'commented'; readonly words: string; readonly mentions: readonly Id[] }
  | { readonly type: 'attached'; readonly file: Attachment }
  /** `recovery`: the rater of an answer that is not named asks for one, knowing that it names them */
  | ({
      readonly type: 'evaluated'
      readonly evaluation: Evaluation
      readonly recovery?: true
      readonly cause?: Cause
    } & OfCustomer)
  | ({ readonly type: 'customer-evaluated'; readonly evaluation: Evaluation } & OfCustomer)
  | ({ readonly type: 'contested'; readonly reason: string } & OfCustomer)
  | ({
      readonly type: 'contest-settled'
      readonly outcome: ContestOutcome
      readonly reason: string
    } & OfCustomer)
  /** `recovery`: what was to be mended was a recovery already */
  | ({
      readonly type: 'escalated'
      readonly to: Id
      readonly reason: string
      readonly recovery?: true
    } & OfCustomer)
  | ({ readonly type: 'split'; readonly child: Id; readonly relation: Relation } & OfCustomer)
  | { readonly type: 'watched'; readonly person: Id }
  | { readonly type: 'unwatched'; readonly person: Id }
  /** a run's standard has passed */
  | { readonly type: 'breached'; readonly clock: ClockName; readonly run: number }
  | { readonly type: 'warned'; readonly clock: ClockName; readonly run: number; readonly share: number }
  | {
      readonly type: 'performed'
      readonly activity: string
      readonly lifecycle: string | null
      /** where the log knows both: it lasted from here to the event's own time */
      readonly startedAt?: Instant
    }

export type EventType = EventBody['type']

export type Event = EventBody & { readonly at: Instant; readonly by: Actor }

import type { Instant } from '../calendar/index.ts'
import type { Cause, CauseSubject } from './cause.ts'
import type { Attachment, ClockName, ContestOutcome, Evaluation, Offer } from './events.ts'
import type { Id, Party, Side } from './party.ts'
import type { CalendarRef, Priority } from './terms.ts'

/** For which of several customers; unless given, the first the actor may speak for. */
interface ForCustomer {
  readonly customer?: number
}

/** What somebody may do to a commitment. Imperative; each becomes one event or more, or a refusal. */
export type Act =
  | { readonly kind: 'promise'; readonly dueBy?: Instant; readonly words?: string }
  | { readonly kind: 'counter'; readonly offer: Offer }
  | { readonly kind: 'renegotiate'; readonly offer: Offer }
  | { readonly kind: 'agree' }
  | { readonly kind: 'fall' }
  | { readonly kind: 'take-back' }
  | { readonly kind: 'decline'; readonly reason: string }
  | ({ readonly kind: 'withdraw'; readonly reason: string } & ForCustomer)
  | { readonly kind: 'close-unanswered'; readonly reason: string }
  | { readonly kind: 'void'; readonly reason: string }
  | { readonly kind: 'fail'; readonly reason: string }
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'answer'; readonly words: string }
  | { readonly kind: 'hold'; readonly reason: string; readonly thirdParty: string; readonly until: Instant }
  | { readonly kind: 'resume' }
  | { readonly kind: 'assign'; readonly person: Id | null }
  | { readonly kind: 'start' }
  | { readonly kind: 'transfer'; readonly to: Party; readonly reason: string }
  | ({ readonly kind: 'succeed'; readonly side: Side; readonly to: Party; readonly reason: string } & ForCustomer)
  | { readonly kind: 'join'; readonly customer: Party; readonly from: Id | null; readonly dueBy?: Instant }
  | { readonly kind: 'merge'; readonly into: Id; readonly reason: string }
  | { readonly kind: 'suspend'; readonly reason: string }
  | { readonly kind: 'lift' }
  | { readonly kind: 'deliver'; readonly words?: string }
  | ({
      readonly kind: 'accept'
      readonly words?: string
      readonly deviation?: string
      readonly cause?: Cause
      readonly evaluation?: Evaluation
      readonly recovery?: boolean
    } & ForCustomer)
  | ({ readonly kind: 'return'; readonly reason: string; readonly cause?: Cause } & ForCustomer)
  | { readonly kind: 'lapse' }
  | ({ readonly kind: 'pass' } & ForCustomer)
  | ({ readonly kind: 'reopen'; readonly reason: string } & ForCustomer)
  | { readonly kind: 'name-cause'; readonly about: CauseSubject; readonly cause: Cause }
  | { readonly kind: 'prioritise'; readonly priority: Priority; readonly reason: string }
  | { readonly kind: 'recalendar'; readonly calendar: CalendarRef; readonly reason?: string }
  | { readonly kind: 'check'; readonly item: string; readonly done: boolean }
  | { readonly kind: 'comment'; readonly words: string; readonly mentions?: readonly Id[] }
  | { readonly kind: 'attach'; readonly file: Attachment }
  | ({
      readonly kind: 'evaluate'
      readonly evaluation: Evaluation
      readonly recovery?: boolean
      readonly cause?: Cause
    } & ForCustomer)
  | ({ readonly kind: 'evaluate-customer'; readonly evaluation: Evaluation } & ForCustomer)
  /** `to`: whom a failed recovery goes to, the supplier's head */
  | ({ readonly kind: 'recover'; readonly to: Id | null } & ForCustomer)
  | ({ readonly kind: 'contest'; readonly reason: string } & ForCustomer)
  | ({ readonly kind: 'settle-contest'; readonly outcome: ContestOutcome; readonly reason: string } & ForCustomer)
  | { readonly kind: 'escalate'; readonly to: Id; readonly reason: string }
  | {
      readonly kind: 'split'
      readonly title: string
      readonly words: string
      readonly supplier: Party
      readonly dueBy?: Instant
    }
  | { readonly kind: 'watch' }
  | { readonly kind: 'unwatch' }
  | { readonly kind: 'breach'; readonly clock: ClockName; readonly run: number }
  | { readonly kind: 'warn'; readonly clock: ClockName; readonly run: number; readonly share: number }

export type ActKind = Act['kind']

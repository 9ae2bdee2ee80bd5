import type { Instant } from '../calendar/index.ts'
import type { Attachment, ClockName, Evaluation, Offer } from './events.ts'
import type { Id, Party, Side } from './party.ts'
import type { CalendarRef, Priority } from './terms.ts'

/** What somebody may do to a commitment. Imperative; each becomes one event or more, or a refusal. */
export type Act =
  | { readonly kind: 'promise'; readonly dueBy?: Instant; readonly words?: string }
  | { readonly kind: 'counter'; readonly offer: Offer }
  | { readonly kind: 'renegotiate'; readonly offer: Offer }
  | { readonly kind: 'agree' }
  | { readonly kind: 'fall' }
  | { readonly kind: 'take-back' }
  | { readonly kind: 'decline'; readonly reason: string }
  | { readonly kind: 'withdraw'; readonly reason: string }
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
  | { readonly kind: 'succeed'; readonly side: Side; readonly to: Party; readonly reason: string }
  | { readonly kind: 'suspend'; readonly reason: string }
  | { readonly kind: 'lift' }
  | { readonly kind: 'deliver'; readonly words?: string }
  | { readonly kind: 'accept'; readonly words?: string; readonly evaluation?: Evaluation; readonly recovery?: boolean }
  | { readonly kind: 'return'; readonly reason: string }
  | { readonly kind: 'lapse' }
  | { readonly kind: 'reopen'; readonly reason: string }
  | { readonly kind: 'prioritise'; readonly priority: Priority; readonly reason: string }
  | { readonly kind: 'recalendar'; readonly calendar: CalendarRef }
  | { readonly kind: 'check'; readonly item: string; readonly done: boolean }
  | { readonly kind: 'comment'; readonly words: string; readonly mentions?: readonly Id[] }
  | { readonly kind: 'attach'; readonly file: Attachment }
  | { readonly kind: 'evaluate'; readonly evaluation: Evaluation; readonly recovery?: boolean }
  | { readonly kind: 'evaluate-customer'; readonly evaluation: Evaluation }
  | { readonly kind: 'contest'; readonly reason: string }
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

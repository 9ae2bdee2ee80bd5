import type { Instant, Target } from '../calendar/index.ts'
import type { Id } from './party.ts'

export const priorities = ['urgent', 'high', 'normal', 'low'] as const
export type Priority = (typeof priorities)[number]

export const isHigher = (a: Priority, b: Priority): boolean => priorities.indexOf(a) < priorities.indexOf(b)

export const higherOf = (a: Priority, b: Priority): Priority => (isHigher(a, b) ? a : b)

/** A calendar as it was at one time; editing a calendar makes a new version, so that frozen clocks stay true. */
export interface CalendarRef {
  readonly id: Id
  readonly version: number
}

export type Scale = 'good-bad' | 'five'
export type Dimension = 'quality' | 'timeliness' | 'attitude'

export const attributions = ['named', 'named-to-auditors', 'anonymous'] as const
export type Attribution = (typeof attributions)[number]

export interface EvaluationPolicy {
  readonly scale: Scale
  readonly dimensions: readonly Dimension[]
  /**
   * who may see a single answer: everybody concerned, auditors alone, or nobody but its giver. What is not named to everybody
   * is anonymous in every other rule: only aggregates of at least the minimum group size are shown
   */
  readonly attribution: Attribution
  /** calendar days after acceptance in which an evaluation may be given or changed */
  readonly periodDays: number
}

export interface ChecklistItem {
  readonly id: string
  readonly zh: string
  readonly en: string
}

export interface PriorityTargets {
  readonly response: Target | null
  readonly resolution: Target | null
}

/** What a reopened commitment does to its resolution clock. */
export type ReopenMode = 'new-clock' | 'continue' | 'continue-without-closed-time'

/** The standard both sides agreed to, stored whole with the commitment so that later edits change no history. */
export interface Terms {
  readonly source: {
    readonly kind: 'service' | 'agreement' | 'ad-hoc' | 'import'
    readonly id: Id | null
    readonly version: number
  }
  readonly calendar: CalendarRef
  readonly targets: Readonly<Record<Priority, PriorityTargets>>
  /** customer's time for a verdict; past it the delivery lapses into acceptance. null = no such time, and no lapse */
  readonly confirmation: Target | null
  /** customer's time to answer a question */
  readonly answer: Target
  readonly resolutionStarts: 'requested' | 'promised'
  readonly holdPausesResolution: boolean
  readonly reopenMode: ReopenMode
  /** calendar days after acceptance in which the customer may reopen */
  readonly reopenDays: number
  readonly promise: 'by-person' | 'at-birth'
  readonly evaluation: EvaluationPolicy
  readonly checklist: readonly ChecklistItem[]
  /** shares of a target, in percent, at which a warning goes out once */
  readonly warnAt: readonly number[]
}

/** Where the standard's due time was moved to: by the customer's renegotiation, or by a duplicate that was due earlier. */
export interface MovedDue extends AgreedDue {
  readonly duplicate?: true
}

/** A due time the two sides settled on at `at`. Pauses earned before `at` are inside it; later ones extend it. */
export interface AgreedDue {
  readonly by: Instant
  readonly at: Instant
}

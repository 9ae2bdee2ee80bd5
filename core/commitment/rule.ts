import type { Act, ActKind } from './acts.ts'
import type { Commitment } from './commitment.ts'
import type { Context } from './context.ts'
import type { EventBody } from './events.ts'
import type { Capacity } from './party.ts'
import { type Refusal, refusal } from './refusal.ts'

export interface RuleContext extends Context {
  /** the right the act is done in */
  readonly as: Capacity
}

export interface Outcome {
  readonly events: readonly EventBody[]
  readonly children: readonly { readonly id: string; readonly request: Extract<EventBody, { type: 'requested' }> }[]
  /** the journal shall not name the person: an anonymous evaluation */
  readonly unnamed?: boolean
}

export type Rule<K extends ActKind> = (
  c: Commitment,
  act: Extract<Act, { kind: K }>,
  context: RuleContext,
) => Outcome | Refusal

export const one = (...events: EventBody[]): Outcome => ({ events, children: [] })

export const blank = (words: string): boolean => words.trim() === ''

export const wordsMissing = (act: ActKind, place: string): Refusal =>
  refusal('commitment.words-missing', act, place, '', 'a few words')

export const pastDue = (act: ActKind, value: number): Refusal =>
  refusal('commitment.due-in-the-past', act, 'dueBy', value, 'a time to come')

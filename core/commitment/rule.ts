import type { Instant } from '../calendar/index.ts'
import type { Act, ActKind } from './acts.ts'
import type { Commitment } from './commitment.ts'
import type { Context } from './context.ts'
import { type Customer, presentCustomers } from './customers.ts'
import type { EventBody } from './events.ts'
import { type Capacity, type Id, sideOf } from './party.ts'
import { type Refusal, refusal } from './refusal.ts'
import { speaksFor } from './turn.ts'

export interface RuleContext extends Context {
  /** the right the act is done in */
  readonly as: Capacity
}

export interface Outcome {
  readonly events: readonly EventBody[]
  readonly children: readonly { readonly id: string; readonly request: Extract<EventBody, { type: 'requested' }> }[]
}

export type Rule<K extends ActKind> = (
  c: Commitment,
  act: Extract<Act, { kind: K }>,
  context: RuleContext,
) => Outcome | Refusal

export const one = (...events: EventBody[]): Outcome => ({ events, children: [] })

/**
 * The customer an act is for: the one named, where the actor speaks for them, else the first of those they speak for whose
 * turn it is. Null where they speak for none such.
 */
export function customerFor(
  c: Commitment,
  asked: number | undefined,
  { actor, as }: Pick<RuleContext, 'actor' | 'as'>,
  fits: (customer: Customer) => boolean = () => true,
): Customer | null {
  const numbers = sideOf(as) === 'customer' ? speaksFor(c, as, actor) : c.customers.map(x => x.number)
  const theirs = presentCustomers(c).filter(x => numbers.includes(x.number))
  return theirs.find(x => (asked === undefined ? fits(x) : x.number === asked)) ?? null
}

export const notACustomer = (act: ActKind, asked: number | undefined): Refusal =>
  refusal('commitment.not-that-customer', act, 'customer', asked ?? null, 'a customer the actor speaks for')

/** Who promises or delivers what is nobody's yet has taken it on; a delegate, for whom they stand in for. */
export function takenOn(c: Commitment, { actor, as }: RuleContext): readonly EventBody[] {
  if (c.supplier.person !== null || actor.person === null || sideOf(as) !== 'supplier') return []
  return [{ type: 'assigned', person: actor.delegateOf?.[as] ?? actor.person }]
}

export const blank = (words: string): boolean => words.trim() === ''

export const wordsMissing = (act: ActKind, place: string): Refusal =>
  refusal('commitment.words-missing', act, place, '', 'a few words')

const hundredYearsMs = 3_155_760_000_000

/** Refuses a time that is not to come, or so far off that working out the time between would take for ever. */
export function checkDue(act: ActKind | 'request', place: string, time: Instant, at: Instant): Refusal | null {
  if (!(time > at)) return refusal('commitment.due-in-the-past', act, place, time, 'a time to come')
  return Number.isSafeInteger(time) && time <= at + hundredYearsMs
    ? null
    : refusal('commitment.due-too-far', act, place, time, 'whole milliseconds, within a hundred years')
}

/** The identifier for the child an act makes; a caller that brings none is at fault, not the actor. */
export function childId(newIds: readonly Id[]): Id {
  const id = newIds[0]
  if (id === undefined) throw new Error('an act that makes a child was given no identifier for it')
  return id
}

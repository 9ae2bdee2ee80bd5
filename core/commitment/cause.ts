import type { Instant } from '../calendar/index.ts'
import type { ClockName } from './events.ts'
import type { Id, Side } from './party.ts'

export const causes = ['process', 'execution', 'customer'] as const
/** Why something went wrong: no or a wrong standard or an input nobody was told to give; the work; the customer. */
export type Cause = (typeof causes)[number]

/** What a cause is named for: something said of a delivery by a customer, or a standard that passed. */
export type CauseSubject =
  | { readonly of: 'return' | 'deviation' | 'verdict'; readonly delivery: number; readonly customer: number }
  | { readonly of: 'breach'; readonly clock: ClockName; readonly run: number }

/** The customer's side proposes, the other confirms or names another. It divides a figure, it never changes it. */
export interface NamedCause {
  readonly about: CauseSubject
  readonly proposed: Word | null
  readonly answered: Word | null
}

interface Word {
  readonly cause: Cause
  readonly side: Side
  readonly by: Id | null
  readonly at: Instant
}

export const isSameSubject = (a: CauseSubject, b: CauseSubject): boolean =>
  a.of === 'breach'
    ? b.of === 'breach' && a.clock === b.clock && a.run === b.run
    : b.of === a.of && a.delivery === b.delivery && a.customer === b.customer

/** The cause both name, else null: a difference is shown as one. */
export const agreedCause = ({ proposed, answered }: NamedCause): Cause | null =>
  proposed !== null && answered !== null && proposed.cause === answered.cause ? proposed.cause : null

/** What was named about a subject after one more word: the first proposes, the other side's answers. */
export function withCause(named: readonly NamedCause[], about: CauseSubject, word: Word): readonly NamedCause[] {
  const known = named.find(n => isSameSubject(n.about, about))
  if (known === undefined) return [...named, { about, proposed: word, answered: null }]
  return named.map(n => (n === known ? { ...n, answered: word } : n))
}

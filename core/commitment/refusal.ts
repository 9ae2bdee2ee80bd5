import type { ActKind } from './acts.ts'

/** A refusal is data: a stable code, the value refused, where it stood, and what was expected. */
export interface Refusal {
  readonly code: RefusalCode
  readonly act: ActKind | 'request'
  readonly place: string
  readonly value: unknown
  readonly expectation: string
}

/** Every reason for which an act may be refused. Stable: the server's words and other systems rest on them. */
export const refusalCodes = [
  'commitment.wrong-state',
  'commitment.not-yours',
  'commitment.stale-version',
  'commitment.not-your-turn',
  'commitment.already-waiting',
  'commitment.not-waiting',
  'commitment.not-held',
  'commitment.words-missing',
  'commitment.due-in-the-past',
  'commitment.due-too-far',
  'commitment.due-missing',
  'commitment.later-than-standard',
  'commitment.lower-is-an-offer',
  'commitment.nothing-to-take-back',
  'commitment.same-holder',
  'commitment.same-priority',
  'commitment.to-the-customer',
  'commitment.not-your-side',
  'commitment.suspended',
  'commitment.not-suspended',
  'commitment.not-that-customer',
  'commitment.customer-already',
  'commitment.same-matter',
  'commitment.verdict-given',
  'commitment.nothing-went-wrong',
  'commitment.cause-named',
  'commitment.not-contested',
  'commitment.unknown-item',
  'commitment.checklist-open',
  'commitment.children-open',
  'commitment.period-over',
  'commitment.not-due',
  'commitment.in-person-only',
  'commitment.not-who-served',
  'commitment.own-request',
  'commitment.own-work',
  'commitment.bad-score',
  'commitment.not-evaluated',
  'commitment.both-have-spoken',
  'commitment.already-contested',
  'commitment.already-escalated',
  'commitment.already-warned',
  'commitment.already-watching',
  'commitment.not-watching',
  'commitment.clock-backwards',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

export const refusal = (
  code: RefusalCode,
  act: Refusal['act'],
  place: string,
  value: unknown,
  expectation: string,
): Refusal => ({ code, act, place, value, expectation })

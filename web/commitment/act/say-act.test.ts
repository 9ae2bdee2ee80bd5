import { expect, test } from 'vitest'
import type { Commitment } from '../../api/index.ts'
import { texts } from '../../app/texts.ts'
import { followsOf, nameOf } from './say-act.ts'

const of = (rest: Partial<Commitment> = {}): Commitment =>
  ({
    state: 'promised',
    negotiation: null,
    hold: null,
    standardDueAt: 1,
    neededBy: null,
    customers: [{ number: 1, left: false }],
    ...rest,
  }) as Commitment
const offered = (by: 'customer' | 'supplier', from: 'requested' | 'promised' | 'returned'): Partial<Commitment> => ({
  state: 'negotiating',
  negotiation: { by, openedBy: by, dueBy: null, words: '', from, answerBy: null },
})
const two = [{ left: false }, { left: false }] as Commitment['customers']

test('withdrawing is leaving where others are still served, and only there', () => {
  expect(nameOf('withdraw', of())).toBe('withdraw')
  expect(nameOf('withdraw', of({ customers: two }))).toBe('leave')
  const oneLeft = [{ left: true }, { left: false }] as Commitment['customers']
  expect(nameOf('withdraw', of({ customers: oneLeft }))).toBe('withdraw')
})

test('holding what is held is going on', () => {
  expect(nameOf('hold', of({ hold: { since: 1, reason: '', thirdParty: '', until: 2 } }))).toBe('hold-on')
})

test('only the supplier’s no before any promise ends the matter', () => {
  expect(followsOf('decline', of({ state: 'requested' }))).toBe('decline')
  expect(followsOf('decline', of(offered('customer', 'requested')))).toBe('decline')
  expect(followsOf('decline', of(offered('supplier', 'requested')))).toBe('decline-requested')
  expect(followsOf('decline', of(offered('customer', 'promised')))).toBe('decline-promised')
  expect(followsOf('decline', of(offered('supplier', 'returned')))).toBe('decline-returned')
})

test('what is taken back, and what a promise is held against, is said', () => {
  expect(followsOf('take-back', of({ state: 'delivered' }))).toBe('take-back-delivery')
  expect(followsOf('take-back', of(offered('supplier', 'promised')))).toBe('take-back-offer')
  expect(followsOf('promise', of())).toBe('promise')
  expect(followsOf('promise', of({ standardDueAt: null, neededBy: 2 }))).toBe('promise-needed')
  expect(followsOf('promise', of({ standardDueAt: null }))).toBe('promise-any')
})

test('whatever follows has words', () => {
  for (const from of ['requested', 'promised', 'returned'] as const)
    for (const by of ['customer', 'supplier'] as const)
      expect(texts.zh.commitment.follows).toHaveProperty(followsOf('decline', of(offered(by, from))))
  for (const kind of ['take-back', 'promise', 'withdraw', 'hold'] as const) {
    expect(texts.zh.commitment.follows).toHaveProperty(followsOf(kind, of({ customers: two })))
    expect(texts.zh.commitment.act).toHaveProperty(nameOf(kind, of({ customers: two })))
  }
})

import { describe, expect, test } from 'vitest'
import type { Commitment } from '../../api/index.ts'
import { actOf } from './values.ts'

const standard = 2000
const needed = 1500
const of = (rest: Partial<Commitment> = {}): Commitment =>
  ({ standardDueAt: standard, neededBy: null, customers: [{ number: 1 }], ...rest }) as Commitment

describe('a promise', () => {
  test('of the standard names no date', () => {
    expect(actOf('promise', { choice: 'standard', dueBy: 9999, words: '好' }, of())).toEqual({
      kind: 'promise',
      dueBy: undefined,
      words: '好',
    })
  })
  test('of what the customer needs names their date', () => {
    expect(actOf('promise', { choice: 'needed' }, of({ neededBy: needed }))).toMatchObject({
      kind: 'promise',
      dueBy: needed,
    })
  })
  test.each([
    ['earlier than the standard', 1999, 'promise'],
    ['at the standard', standard, 'promise'],
    ['later, is an offer', 2001, 'counter'],
  ])('%s', (_, dueBy, kind) => {
    expect(actOf('promise', { choice: 'other', dueBy }, of()).kind).toBe(kind)
  })
  test('later than needed is an offer where there is no standard, and any date is a promise where nothing is needed', () => {
    const adHoc = of({ standardDueAt: null, neededBy: needed })
    expect(actOf('promise', { choice: 'other', dueBy: 1501, words: '晚些' }, adHoc)).toEqual({
      kind: 'counter',
      offer: { dueBy: 1501, words: '晚些' },
    })
    expect(actOf('promise', { choice: 'other', dueBy: 1500 }, adHoc).kind).toBe('promise')
    expect(actOf('promise', { choice: 'other', dueBy: 9e15 }, of({ standardDueAt: null })).kind).toBe('promise')
  })
})

test('a deviation is sent only where it is said to be one, and its cause with it', () => {
  const written = { isDeviating: false, deviation: '少一个', cause: 'execution' } as const
  expect(actOf('accept', written, of())).not.toHaveProperty('deviation')
  expect(actOf('accept', { ...written, isDeviating: true }, of())).toMatchObject({
    deviation: '少一个',
    cause: 'execution',
  })
})

test('one of several customers is named, the only one is not', () => {
  const two = of({ customers: [{ number: 1 }, { number: 2 }] as Commitment['customers'] })
  expect(actOf('return', { reason: '错了', customer: 2 }, two)).toMatchObject({ customer: 2 })
  expect(actOf('return', { reason: '错了', customer: 1 }, of())).not.toHaveProperty('customer')
})

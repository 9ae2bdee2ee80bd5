import { describe, expect, test } from 'vitest'
import type { EventBody } from '../commitment/index.ts'
import { counts, late, onTime, parts } from './fixtures/contributed.ts'
import {
  accepted,
  declined,
  delivered,
  failed,
  it,
  promised,
  rated,
  reopened,
  returned,
  sales,
  type Step,
  terms,
  withdrawn,
} from './fixtures/story.ts'

test('what was served before a customer’s unit ended stays that unit’s, and outside of what is internal', () => {
  const heir: EventBody = { type: 'succeeded', side: 'customer', to: { unit: it, person: 'sun' }, reason: 'ended' }
  const said = parts([...onTime, [14, rated(0)], [20, reopened], [21, heir], [22, delivered], [23, accepted]])
  for (const part of ['on-time/1', 'closing/1', 'opinion/1/1']) expect(said.get(part)?.customer, part).toBe(sales)
  expect(said.get('closing/1')?.counts).toMatchObject({ 'closed.n': 1 })
  expect(said.get('closing/2')?.customer).toBe(it)
})

describe('what did not end in acceptance', () => {
  test('a failed promise was not kept, however early it failed', () => {
    const failure = counts([
      [1, promised],
      [2, failed],
    ])
    expect(failure).toMatchObject({ 'closed.n': 1, 'on-time.n': 1, 'fulfilled.n': 1 })
    expect(failure).not.toHaveProperty('on-time.k')
  })

  test('what failed after its delivery came back counts on the day it failed', () => {
    const day = (steps: readonly Step[]) => parts(steps).get('on-time/1')?.day
    const returnedAt: readonly Step[] = [
      [1, promised],
      [5, delivered],
      [6, returned],
    ]
    expect(day([...returnedAt, [20, failed]])).toBe(day([[20, failed]]))
    expect(day([[20, failed]])).not.toBe(day([[5, failed]]))
  })

  test('what was withdrawn or declined in time was neither kept nor broken; after its standard it was late', () => {
    for (const end of [withdrawn, declined]) {
      expect(counts([[2, end]])).not.toHaveProperty('on-time.n')
      expect(counts([[25, end]])).toMatchObject({ 'on-time.n': 1 })
    }
  })

  test('what is void counts nowhere, but what had gone wrong before stays', () => {
    const voided: EventBody = { type: 'voided', reason: '' }
    expect(
      counts([
        [1, promised],
        [2, voided],
      ]),
    ).toEqual({})
    expect([
      ...parts([
        [1, promised],
        [30, voided],
      ]).keys(),
    ]).toEqual(['on-time/1'])
  })
})

describe('a matter that is reopened', () => {
  const again: readonly Step[] = [...late, [100, reopened], [110, delivered], [111, accepted]]

  test('keeps its first closing, is closed once, and its second turn counts by its own run', () => {
    const told = parts(again)
    expect([...told.keys()]).toEqual([
      'response/1',
      'on-time/1',
      'on-time/2',
      'closing/1',
      'closing/2',
      'coverage/1',
      'coverage/2',
    ])
    expect(told.get('on-time/1')?.counts).not.toHaveProperty('on-time.k')
    expect(told.get('on-time/2')).toMatchObject({ day: '2026-11-07', counts: { 'on-time.k': 1 } })
    expect(counts(again)).toMatchObject({ 'closed.n': 1, 'closed-again.n': 1, 'first-pass.n': 1, 'reopened.k': 1 })
    expect(counts(again)).not.toHaveProperty('first-pass.k')
  })

  test('keeps its first closing’s result when the clock goes on after it', () => {
    const goingOn = { terms: { ...terms, reopenMode: 'continue' as const } }
    const told = parts([...onTime, [20, reopened], [50, delivered], [51, accepted]], goingOn)
    expect(told.get('on-time/1')?.counts).toMatchObject({ 'on-time.k': 1 })
    expect(told.get('on-time/2')?.counts).toMatchObject({ 'on-time.n': 1 })
    expect(told.get('on-time/2')?.counts).not.toHaveProperty('on-time.k')
  })

  test('has an opinion for each turn, of one month the last', () => {
    const opinions = (reopenedAfter: number) =>
      [
        ...parts([
          ...onTime,
          [14, rated(1)],
          [reopenedAfter, reopened],
          [reopenedAfter + 1, delivered],
          [reopenedAfter + 2, accepted],
          [reopenedAfter + 3, rated(0)],
        ]).values(),
      ].filter(c => c.part.startsWith('opinion'))
    expect(opinions(60).map(c => c.part)).toEqual(['opinion/2/1'])
    expect(opinions(31 * 24).map(c => [c.part, c.day])).toEqual([
      ['opinion/1/1', '2026-11-04'],
      ['opinion/2/1', '2026-12-04'],
    ])
  })
})

import { describe, expect, test } from 'vitest'
import type { EventBody } from '../commitment/index.ts'
import { breached, counts, countered, late, onTime, parts } from './fixtures/contributed.ts'
import {
  accepted,
  delivered,
  it,
  lapsed,
  promised,
  purchasing,
  rated,
  reopened,
  returned,
  sales,
  type Step,
  terms,
  toPurchasing,
} from './fixtures/story.ts'
import { besideOf, sharesOf } from './index.ts'

describe('a delivery within its standard', () => {
  test('is on time and in full, at half the time allowed', () => {
    expect(counts(onTime)).toMatchObject({
      'closed.n': 1,
      'on-time.n': 1,
      'on-time.k': 1,
      'otif.k': 1,
      'promise-kept.k': 1,
      'first-pass.k': 1,
      'response-on-time.k': 1,
    })
    expect(parts(onTime).get('on-time/1')?.detail.values).toEqual({ attainment: 0.5 })
    expect(parts(onTime).get('closing/1')?.detail).toMatchObject({
      ending: 'acceptance',
      values: { 'lead-time': 12 * 3600 },
    })
  })

  test('counts its clocks on the local day of the delivery and the rest on that of the acceptance', () => {
    const overnight: readonly Step[] = [
      [1, promised],
      [7, delivered],
      [9, accepted],
    ]
    const of = (zone: string) => [...parts(overnight, {}, zone).values()].map(c => [c.part, c.day])
    expect(of('Asia/Shanghai')).toEqual([
      ['response/1', '2026-11-02'],
      ['on-time/1', '2026-11-02'],
      ['closing/1', '2026-11-03'],
      ['coverage/1', '2026-11-03'],
    ])
    expect(of('America/New_York').map(([, day]) => day)).toEqual(Array(4).fill('2026-11-02'))
  })

  test('contributes nothing before it is accepted', () => {
    expect(parts(onTime.slice(0, 2)).size).toBe(0)
  })
})

describe('a standard that passed', () => {
  test('counts on the day it passed, in time or not, whether or not the matter ever ends', () => {
    const open: readonly Step[] = [
      [1, promised],
      [25, breached, { person: null, as: 'system' }],
    ]
    expect(parts(open).get('on-time/1')).toMatchObject({ day: '2026-11-03', counts: { 'on-time.n': 1, 'otif.n': 1 } })
    const closed = parts([...open, [80, delivered], [81, accepted]])
    expect(closed.get('on-time/1')).toMatchObject({ day: '2026-11-03', counts: { 'on-time.n': 1 } })
    expect(closed.get('closing/1')?.day).toBe('2026-11-06')
  })

  const system = { person: null, as: 'system' } as const
  test.each<[string, Step]>([
    ['was delivered', [80, delivered]],
    ['awaits an answer', [80, { type: 'asked', question: '?' }]],
    ['stands still', [80, { type: 'suspended', reason: '停产' }, system]],
  ])('counts on the day it passed while the matter %s and is open', (_, standsStill) => {
    const open: readonly Step[] = [[1, promised], [25, breached, system], standsStill]
    expect(parts(open).get('on-time/1')).toMatchObject({ day: '2026-11-03', counts: { 'on-time.n': 1 } })
  })

  test('is broken though both agreed on later, which is told apart from late', () => {
    const agreed: readonly Step[] = [
      [2, countered(36)],
      [3, { type: 'agreed' }],
      [30, delivered],
      [31, accepted],
    ]
    expect(counts(agreed)).toMatchObject({
      'on-time.n': 1,
      'later-as-agreed.k': 1,
      'promise-kept.k': 1,
      'countered.k': 1,
    })
    expect(counts(agreed)).not.toHaveProperty('on-time.k')
    const brokenTwice = counts([
      [2, countered(28)],
      [3, { type: 'agreed' }],
      [30, delivered],
      [31, accepted],
    ])
    expect(brokenTwice).toMatchObject({ 'on-time.n': 1, 'later-as-agreed.n': 1, 'promise-kept.n': 1 })
    for (const key of ['on-time.k', 'later-as-agreed.k', 'promise-kept.k']) expect(brokenTwice).not.toHaveProperty(key)
  })

  test('moved by the customer stands beside the rate, not in it', () => {
    const dueBy = 1_793_606_400_000 + 36 * 3_600_000
    const moved = counts([
      [1, promised],
      [2, { type: 'countered', side: 'customer', offer: { dueBy, words: '' } }],
      [3, { type: 'agreed', moves: { dueBy } }],
      [30, delivered],
      [31, accepted],
    ])
    expect(moved).not.toHaveProperty('on-time.n')
    expect(besideOf(moved, 5)).toMatchObject([{ of: 'moved', measures: [{ name: 'on-time', value: 1, n: 1 }, {}, {}] }])
  })

  test('that there was none of is the first date both agreed, though the customer wished it', () => {
    const none = { response: null, resolution: null }
    const dueBy = 1_793_606_400_000 + 36 * 3_600_000
    const agreed = counts(
      [
        [0, { ...promised, atBirth: true } as EventBody],
        [2, { type: 'countered', side: 'customer', offer: { dueBy, words: '' } }],
        [3, { type: 'agreed', moves: { dueBy } }],
        [30, delivered],
        [31, accepted],
      ],
      { terms: { ...terms, targets: { urgent: none, high: none, normal: none, low: none } } },
    )
    expect(agreed).toMatchObject({ 'agreed/on-time.n': 1, 'agreed/on-time.k': 1 })
    for (const key of ['on-time.n', 'moved/on-time.n']) expect(agreed).not.toHaveProperty(key)
  })

  test('moved by the customer stays beside the rate, though a duplicate brings another date once it is reopened', () => {
    const by = (hour: number) => 1_793_606_400_000 + hour * 3_600_000
    const moved: readonly Step[] = [
      [1, promised],
      [2, { type: 'countered', side: 'customer', offer: { dueBy: by(36), words: '' } }],
      [3, { type: 'agreed', moves: { dueBy: by(36) } }],
      [30, delivered],
      [31, accepted],
    ]
    const customer = { unit: purchasing, person: 'he' }
    const again = parts([...moved, [40, reopened], [41, { type: 'joined', customer, from: null, dueBy: by(60) }]])
    expect(again.get('on-time/1')).toEqual(parts(moved).get('on-time/1'))
    expect(again.get('on-time/1')?.counts).toMatchObject({ 'moved/on-time.n': 1 })
  })

  test('and a first delivery in time that was returned are each not in full', () => {
    expect(counts(late)).toMatchObject({ 'otif.n': 1 })
    const returnedOnce = counts([
      [1, promised],
      [5, delivered],
      [6, returned],
      [10, delivered],
      [11, accepted],
    ])
    expect(returnedOnce).toMatchObject({ 'on-time.k': 1, 'otif.n': 1, 'first-pass.n': 1, 'returned.k': 1 })
    for (const key of ['otif.k', 'first-pass.k']) expect(returnedOnce).not.toHaveProperty(key)
    const deviation: EventBody = { type: 'accepted', words: '', deviation: '少一个接口' }
    const deviated = counts([
      [1, promised],
      [5, delivered],
      [6, deviation],
    ])
    expect(deviated).toMatchObject({ 'on-time.k': 1, 'otif.n': 1, 'first-pass.n': 1, 'deviated.k': 1 })
    for (const key of ['otif.k', 'first-pass.k']) expect(deviated).not.toHaveProperty(key)
  })
})

describe('who answers for a late delivery', () => {
  const answerable = (steps: readonly Step[]) => parts(steps).get('on-time/1')?.supplier

  test('the unit that had it most of the time, not the one it was handed to at the end', () => {
    expect(
      answerable([
        [1, promised],
        [23, toPurchasing],
        [31, delivered],
        [32, accepted],
      ]),
    ).toBe(it)
    expect(
      answerable([
        [1, promised],
        [10, toPurchasing],
        [31, delivered],
        [32, accepted],
      ]),
    ).toBe(purchasing)
  })

  test('a kept standard is to the credit of the unit that delivered', () => {
    const kept = parts([
      [1, promised],
      [18, toPurchasing],
      [20, delivered],
      [21, accepted],
    ])
    expect([kept.get('on-time/1')?.supplier, kept.get('closing/1')?.supplier]).toEqual([purchasing, purchasing])
  })

  test('a response that came too late is answered for by whoever sat on it', () => {
    const response = parts([
      [5, toPurchasing],
      [6, promised],
      [7, delivered],
      [8, accepted],
    ]).get('response/1')
    expect(response).toMatchObject({ supplier: it, counts: { 'response-on-time.n': 1 } })
  })
})

describe('what stands beside', () => {
  test.each<[string, object, readonly Step[]]>([
    ['internal', { customer: { unit: it, person: 'li' } }, onTime],
    ['agreed', { kind: 'ad-hoc' }, onTime],
    [
      'volume',
      {},
      [
        [1, promised],
        [12, delivered],
        [12, { type: 'passed' }],
      ],
    ],
    [
      'volume',
      { entered: 'by-supplier' },
      [
        [1, promised],
        [12, delivered],
        [20, lapsed],
      ],
    ],
  ])('%s counts under keys of its own', (of, beginning, steps) => {
    const found = counts(steps, beginning)
    expect(found).not.toHaveProperty('closed.n')
    expect(found).not.toHaveProperty('on-time.n')
    expect(besideOf(found, 5).map(b => [b.of, b.measures[0]?.n])).toEqual([[of, 1]])
  })

  test('a service without a standard has an n of its own for what was agreed, and all else with the others', () => {
    const none = { response: null, resolution: null }
    const open = { terms: { ...terms, targets: { urgent: none, high: none, normal: none, low: none } } }
    const dueBy = 1_793_606_400_000 + 20 * 3_600_000
    const found = counts(
      [
        [1, { ...promised, dueBy } as EventBody],
        [12, delivered],
        [13, accepted],
      ],
      open,
    )
    expect(found).toMatchObject({ 'closed.n': 1, 'agreed/on-time.k': 1 })
    expect(found).not.toHaveProperty('on-time.n')
  })
})

test('history brought in says nothing of the customer’s duties', () => {
  const imported = counts(onTime, { terms: { ...terms, source: { kind: 'import', id: null, version: 1 } } })
  expect(imported).toMatchObject({ 'closed.n': 1, 'on-time.k': 1 })
  for (const key of ['complete-input.n', 'verdicts-on-time.n', 'coverage.n']) expect(imported).not.toHaveProperty(key)
})

test('a contribution survives being stored as JSON, and both sides get the same', () => {
  for (const contribution of parts([...late, [32, rated(0)]]).values()) {
    expect(JSON.parse(JSON.stringify(contribution))).toEqual(contribution)
    const [customer, supplier] = sharesOf(contribution)
    expect([customer.unit, supplier.unit, customer.counts]).toEqual([sales, it, supplier.counts])
  }
})

import { describe, expect, test } from 'vitest'
import type { EventBody } from '../commitment/index.ts'
import {
  accepted,
  calendars,
  declined,
  delivered,
  failed,
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
  told,
  toPurchasing,
  withdrawn,
} from './fixtures/story.ts'
import { addCounts, besideOf, type Contribution, contributionsOf, type Counts, sharesOf } from './index.ts'

const parts = (steps: readonly Step[], beginning = {}, zone = 'Asia/Shanghai'): ReadonlyMap<string, Contribution> =>
  new Map(contributionsOf(told(steps, beginning), calendars, zone).map(c => [c.part, c]))
const counts = (steps: readonly Step[], beginning = {}): Counts =>
  addCounts(...[...parts(steps, beginning).values()].map(c => c.counts))

const onTime: readonly Step[] = [
  [1, promised],
  [12, delivered],
  [13, accepted],
]
/** Delivered six hours after the standard's end at 24. */
const late: readonly Step[] = [
  [1, promised],
  [30, delivered],
  [31, accepted],
]
const breached: EventBody = { type: 'breached', clock: 'resolution', run: 1 }
const countered = (hours: number): EventBody => ({
  type: 'countered',
  side: 'supplier',
  offer: { dueBy: 1_793_606_400_000 + hours * 3_600_000, words: '' },
})

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
    ])
    expect(of('America/New_York').map(([, day]) => day)).toEqual(['2026-11-02', '2026-11-02', '2026-11-02'])
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
    expect([...told.keys()]).toEqual(['response/1', 'on-time/1', 'on-time/2', 'closing/1', 'closing/2'])
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

describe('the customer', () => {
  const asked: Step = [2, { type: 'asked', question: 'which?' }]

  test('who gave no verdict did not do his duty', () => {
    expect(
      counts([
        [1, promised],
        [12, delivered],
        [20, lapsed],
      ]),
    ).toMatchObject({
      'verdicts-on-time.n': 1,
      'lapsed.k': 1,
    })
  })

  test('who answered late did not either, and the time he took is kept', () => {
    const late = counts([
      [1, promised],
      asked,
      [12, { type: 'answered', words: 'this' }],
      [14, delivered],
      [15, accepted],
    ])
    expect(late).toMatchObject({ 'answers-on-time.n': 1, 'waiting.sum': 36_000, 'complete-input.n': 1 })
    expect(late).not.toHaveProperty('complete-input.k')
  })

  test('owes no answer to a question that the delivery overtook', () => {
    expect(counts([[1, promised], asked, [6, delivered], [7, accepted]])).not.toHaveProperty('answers-on-time.n')
  })

  test('who let an offer fall owed the answer', () => {
    const fallen = counts([
      [2, countered(40)],
      [10, { type: 'offer-fell' }],
      [11, promised],
      [12, delivered],
      [13, accepted],
    ])
    expect(fallen).toMatchObject({ 'answers-on-time.n': 1 })
    expect(fallen).not.toHaveProperty('answers-on-time.k')
  })
})

describe('an opinion', () => {
  test('is good by the scale it was given on', () => {
    expect(counts([...onTime, [14, rated(1)]])).toMatchObject({ 'satisfaction.k': 1 })
    expect(counts([...onTime, [14, rated(3, 'five')]])).toMatchObject({ 'satisfaction.n': 1, 'score.sum': 3 })
  })

  test('counts on the day from which it can’t be changed any more', () => {
    expect(parts([...onTime, [14, rated(1)]]).get('opinion/1/1')?.day).toBe('2026-11-04')
  })

  test('that was set aside counts no more', () => {
    const aside = counts([
      ...onTime,
      [14, rated(0)],
      [15, { type: 'contested', reason: '' }],
      [16, { type: 'contest-settled', outcome: 'set-aside', reason: '' }],
    ])
    expect(aside).not.toHaveProperty('satisfaction.n')
  })

  test('on a recovery does not count again, and the recovery stands beside', () => {
    const recovery = counts([...onTime, [14, rated(1)]], { parent: { id: 'c0', relation: 'recovery' }, kind: 'action' })
    expect(recovery).not.toHaveProperty('closed.n')
    expect(besideOf(recovery, 5)).toMatchObject([{ of: 'recovery' }])
    expect(Object.keys(recovery).some(key => key.includes('satisfaction'))).toBe(false)
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

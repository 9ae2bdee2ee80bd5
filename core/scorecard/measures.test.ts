import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  accepted,
  calendars,
  delivered,
  it as itUnit,
  promised,
  purchasing,
  rated,
  type Step,
  terms,
  told,
  toPurchasing,
} from './fixtures/story.ts'
import {
  addCounts,
  type Counts,
  contributionsOf,
  type Measure,
  type MeasureName,
  measuresOf,
  releasedCounts,
  type Share,
  sharesOf,
  subtractCounts,
  trendOf,
} from './index.ts'

const minimum = 5
const measure = (counts: Counts, name: MeasureName): Measure =>
  measuresOf(counts, minimum).find(m => m.name === name) as Measure

const closed: readonly Step[] = [
  [1, promised],
  [12, delivered],
  [13, accepted],
]

const sharesFrom = (steps: readonly Step[], beginning = {}): readonly Share[] =>
  contributionsOf(told(steps, beginning), calendars, 'Asia/Shanghai').flatMap(sharesOf)

/** As many deliveries as scores, each rated by somebody else. */
function ratedBy(scores: readonly number[], scale: 'good-bad' | 'five', attribution: 'named' | 'anonymous'): Counts {
  const evaluation = { ...terms.evaluation, attribution, scale }
  return addCounts(
    ...scores.flatMap((score, i) => {
      const beginning = { customer: { unit: 'sales', person: `person-${i}` }, terms: { ...terms, evaluation } }
      const steps: Step[] = [...closed, [14, rated(score, scale), { person: null, as: 'customer' }]]
      return sharesFrom(steps, beginning)
        .filter(s => s.role === 'supplier')
        .map(s => s.counts)
    }),
  )
}

describe('shares', () => {
  test('add up: a late matter that was handed on is closed by one unit and late by another', () => {
    const shares = sharesFrom([
      [1, promised],
      [30, toPurchasing],
      [31, delivered],
      [32, accepted],
    ])
    const of = (role: string, unit: string) =>
      addCounts(...shares.filter(s => s.role === role && s.unit === unit).map(s => s.counts))
    expect(of('supplier', itUnit)).toMatchObject({ 'on-time.n': 1, 'otif.n': 1 })
    expect(of('supplier', itUnit)).not.toHaveProperty('closed.n')
    expect(of('supplier', purchasing)).toMatchObject({ 'closed.n': 1, 'first-pass.k': 1, 'hand-overs.sum': 1 })
    expect(of('supplier', purchasing)).not.toHaveProperty('on-time.n')
    expect(of('customer', 'unit-sales')).toMatchObject({ 'closed.n': 1, 'on-time.n': 1 })
  })

  const anyCounts = fc.dictionary(fc.constantFrom('a.n', 'a.k', 'b:1', 'b:2'), fc.integer({ min: 1, max: 50 }), {
    noNullPrototype: true,
  })

  test('give the same sum in any order and grouping', () => {
    fc.assert(
      fc.property(fc.array(anyCounts), fc.nat(), (bags, cut) => {
        const [left, right] = [bags.slice(0, cut), bags.slice(cut)]
        const whole = addCounts(...bags)
        expect(addCounts(addCounts(...right), addCounts(...left))).toEqual(whole)
        expect(addCounts(...bags.toReversed())).toEqual(whole)
      }),
    )
  })

  test('taken out again leave what was there', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (a, b) => {
        expect(subtractCounts(addCounts(a, b), b)).toEqual(a)
      }),
    )
  })
})

describe('a measure', () => {
  test('says on how many it rests, by which method, and how sure it is', () => {
    expect(measure({ 'on-time.n': 40, 'on-time.k': 38 }, 'on-time')).toMatchObject({
      method: 'share within standard',
      value: 0.95,
      n: 40,
      numerator: 38,
      interval: { low: expect.closeTo(0.835, 3), high: expect.closeTo(0.986, 3) },
    })
  })

  test('of nothing has no value', () => {
    expect(measure({}, 'on-time')).toMatchObject({ value: null, n: 0, interval: null })
    expect(measure({}, 'satisfaction').suppressed).toBeUndefined()
  })
})

describe('satisfaction', () => {
  test('is the share of good answers from the minimum group on', () => {
    expect(measure(ratedBy([1, 1, 0, 1, 1], 'good-bad', 'named'), 'satisfaction')).toMatchObject({
      method: 'good share',
      value: 0.8,
      n: 5,
    })
  })

  test('is withheld below the minimum group, and its mean with it', () => {
    const few = ratedBy([5, 4, 4, 1], 'five', 'named')
    expect(measure(few, 'satisfaction')).toMatchObject({ value: null, numerator: null, n: 4, suppressed: 'too-few' })
    expect(measure(few, 'score')).toMatchObject({ value: null, numerator: null, suppressed: 'too-few' })
  })

  test('is withheld when one person gave all the answers', () => {
    const steps: Step[] = [...closed, [14, rated(1)]]
    const one = addCounts(
      ...Array.from({ length: 9 }, () => sharesFrom(steps).filter(s => s.role === 'supplier'))
        .flat()
        .map(s => s.counts),
    )
    expect(measure(one, 'satisfaction')).toMatchObject({ value: null, n: 9, suppressed: 'too-few' })
  })

  test('on two scales is one share that says so, and the mean rests on one scale alone', () => {
    const both = addCounts(ratedBy([1, 0, 1, 1, 1], 'good-bad', 'named'), ratedBy([5, 3], 'five', 'named'))
    expect(measure(both, 'satisfaction')).toMatchObject({
      method: 'good share and top-two-box together',
      n: 7,
      numerator: 5,
    })
    expect(measure(both, 'score')).toMatchObject({ value: 4, n: 2, method: 'mean of 1–5' })
  })
})

describe('answers that are not named', () => {
  test.each(['anonymous', 'named-to-auditors'] as const)(
    'are no part of what a matter contributes: %s',
    attribution => {
      const evaluation = { ...terms.evaluation, attribution }
      const of = (steps: readonly Step[]) => sharesFrom([...closed, ...steps], { terms: { ...terms, evaluation } })
      expect(of([[14, rated(0)]])).toEqual(of([]))
    },
  )

  test('come in the groups in which they were released, whatever else there is', () => {
    const group = releasedCounts({ n: 6, good: 4, sum: null, nearlyAll: null }, 6, 9)
    expect(measure(group, 'satisfaction')).toMatchObject({ value: 4 / 6, n: 6 })
    expect(measure(group, 'coverage')).toMatchObject({ value: 6 / 9, n: 9 })
    const fewNamed = addCounts(group, ratedBy([0, 0], 'good-bad', 'named'))
    expect(measure(fewNamed, 'satisfaction')).toMatchObject({ value: 4 / 6, n: 6 })
    const manyNamed = addCounts(group, ratedBy([1, 1, 1, 1, 0], 'good-bad', 'named'))
    expect(measure(manyNamed, 'satisfaction')).toMatchObject({ value: 8 / 11, n: 11 })
  })

  test('of nearly one opinion say so, and how many they are', () => {
    const group = releasedCounts({ n: 5, good: 4.5, sum: null, nearlyAll: 'good' }, 5, 5)
    expect(measure(group, 'satisfaction')).toMatchObject({ value: 0.9, n: 5, nearlyOne: 5 })
    expect(measure(group, 'score')).toMatchObject({ value: null, n: 0 })
  })
})

test('a trend has a point for each month, in order, that adds up to the whole', () => {
  const counts = { 'closed.n': 2 }
  const days = ['2026-11-30', '2026-10-02', '2026-11-01'].map(day => ({ day, counts }))
  const closedIn = (by: 'month' | 'week') => trendOf(days, by, minimum).map(p => [p.start, p.measures[0].value])
  expect(closedIn('month')).toEqual([
    ['2026-10-01', 2],
    ['2026-11-01', 4],
  ])
  expect(closedIn('week')).toEqual([
    ['2026-09-28', 2],
    ['2026-10-26', 2],
    ['2026-11-30', 2],
  ])
})

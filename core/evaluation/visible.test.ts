import { describe, expect, test } from 'vitest'
import type { ActingPerson, Attribution, Capacity, Commitment, GivenEvaluation } from '../commitment/index.ts'
import { accepted, delivered, promised, reopened, start, terms, told } from '../scorecard/fixtures/story.ts'
import { visibleEvaluations } from './index.ts'

const closed = told([
  [1, promised],
  [12, delivered],
  [13, accepted],
])
const during = start + 14 * 3_600_000
const after = start + 30 * 86_400_000

const given = (score: number): GivenEvaluation => ({
  score,
  scale: 'good-bad',
  delivery: 1,
  customer: 1,
  by: 'li',
  at: during,
  firstAt: during,
  recovery: 'none',
  contest: null,
})
const [ofSupplier, ofCustomer] = [given(0), given(1)]

type Given = 'neither' | 'customer' | 'supplier' | 'both'
const givings: readonly Given[] = ['neither', 'customer', 'supplier', 'both']

const rated = (attribution: Attribution, by: Given): Commitment => ({
  ...closed,
  terms: { ...terms, evaluation: { ...terms.evaluation, attribution } },
  evaluations: by === 'customer' || by === 'both' ? [ofSupplier] : [],
  customerEvaluations: by === 'supplier' || by === 'both' ? [ofCustomer] : [],
})

const ofAUnit = (c: Commitment): Commitment => ({
  ...c,
  customer: { unit: 'unit-sales', person: null },
  customers: c.customers.map(x => ({ ...x, person: null })),
})

const viewers: readonly Capacity[] = [
  'customer',
  'supplier',
  'customer-head',
  'supplier-head',
  'process-owner',
  'officer',
  'observer',
  'system',
]
const times = [
  ['during the period', during],
  ['after the period', after],
] as const

/** The person served is Li. */
const as = (...capacities: Capacity[]): ActingPerson => ({
  person: capacities.includes('customer') ? 'li' : 'zhou',
  capacities,
})

/** Every viewer, both times, everything that may have been given. */
const cases = viewers.flatMap(viewer => times.flatMap(([when, at]) => givings.map(by => ({ viewer, when, at, by }))))

const sides: Partial<Record<Capacity, 'customer' | 'supplier'>> = {
  customer: 'customer',
  'customer-head': 'customer',
  supplier: 'supplier',
  'supplier-head': 'supplier',
}
const alwaysSees = (viewer: Capacity) => ['officer', 'process-owner', 'system'].includes(viewer)

describe('named evaluations', () => {
  test.each(cases)('$by given, seen by $viewer $when', ({ viewer, at, by }) => {
    const c = rated('named', by)
    const open = at === after || by === 'both' || alwaysSees(viewer)
    expect(visibleEvaluations(c, as(viewer), at)).toEqual({
      evaluations: open || sides[viewer] === 'customer' ? c.evaluations : [],
      customerEvaluations: open || sides[viewer] === 'supplier' ? c.customerEvaluations : [],
    })
  })
})

describe('an anonymous evaluation', () => {
  test.each(cases)('$by given, seen by $viewer $when', ({ viewer, at, by }) => {
    const c = rated('anonymous', by)
    const open = at === after || alwaysSees(viewer)
    expect(visibleEvaluations(c, as(viewer), at)).toEqual({
      evaluations: viewer === 'customer' ? c.evaluations : [],
      customerEvaluations: open || sides[viewer] === 'supplier' ? c.customerEvaluations : [],
    })
  })

  test.each(viewers.filter(v => v !== 'customer'))('makes no difference at all to what %s sees', viewer => {
    for (const [, at] of times) {
      expect(visibleEvaluations(rated('anonymous', 'both'), as(viewer), at)).toEqual(
        visibleEvaluations(rated('anonymous', 'supplier'), as(viewer), at),
      )
    }
  })

  test.each(['supplier', 'supplier-head', 'customer-head', 'officer'] as const)(
    'stays the secret of the person served, who may be %s as well',
    also => {
      const c = rated('anonymous', 'both')
      expect(visibleEvaluations(c, { person: 'li', capacities: ['customer', also] }, after).evaluations).toEqual([
        ofSupplier,
      ])
      expect(visibleEvaluations(c, { person: 'wu', capacities: ['customer', also] }, after).evaluations).toEqual([])
    },
  )

  test('given for a unit is seen by its giver, not by a colleague', () => {
    const c = ofAUnit(rated('anonymous', 'both'))
    expect(visibleEvaluations(c, { person: 'li', capacities: ['customer'] }, after).evaluations).toEqual([ofSupplier])
    expect(visibleEvaluations(c, { person: 'wu', capacities: ['customer'] }, after).evaluations).toEqual([])
  })
})

test('what is named to auditors is seen by auditors, and to everybody else as if it were not', () => {
  const c = rated('named-to-auditors', 'both')
  expect(visibleEvaluations(c, { ...as('observer'), auditor: true }, after).evaluations).toEqual([ofSupplier])
  for (const viewer of viewers) {
    expect(visibleEvaluations(c, as(viewer), after)).toEqual(
      visibleEvaluations(rated('anonymous', 'both'), as(viewer), after),
    )
  }
})

test('a matter that was reopened keeps the sides blind until it is closed again', () => {
  const open = {
    ...told([
      [1, promised],
      [12, delivered],
      [13, accepted],
      [15, reopened],
    ]),
    evaluations: [ofSupplier],
  }
  expect(visibleEvaluations(open, as('supplier'), after).evaluations).toEqual([])
})

test('somebody without any right sees nothing', () => {
  expect(visibleEvaluations(rated('named', 'both'), as(), after)).toEqual({
    evaluations: [],
    customerEvaluations: [],
  })
})

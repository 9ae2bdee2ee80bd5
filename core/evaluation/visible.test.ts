import { describe, expect, test } from 'vitest'
import type { ActingPerson, Capacity, Commitment, GivenEvaluation } from '../commitment/index.ts'
import { accepted, delivered, promised, reopened, start, terms, told } from '../scorecard/fixtures/story.ts'
import { visibleEvaluations } from './index.ts'

const closed = told([
  [1, promised],
  [12, delivered],
  [13, accepted],
])
const during = start + 14 * 3_600_000
const after = start + 30 * 86_400_000

const given = (score: number): GivenEvaluation => ({ score, scale: 'good-bad', by: null, at: during })
const [ofSupplier, ofCustomer] = [given(0), given(1)]

type Given = 'neither' | 'customer' | 'supplier' | 'both'
const givings: readonly Given[] = ['neither', 'customer', 'supplier', 'both']

const rated = (attribution: 'named' | 'anonymous', by: Given): Commitment => ({
  ...closed,
  terms: { ...terms, evaluation: { ...terms.evaluation, attribution } },
  evaluation: by === 'customer' || by === 'both' ? ofSupplier : null,
  customerEvaluation: by === 'supplier' || by === 'both' ? ofCustomer : null,
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
      evaluation: open || sides[viewer] === 'customer' ? c.evaluation : null,
      customerEvaluation: open || sides[viewer] === 'supplier' ? c.customerEvaluation : null,
    })
  })
})

describe('an anonymous evaluation', () => {
  test.each(cases)('$by given, seen by $viewer $when', ({ viewer, at, by }) => {
    const c = rated('anonymous', by)
    const open = at === after || alwaysSees(viewer)
    expect(visibleEvaluations(c, as(viewer), at)).toEqual({
      evaluation: viewer === 'customer' ? c.evaluation : null,
      customerEvaluation: open || sides[viewer] === 'supplier' ? c.customerEvaluation : null,
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
      expect(visibleEvaluations(c, { person: 'li', capacities: ['customer', also] }, after).evaluation).toEqual(
        ofSupplier,
      )
      expect(visibleEvaluations(c, { person: 'wu', capacities: ['customer', also] }, after).evaluation).toBeNull()
    },
  )

  test('given for a unit is seen by its people, unless they are of the supplier too', () => {
    const c = { ...rated('anonymous', 'both'), customer: { unit: 'unit-sales', person: null } }
    expect(visibleEvaluations(c, { person: 'wu', capacities: ['customer'] }, after).evaluation).toEqual(ofSupplier)
    expect(visibleEvaluations(c, { person: 'wu', capacities: ['customer', 'supplier'] }, after).evaluation).toBeNull()
  })
})

test('a matter that was reopened keeps the sides blind until it is closed again', () => {
  const open = {
    ...told([
      [1, promised],
      [12, delivered],
      [13, accepted],
      [15, reopened],
    ]),
    evaluation: ofSupplier,
  }
  expect(visibleEvaluations(open, as('supplier'), after).evaluation).toBeNull()
})

test('somebody without any right sees nothing', () => {
  expect(visibleEvaluations(rated('named', 'both'), as(), after)).toEqual({
    evaluation: null,
    customerEvaluation: null,
  })
})

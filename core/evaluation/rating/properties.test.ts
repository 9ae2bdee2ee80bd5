import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Factor, fixedDesign, interceptOnly, type RatingData, type RatingFit } from '../index.ts'
import { fitted } from './fixtures/fitted.ts'
import { crossed } from './fixtures/generated.ts'
import { uniforms } from './fixtures/lcg.ts'

const anyRatings = fc
  .record({
    ratings: fc.integer({ min: 80, max: 400 }),
    raters: fc.integer({ min: 4, max: 30 }),
    rated: fc.integer({ min: 3, max: 20 }),
    deviations: fc.tuple(
      fc.double({ min: 0.2, max: 2, noNaN: true }),
      fc.double({ min: 0.2, max: 2, noNaN: true }),
      fc.double({ min: 0.3, max: 2, noNaN: true }),
    ),
    seed: fc.integer({ min: 1, max: 100_000 }),
  })
  .map(crossed)

const effects = (fit: RatingFit, factor: number) =>
  new Map(fit.factors[factor].levels.map(({ level, effect }) => [level, effect]))

/** Relative to the spread of the scores. */
function expectSame(found: RatingFit, expected: RatingFit, unit = 1, shift = 0): void {
  expect(found.residualVariance / unit ** 2).toBeCloseTo(expected.residualVariance, 4)
  expect((found.fixed[0].estimate - shift) / unit).toBeCloseTo(expected.fixed[0].estimate, 4)
  found.factors.forEach((factor, f) => {
    expect(factor.variance / unit ** 2).toBeCloseTo(expected.factors[f].variance, 4)
    const known = effects(expected, f)
    for (const { level, effect, deviation } of factor.levels) {
      expect(effect / unit).toBeCloseTo(known.get(level)!, 3)
      expect(deviation).toBeGreaterThanOrEqual(0)
    }
  })
}

const permuted = (values: Int32Array, order: readonly number[]) => Int32Array.from(order, i => values[i])

describe('the Gaussian rating model', () => {
  test('does not depend on the order of the ratings, nor on that of the factors', () => {
    fc.assert(
      fc.property(anyRatings, fc.infiniteStream(fc.nat()), (data, keys) => {
        const order = [...data.scores.keys()]
          .map(i => ({ i, key: Number(keys.next().value) }))
          .sort((a, b) => a.key - b.key)
          .map(({ i }) => i)
        const factors = data.factors.map(factor => ({
          ...factor,
          ...(factor.kind === 'single' ? { of: permuted(factor.of, order) } : {}),
        }))
        const shuffled = { ...data, factors, scores: Float64Array.from(order, i => data.scores[i]) }
        expectSame(fitted(shuffled), fitted(data))
        const turned = fitted({ ...data, factors: data.factors.toReversed() })
        expectSame({ ...turned, factors: turned.factors.toReversed() }, fitted(data))
      }),
      { numRuns: 25 },
    )
  })

  test('does not depend on the names of the levels', () => {
    fc.assert(
      fc.property(anyRatings, data => {
        const renamed: Factor[] = data.factors.map(factor => ({
          ...factor,
          levels: factor.levels.toReversed(),
          ...(factor.kind === 'single' ? { of: factor.of.map(level => factor.levels.length - 1 - level) } : {}),
        }))
        expectSame(fitted({ ...data, factors: renamed }), fitted(data))
      }),
      { numRuns: 25 },
    )
  })

  test('moves and stretches with the scores', () => {
    fc.assert(
      fc.property(
        anyRatings,
        fc.double({ min: -1000, max: 1000, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (data, shift, unit) => {
          const moved = { ...data, scores: data.scores.map(score => shift + unit * score) }
          const [found, expected] = [fitted(moved), fitted(data)]
          expectSame(found, expected, unit, shift)
          const freedom = data.scores.length - 1
          expect(found.criterion - 2 * freedom * Math.log(unit)).toBeCloseTo(expected.criterion, 3)
        },
      ),
      { numRuns: 25 },
    )
  })

  test('is ordinary least squares when the levels have no variance', () => {
    const group = Int32Array.from({ length: 60 }, (_, i) => i % 6)
    const x = Float64Array.from({ length: 60 }, (_, i) => i)
    // Every group of six has the same scores around the line, so between the groups there is less than chance.
    const scores = x.map((value, i) => 2 + 0.5 * value + [-1, 1][Math.floor(i / 6) % 2])
    const fixed = fixedDesign('x', new Map([['x', { kind: 'number', values: x }]]))
    if (fixed.kind === 'refused') throw new Error(fixed.problem.code)
    const levels = ['a', 'b', 'c', 'd', 'e', 'f']
    const fit = fitted({ scores, factors: [{ kind: 'single', name: 'group', levels, of: group }], fixed: fixed.design })
    const plain = fitted({ scores, factors: [], fixed: fixed.design })
    const least = leastSquares(x, scores)
    expect(fit.factors[0]).toMatchObject({ singular: true, variance: 0, share: 0 })
    expect(fit.factors[0].levels.every(({ effect, deviation }) => effect === 0 && deviation === 0)).toBe(true)
    for (const found of [fit, plain]) {
      expect(found.converged).toBe(true)
      expect(found.fixed[0].estimate).toBeCloseTo(least.intercept, 9)
      expect(found.fixed[1].estimate).toBeCloseTo(least.slope, 9)
      expect(found.fixed[1].error).toBeCloseTo(least.slopeError, 9)
      expect(found.residualVariance).toBeCloseTo(least.variance, 9)
    }
  })
})

function leastSquares(x: Float64Array, y: Float64Array) {
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [mx, my] = [mean(x), mean(y)]
  const sxx = x.reduce((sum, value) => sum + (value - mx) ** 2, 0)
  const slope = x.reduce((sum, value, i) => sum + (value - mx) * (y[i] - my), 0) / sxx
  const intercept = my - slope * mx
  const variance = x.reduce((sum, value, i) => sum + (y[i] - intercept - slope * value) ** 2, 0) / (x.length - 2)
  return { slope, intercept, variance, slopeError: Math.sqrt(variance / sxx) }
}

describe('the iterative method', () => {
  test.each([1, 2, 3])('finds what the exact one finds, seed %i', seed => {
    const data = crossed({ ratings: 20_000, raters: 800, rated: 150, deviations: [0.6, 0.4, 1], seed })
    expectNear(fitted(data, { method: 'iterative', seed }), fitted(data, { method: 'exact' }))
  })

  test('does so with a third factor of few levels and with shared ratings', () => {
    const data = crossed({ ratings: 8000, raters: 300, rated: 60, deviations: [0.6, 0.4, 1], seed: 9 })
    const months = Int32Array.from(uniforms(8000, 7), value => Math.floor(12 * value))
    const third: Factor = {
      kind: 'single',
      name: 'month',
      levels: Array.from({ length: 12 }, (_, month) => `${month + 1}`),
      of: months,
    }
    const scores = data.scores.map((score, i) => score + 0.3 * Math.sin(1.3 * months[i]))
    const [rater, rated] = data.factors
    const pairs: Factor = {
      kind: 'shared',
      name: 'rated',
      levels: rated.levels,
      starts: Int32Array.from({ length: 8001 }, (_, i) => 2 * i),
      members: Int32Array.from(uniforms(16_000, 8), value => Math.floor(60 * value)),
      weights: Float64Array.from({ length: 16_000 }, (_, m) => (m % 2 === 0 ? 0.75 : 0.25)),
    }
    for (const second of [rated, pairs]) {
      const whole: RatingData = { scores, factors: [rater, second, third], fixed: interceptOnly }
      expectNear(fitted(whole, { method: 'iterative', probes: 100 }), fitted(whole, { method: 'exact' }))
    }
  })

  test('gives the same answer for the same seed', () => {
    const data = crossed({ ratings: 2000, raters: 100, rated: 40, deviations: [0.6, 0.4, 1], seed: 4 })
    const once = fitted(data, { method: 'iterative', seed: 3 })
    const twice = fitted(data, { method: 'iterative', seed: 3 })
    expect(twice.factors).toEqual(once.factors)
  })
})

function expectNear(found: RatingFit, exact: RatingFit): void {
  expect(found).toMatchObject({ method: 'iterative', converged: true })
  expect(Math.abs(found.residualVariance / exact.residualVariance - 1)).toBeLessThan(1e-3)
  expect(Math.abs(found.criterion - exact.criterion)).toBeLessThan(1)
  found.factors.forEach(({ share, levels }, f) => {
    expect(Math.abs(share - exact.factors[f].share)).toBeLessThan(1e-3)
    levels.forEach(({ effect, deviation }, l) => {
      expect(Math.abs(effect - exact.factors[f].levels[l].effect)).toBeLessThan(1e-3)
      expect(Math.abs(deviation - exact.factors[f].levels[l].deviation)).toBeLessThan(1e-2)
    })
  })
}

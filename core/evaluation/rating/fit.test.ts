import { describe, expect, test } from 'vitest'
import { categoryColumn, factorOf, fitRatings, interceptOnly, pairFactor, type RatingData } from '../index.ts'
import { fitted } from './fixtures/fitted.ts'
import { binary, crossed, interaction, shared } from './fixtures/generated.ts'
import { normals } from './fixtures/lcg.ts'

// Reference values of this file: ordinal 2022.11-16 (clmm) and lme4 1.1-31 (lmer; glmer for quadrature and single effects, to
// three digits only), on the generated ratings of fixtures/generated.ts.

describe('two scores only', () => {
  test('the binomial family finds what clmm finds', () => {
    const fit = fitted(binary, { family: 'binomial' })
    expect(fit.converged).toBe(true)
    expect(fit.logLikelihood).toBeCloseTo(-394.753367373, 6)
    expect(fit.factors.map(({ variance }) => variance)).toEqual([
      expect.closeTo(0.4027712787, 4),
      expect.closeTo(0.3099573848, 4),
    ])
    expect(fit.fixed).toEqual([
      { name: 'x1', estimate: expect.closeTo(0.4435093402, 4), error: expect.closeTo(0.1848665217, 4) },
    ])
    expect(fit.thresholds).toEqual([
      { name: '0|1', estimate: expect.closeTo(0.1580214859, 4), error: expect.closeTo(0.2291466583, 4) },
    ])
    const rated = fit.factors[1].levels
    expect(rated.slice(0, 3).map(({ effect }) => effect)).toEqual([
      expect.closeTo(0.330366453, 3),
      expect.closeTo(-0.826343856, 3),
      expect.closeTo(-0.064273582, 3),
    ])
    expect(rated[0].deviation).toBeCloseTo(0.25311001, 3)
  })

  test('quadrature of fifteen points for one factor finds what glmer finds', () => {
    const fit = fitted({ ...binary, factors: binary.factors.slice(0, 1) }, { family: 'binomial', quadraturePoints: 15 })
    expect(fit.factors[0].variance).toBeCloseTo(0.3319734222, 3)
    expect(fit.fixed[0].estimate).toBeCloseTo(0.4754188215, 3)
    expect(fit.thresholds[0].estimate).toBeCloseTo(0.155330515, 3)
  })

  test('a value is the chance of the higher score', () => {
    const fit = fitted(binary, { family: 'binomial' })
    const known = fit.predict({ fixed: [1, 1], levels: [[{ level: 3, weight: 1 }], [{ level: 0, weight: 1 }]] })
    const eta =
      fit.fixed[0].estimate -
      fit.thresholds[0].estimate +
      fit.factors[0].levels[3].effect +
      fit.factors[1].levels[0].effect
    expect(known.value).toBeCloseTo(1 / (1 + Math.exp(-eta)), 9)
    expect(known.probabilities).toEqual([expect.closeTo(1 - known.value, 9), expect.closeTo(known.value, 9)])
    expect(known.lower).toBeGreaterThan(0)
    expect(known.upper).toBeLessThan(1)
    expect(known.lower).toBeLessThan(known.value)
  })
})

describe('a score of several rated', () => {
  test('is shared out by the stated weights as lme4 does it with the same Z', () => {
    const fit = fitted(shared)
    expect(fit.criterion).toBeCloseTo(1131.94764593, 5)
    expect(fit.factors.map(({ variance }) => variance)).toEqual([
      expect.closeTo(0.1002785185, 5),
      expect.closeTo(0.5453879828, 4),
    ])
    expect(fit.fixed[0].estimate).toBeCloseTo(3.105958009, 5)
    const effects = new Map(fit.factors[1].levels.map(({ level, effect }) => [level, effect]))
    expect(effects.get('0')).toBeCloseTo(0.91135679, 4)
    expect(effects.get('1')).toBeCloseTo(-0.38610469, 4)
    expect(effects.get('2')).toBeCloseTo(-0.42789281, 4)
  })
})

describe('fixed effects', () => {
  test('interactions have the estimates and errors that lmer gives them', () => {
    const fit = fitted(interaction)
    expect(fit.fixed).toEqual(
      [
        ['(Intercept)', 3.27285326611, 0.08887357136],
        ['x1', 0.03165536918, 0.1046657599],
        ['g1', -0.57357181986, 0.09487835898],
        ['g2', 0.01436554768, 0.0927502517],
        ['x1:g1', 0.02078491111, 0.14840866702],
        ['x1:g2', 0.09191937177, 0.14599077246],
      ].map(([name, estimate, error]) => ({
        name,
        estimate: expect.closeTo(Number(estimate), 5),
        error: expect.closeTo(Number(error), 5),
      })),
    )
    expect(fit.logLikelihood).toBeCloseTo(-675.4661317, 5)
    expect(fit.aic).toBeCloseTo(1366.9322634, 4)
    expect(fit.bic).toBeCloseTo(1402.10770064, 4)
  })
})

describe('what a score owes to whom', () => {
  const data = crossed({ ratings: 4000, raters: 120, rated: 30, deviations: [0.8, 0.5, 1], seed: 11 })
  const fit = fitted(data)

  test('the shares of raters, rated and chance are those the scores were made with', () => {
    const total = 0.8 ** 2 + 0.5 ** 2 + 1
    expect(fit.factors[0].share).toBeCloseTo(0.8 ** 2 / total, 1)
    expect(fit.factors[1].share).toBeCloseTo(0.5 ** 2 / total, 1)
    expect(fit.factors[0].share + fit.factors[1].share + fit.residualShare).toBeCloseTo(1, 12)
  })

  test('a severe rater no longer pulls down whom they rated', () => {
    // given: the severest rater rates one rated very often
    const severest = fit.factors[0].levels.reduce(
      (least, level, at, all) => (level.effect < all[least].effect ? at : least),
      0,
    )
    const extra = 200
    const [rater, rated] = data.factors
    if (rater.kind !== 'single' || rated.kind !== 'single') throw new Error('made with single factors')
    const one = rated.of[0]
    const noise = normals(extra, 77)
    const level = 3.4 + fit.factors[0].levels[severest].effect + fit.factors[1].levels[one].effect
    const scores = Float64Array.from([...data.scores, ...Array.from(noise, value => level + value)])
    const more: RatingData = {
      scores,
      factors: [
        { ...rater, of: Int32Array.from([...rater.of, ...Array.from({ length: extra }, () => severest)]) },
        { ...rated, of: Int32Array.from([...rated.of, ...Array.from({ length: extra }, () => one)]) },
      ],
      fixed: interceptOnly,
    }
    // when
    const [before, after] = [fit.factors[1].levels[one], fitted(more).factors[1].levels[one]]
    // then
    expect(before.mean - after.mean).toBeGreaterThan(0.3)
    expect(Math.abs(after.value - before.value)).toBeLessThan(0.1)
  })

  test('intervals hold the true effect about as often as they say', () => {
    const all = [21, 22, 23, 24].flatMap(seed => {
      const made = crossed({ ratings: 3000, raters: 100, rated: 40, deviations: [0.8, 0.5, 1], seed })
      const truth = normals(40, seed + 3).map(value => 3.4 + 0.5 * value)
      return fitted(made).factors[1].levels.map(({ lower, upper }, l) => lower < truth[l] && truth[l] < upper)
    })
    const share = all.filter(Boolean).length / all.length
    expect(share).toBeGreaterThan(0.85)
  })

  test('a prediction for somebody new is wider than one for somebody known', () => {
    const known = fit.predict({ fixed: [1], levels: [[{ level: 1, weight: 1 }], [{ level: 2, weight: 1 }]] })
    const fresh = fit.predict({ fixed: [1], levels: [[], [{ level: 2, weight: 1 }]] })
    const width = ({ lower, upper }: { lower: number; upper: number }) => upper - lower
    expect(width(fresh.rating!)).toBeGreaterThan(width(known.rating!))
    const { effect } = fit.factors[1].levels[2]
    expect(fresh.value).toBeCloseTo(fit.fixed[0].estimate + effect, 9)
    expect(width(known.rating!)).toBeGreaterThan(2 * 1.96 * Math.sqrt(fit.residualVariance))
  })

  test('tiers hold every level once, best first, and none that is known to be below its tier’s best', () => {
    const tiers = fit.tiers(1)
    const { levels } = fit.factors[1]
    const order = tiers.flat()
    expect(order.toSorted((a, b) => a - b)).toEqual(levels.map((_, l) => l))
    for (let at = 1; at < order.length; at++)
      expect(levels[order[at - 1]].effect).toBeGreaterThanOrEqual(levels[order[at]].effect)
    expect(tiers.length).toBeGreaterThan(2)
    for (const [best, ...others] of tiers)
      for (const other of others)
        expect(levels[best].effect - levels[other].effect).toBeLessThan(
          2 * Math.hypot(levels[best].deviation, levels[other].deviation),
        )
  })

  test('what pairs of groups think of each other beyond both is found beside both', () => {
    const [rater, rated] = data.factors
    if (rater.kind !== 'single' || rated.kind !== 'single') throw new Error('made with single factors')
    const department = factorOf('department', categoryColumn(Array.from(rater.of, level => `department ${level % 6}`)))
    const pair = pairFactor('department × rated', department, rated)
    const liking = normals(pair.levels.length, 5)
    const scores = data.scores.map((score, i) => score + 0.4 * liking[pair.of[i]])
    const found = fitted({ scores, factors: [rater, rated, pair], fixed: interceptOnly })
    expect(found.factors[2].variance).toBeGreaterThan(0.1)
    expect(found.factors[2].variance).toBeLessThan(0.25)
    const none = fitted({ ...data, factors: [rater, rated, pair] })
    expect(none.factors[2].variance).toBeLessThan(0.02)
  })
})

describe('what cannot be fitted is refused with reasons', () => {
  const raters = factorOf('rater', categoryColumn(['a', 'a', 'b', 'b']))
  const codes = (data: Partial<RatingData>, options = {}) => {
    const whole = { scores: Float64Array.of(1, 2, 3, 5), factors: [raters], fixed: interceptOnly, ...data }
    const result = fitRatings(whole, options)
    return result.kind === 'refused' ? result.problems.map(({ code }) => code) : []
  }

  test.each([
    ['no ratings', { scores: new Float64Array(0) }, {}, 'rating.no-ratings'],
    ['a score that is no number', { scores: Float64Array.of(1, 2, Number.NaN, 4) }, {}, 'rating.not-a-number'],
    ['all scores alike', { scores: Float64Array.of(3, 3, 3, 3) }, {}, 'rating.no-variation'],
    ['one level', { factors: [factorOf('rater', categoryColumn(['a', 'a', 'a', 'a']))] }, {}, 'rating.one-level'],
    [
      'a level for each rating',
      { factors: [factorOf('rater', categoryColumn(['a', 'b', 'c', 'd']))] },
      {},
      'rating.level-for-each-rating',
    ],
    ['more than two values', {}, { family: 'binomial' }, 'rating.not-two-values'],
    [
      'quadrature for two factors',
      { factors: [raters, factorOf('rated', categoryColumn(['x', 'y', 'x', 'y']))] },
      { family: 'ordinal', quadraturePoints: 9 },
      'rating.quadrature-needs-one-factor',
    ],
    ['no residual left', { scores: Float64Array.of(1, 1, 2, 2) }, {}, 'rating.not-computable'],
  ] as const)('%s', (_, data, options, code) => {
    expect(codes(data, options)).toContain(code)
  })
})

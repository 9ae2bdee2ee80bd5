import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawn } from './fixtures/drawn.ts'
import { ruleNames } from './index.ts'

const RUNS = { numRuns: 50 }
/** Whole numbers, so that neither shifting nor turning over rounds. */
const series = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 60 })
const all = { rules: ruleNames }

describe('XmR', () => {
  test('moves with what is added to every value', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: -10_000, max: 10_000 }), (values, shift) => {
        const plain = drawn({ chart: 'xmr', values }, all).panels
        const moved = drawn({ chart: 'xmr', values: values.map(value => value + shift) }, all).panels
        expect(moved[0].upper[0]).toBeCloseTo(plain[0].upper[0] + shift, 6)
        expect(moved[1].upper[0]).toBeCloseTo(plain[1].upper[0], 6)
        expect(moved.map(({ violations }) => violations)).toEqual(plain.map(({ violations }) => violations))
      }),
      RUNS,
    )
  })

  test('grows with the unit', () => {
    fc.assert(
      fc.property(series, fc.constantFrom(0.001, 0.3, 60, 1e6), (values, unit) => {
        const plain = drawn({ chart: 'xmr', values }, all).panels[0]
        const scaled = drawn({ chart: 'xmr', values: values.map(value => value * unit) }, all).panels[0]
        expect(scaled.upper[0] / unit).toBeCloseTo(plain.upper[0], 6)
        expect(scaled.violations).toEqual(plain.violations)
      }),
      RUNS,
    )
  })

  test('finds the same patterns upside down', () => {
    fc.assert(
      fc.property(series, values => {
        const plain = drawn({ chart: 'xmr', values }, all).panels[0]
        const turned = drawn({ chart: 'xmr', values: values.map(value => -value) }, all).panels[0]
        expect(turned.violations).toEqual(plain.violations)
        expect(turned.lower[0]).toBeCloseTo(-plain.upper[0], 6)
      }),
      RUNS,
    )
  })
})

const counted = fc.array(
  fc.integer({ min: 1, max: 300 }).chain(size => fc.tuple(fc.integer({ min: 0, max: size }), fc.constant(size))),
  { minLength: 3, maxLength: 40 },
)

test("Laney's limits are those of p and u times the factor that it states", () => {
  fc.assert(
    fc.property(counted, fc.constantFrom('p' as const, 'u' as const), (pairs, chart) => {
      const data = { counts: pairs.map(([count]) => count), sizes: pairs.map(([, size]) => size) }
      const plain = drawn({ chart, ...data }).panels[0]
      const laney = drawn({ chart: `${chart}'`, ...data }).panels[0]
      const factor = laney.stages[0].overdispersion as number
      laney.sigma.forEach((sigma, at) => expect(sigma).toBeCloseTo(plain.sigma[at] * factor, 10))
      expect(laney.center).toEqual(plain.center)
    }),
    RUNS,
  )
})

test('p and np judge alike, whatever the sizes', () => {
  fc.assert(
    fc.property(counted, pairs => {
      const data = { counts: pairs.map(([count]) => count), sizes: pairs.map(([, size]) => size) }
      const share = drawn({ chart: 'p', ...data }, { rules: ['nelson1', 'nelson2', 'nelson5'] }).panels[0]
      const count = drawn({ chart: 'np', ...data }, { rules: ['nelson1', 'nelson2', 'nelson5'] }).panels[0]
      expect(count.violations).toEqual(share.violations)
    }),
    RUNS,
  )
})

test('limits never leave what can be', () => {
  fc.assert(
    fc.property(counted, pairs => {
      const [panel] = drawn({
        chart: "p'",
        counts: pairs.map(([count]) => count),
        sizes: pairs.map(([, size]) => size),
      }).panels
      panel.lower.forEach(limit => expect(limit).toBeGreaterThanOrEqual(0))
      panel.upper.forEach(limit => expect(limit).toBeLessThanOrEqual(1))
    }),
    RUNS,
  )
})

test('two halves as stages are two charts', () => {
  fc.assert(
    fc.property(series, series, (first, second) => {
      const [both] = drawn(
        { chart: 'xmr', values: [...first, ...second] },
        { ...all, stages: [first.length + 1] },
      ).panels
      const apart = [first, second].map(values => drawn({ chart: 'xmr', values }, all).panels[0])
      expect(both.upper).toEqual([...apart[0].upper, ...apart[1].upper])
      for (const rule of ruleNames)
        expect(both.violations[rule]).toEqual([
          ...(apart[0].violations[rule] as number[]),
          ...(apart[1].violations[rule] as number[]).map(position => position + first.length),
        ])
    }),
    RUNS,
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anySeries, type Made } from './fixtures/generated.ts'
import { backtest, type Forecast, type ForecastMethod, forecastSeries } from './index.ts'

function forecastOf({ values, period }: Made, method: ForecastMethod | 'auto'): Forecast | null {
  const result = forecastSeries({ values, period, horizon: 6, method })
  return result.kind === 'refused' ? null : result
}

/** Every number of a forecast, to be compared with those of another. */
const numbers = ({ mean, intervals: { level80, level95 } }: Forecast) => [
  ...mean,
  ...level80.lower,
  ...level80.upper,
  ...level95.lower,
  ...level95.upper,
]

function expectMoved(made: Made, method: ForecastMethod | 'auto', factor: number, shift: number): void {
  const plain = forecastOf(made, method)
  const moved = forecastOf({ ...made, values: made.values.map(value => value * factor + shift) }, method)
  expect(moved === null).toBe(plain === null)
  if (plain === null || moved === null) return
  const size = Math.max(...numbers(moved).map(Math.abs))
  numbers(plain).forEach((value, i) => {
    expect(Math.abs(numbers(moved)[i] - (value * factor + shift))).toBeLessThan(1e-3 * size)
  })
}

const factor = fc.double({ min: 0.001, max: 1000, noNaN: true })

describe('a forecast in another unit is the forecast in another unit', () => {
  test.each(['auto', 'ets', 'theta', 'stl', 'snaive', 'naive'] as const)('%s', method => {
    fc.assert(
      fc.property(anySeries, factor, (made, unit) => expectMoved(made, method, unit, 0)),
      { numRuns: 25 },
    )
  })
})

describe('a shift of all values shifts the forecast of a method that only adds', () => {
  test.each(['naive', 'snaive', 'stl-theta'] as const)('%s', method => {
    fc.assert(
      fc.property(anySeries, fc.double({ min: 0, max: 500, noNaN: true }), (made, shift) =>
        expectMoved(made, method, 1, shift),
      ),
      { numRuns: 50 },
    )
  })
})

test('intervals lie around the mean, the wider outside, and do not narrow within a season', () => {
  fc.assert(
    fc.property(anySeries, made => {
      const { mean, intervals } = forecastOf(made, 'auto')!
      mean.forEach((value, h) => {
        const { level80, level95 } = intervals
        expect(level80.lower[h]).toBeLessThanOrEqual(value)
        expect(level80.upper[h]).toBeGreaterThanOrEqual(value)
        expect(level95.lower[h]).toBeLessThanOrEqual(level80.lower[h])
        expect(level95.upper[h]).toBeGreaterThanOrEqual(level80.upper[h])
      })
    }),
    { numRuns: 40 },
  )
})

test('a backtest knows nothing of what came after its origins', () => {
  fc.assert(
    fc.property(anySeries, made => {
      const request = { ...made, horizon: 3, method: 'theta' } as const
      const whole = backtest(request, 1)
      const past = forecastSeries({ ...request, values: made.values.subarray(0, made.values.length - 3) })
      if (whole.kind === 'refused' || past.kind === 'refused') return
      const miss = made.values.at(-1)! - past.mean[2]
      expect(whole.byPeriodAhead[2]).toBeCloseTo(Math.abs(miss), 9)
    }),
    { numRuns: 40 },
  )
})

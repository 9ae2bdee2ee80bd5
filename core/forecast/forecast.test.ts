import { describe, expect, test } from 'vitest'
import { airPassengers } from './fixtures/air-passengers.ts'
import { type Forecast, type ForecastRequest, forecastSeries } from './forecast.ts'

function forecastOf(request: Partial<ForecastRequest>): Forecast {
  const result = forecastSeries({ values: airPassengers, period: 12, horizon: 12, method: 'auto', ...request })
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.problem))
  return result
}

function problemOf(request: Partial<ForecastRequest>): string {
  const result = forecastSeries({ values: airPassengers, period: 12, horizon: 12, method: 'auto', ...request })
  return result.kind === 'refused' ? result.problem.code : 'none'
}

const codes = ({ notes }: Forecast) => notes.map(({ code }) => code)

describe('a method asked for by name', () => {
  test('seasonal naive repeats the last year, with the intervals of R', () => {
    const { mean, intervals } = forecastOf({ method: 'snaive', horizon: 13 })
    expect([...mean]).toEqual([...airPassengers.slice(-12), 417].map(value => expect.closeTo(value, 9)))
    expect(intervals.level95.upper[0]).toBeCloseTo(488.1776, 3)
    expect(intervals.level95.upper[12]).toBeCloseTo(517.6603, 3)
  })

  test('Theta agrees with R', () => {
    const { mean, intervals } = forecastOf({ method: 'theta' })
    const ofR = [440.07819, 428.38428, 489.7071, 475.70463, 479.67039, 545.36627]
    ofR.forEach((value, h) => expect(mean[h]).toBeCloseTo(value, 1))
    expect(intervals.level95.upper[11]).toBeCloseTo(509.89816, 0)
    expect(intervals.level80.upper[0]).toBeCloseTo(453.86263, 0)
  })

  test('STL with exponential smoothing is near R, which starts its smoothing elsewhere', () => {
    const { model, mean } = forecastOf({ method: 'stl' })
    expect(model).toMatch(/^STL \+ ETS\([AM],A,N\)$/)
    expect(Math.abs(mean[0] / 445.309 - 1)).toBeLessThan(0.01)
    expect(Math.abs(mean[11] / 458.8925 - 1)).toBeLessThan(0.01)
  })
})

describe('the automatic forecast', () => {
  test('of the passengers averages three methods and holds the year that was kept back', () => {
    const past = airPassengers.subarray(0, 132)
    const { method, mean, intervals, notes } = forecastOf({ values: past })
    expect(method).toBe('combination')
    expect(notes).toEqual([])
    const actual = airPassengers.subarray(132)
    const error = actual.reduce((sum, value, h) => sum + Math.abs(value - mean[h]) / value, 0) / 12
    expect(error).toBeLessThan(0.05)
    const inside = actual.filter((value, h) => value > intervals.level95.lower[h] && value < intervals.level95.upper[h])
    expect(inside.length).toBeGreaterThanOrEqual(11)
  })

  test('knows no season before two years have passed, and says so', () => {
    const forecast = forecastOf({ values: airPassengers.subarray(0, 20) })
    expect(forecast.notes).toContainEqual({ code: 'forecast.no-season-yet', values: 20, needed: 24 })
  })

  test('of five values still says something, of a constant the constant', () => {
    expect(forecastOf({ values: Float64Array.of(3, 4, 3, 5, 4) }).mean[0]).toBeGreaterThan(2)
    const constant = forecastOf({ values: new Float64Array(30).fill(7) })
    expect([...constant.mean]).toEqual(Array.from({ length: 12 }, () => 7))
    expect([...constant.intervals.level95.upper]).toEqual([...constant.mean])
    expect(codes(constant)).toEqual(['forecast.constant'])
  })

  test('of a straight line goes straight on', () => {
    const { mean } = forecastOf({ values: Float64Array.from({ length: 40 }, (_, t) => 10 + 2 * t), period: 1 })
    expect(mean[0]).toBeCloseTo(90, 3)
    expect(mean[9]).toBeCloseTo(108, 3)
  })

  test('passes over missing values: within they are filled, at the ends left out', () => {
    const holes = airPassengers.slice()
    for (const t of [0, 1, 50, 51, 52, 100]) holes[t] = Number.NaN
    const forecast = forecastOf({ values: holes })
    expect(forecast.notes).toEqual([
      { code: 'forecast.trimmed', count: 2 },
      { code: 'forecast.filled', count: 4 },
    ])
    const whole = forecastOf({})
    forecast.mean.forEach((value, h) => expect(Math.abs(value / whole.mean[h] - 1)).toBeLessThan(0.02))
  })

  test('begins earlier where the last values are missing', () => {
    const early = forecastOf({ values: airPassengers.subarray(0, 140), horizon: 10 })
    const missing = airPassengers.slice().fill(Number.NaN, 140)
    const late = forecastOf({ values: missing, horizon: 6 })
    expect(codes(late)).toEqual(['forecast.ends-early'])
    late.mean.forEach((value, h) => expect(value).toBeCloseTo(early.mean[h + 4], 6))
  })

  test('takes zeros and negative values, without multiplicative forms', () => {
    const losses = airPassengers.map(value => value - 300)
    const forecast = forecastOf({ values: losses })
    expect(codes(forecast)).toContain('forecast.not-positive')
    expect(forecast.model).not.toContain('ETS(M')
    expect(forecast.mean.every(Number.isFinite)).toBe(true)
  })

  test('is never below zero where no value was', () => {
    const falling = Float64Array.from({ length: 40 }, (_, t) => Math.max(0, 60 - 2 * t + ((t * 7) % 5)))
    const { mean, intervals } = forecastOf({ values: falling, period: 1, method: 'combination' })
    expect(Math.min(...mean, ...intervals.level95.lower)).toBeGreaterThanOrEqual(0)
  })
})

describe('demand that comes now and then', () => {
  const demand = Float64Array.of(0, 0, 3, 0, 0, 0, 5, 0, 2, 0, 0, 4, 0, 0, 0, 0, 6, 0, 1, 0, 0, 0, 2, 0)

  test('Croston agrees with R, the correction takes its twentieth', () => {
    const croston = forecastOf({ values: demand, period: 1, method: 'croston' }).mean[0]
    expect(croston).toBeCloseTo(0.9756587, 6)
    expect(forecastOf({ values: demand, period: 1, method: 'sba' }).mean[0]).toBeCloseTo(0.95 * croston, 9)
  })

  test('TSB falls while nothing comes, Croston does not', () => {
    const ended = Float64Array.from([...demand, ...new Float64Array(20)])
    const mean = (values: Float64Array, method: 'croston' | 'tsb') => forecastOf({ values, period: 1, method }).mean[0]
    expect(mean(ended, 'croston')).toBeCloseTo(mean(demand, 'croston'), 9)
    expect(mean(ended, 'tsb')).toBeLessThan(0.2 * mean(demand, 'tsb'))
  })

  test('is noticed, and its intervals are of whole demands', () => {
    const forecast = forecastOf({ values: demand })
    expect(forecast.method).toBe('sba')
    expect(forecast.notes[0]).toEqual({ code: 'forecast.intermittent', interval: 24 / 7 })
    expect(forecast.intervals.level95.lower[0]).toBe(0)
    expect(forecast.intervals.level95.upper[0]).toBeCloseTo(6, 9)
  })
})

describe('moving holidays', () => {
  const days = (t: number) => ((t * 5) % 12 === 1 || (t * 7 + Math.floor(t / 12)) % 12 === 3 ? 17 : 21) + ((t * 3) % 4)
  const regressor = { name: 'working days', values: Float64Array.from({ length: 84 }, (_, t) => days(t)) }
  const values = Float64Array.from(
    { length: 72 },
    (_, t) => 500 * Math.exp(0.04 * (days(t) - 21) + 0.1 * Math.sin((2 * Math.PI * t) / 12) + 0.002 * ((t * 11) % 7)),
  )

  test('are found beyond trend and season and carried into the forecast', () => {
    const forecast = forecastOf({ values, regressors: [regressor] })
    expect(forecast.regressors!.scale).toBe('log')
    const [{ effect, error }] = forecast.regressors!.effects
    expect(Math.abs(effect - 0.04)).toBeLessThan(3 * error + 0.002)
    const truth = (t: number) => 500 * Math.exp(0.04 * (days(t) - 21) + 0.1 * Math.sin((2 * Math.PI * t) / 12) + 0.006)
    forecast.mean.forEach((value, h) => expect(Math.abs(value / truth(72 + h) - 1)).toBeLessThan(0.05))
  })

  test('that come at the same time every year say nothing beyond the season', () => {
    const fixed = { name: 'May', values: Float64Array.from({ length: 84 }, (_, t) => (t % 12 === 4 ? 1 : 0)) }
    expect(problemOf({ values, regressors: [fixed] })).toBe('forecast.regressors-say-nothing')
    expect(problemOf({ values, regressors: [regressor, { ...regressor, name: 'again' }] })).toBe(
      'forecast.regressors-say-nothing',
    )
  })

  test('must be known for the horizon', () => {
    expect(problemOf({ values, regressors: [{ name: 'x', values: regressor.values.subarray(0, 80) }] })).toBe(
      'forecast.regressor-too-short',
    )
  })
})

test.each([
  [{ period: 0 }, 'forecast.bad-period'],
  [{ horizon: 1.5 }, 'forecast.bad-horizon'],
  [{ values: Float64Array.of(1, Number.NaN, 2) }, 'forecast.too-short'],
  [{ values: Float64Array.of(1, Number.POSITIVE_INFINITY, 2, 3) }, 'forecast.not-finite'],
  [{ values: airPassengers.subarray(0, 10), method: 'snaive' as const }, 'forecast.method-needs-more'],
  [{ values: airPassengers.subarray(0, 24), method: 'stl' as const }, 'forecast.method-needs-more'],
  [{ values: airPassengers.map(value => -value), method: 'tsb' as const }, 'forecast.not-a-demand'],
])('%j is refused as %s', (request, code) => {
  expect(problemOf(request)).toBe(code)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { airPassengers } from '../fixtures/air-passengers.ts'
import { anySeries } from '../fixtures/generated.ts'
import { gradientOf } from './gradient.ts'
import { etsFits, etsForms, fitEts, formName, projectBestEts, projectEts } from './index.ts'
import { type EtsState, passOver, traceOf } from './recursion.ts'

/** AICc by R 4.2.2, forecast 8.20: ets(AirPassengers, model, damped). */
const published: readonly (readonly [string, number])[] = [
  ['ETS(A,N,N)', 1733.958],
  ['ETS(A,N,A)', 1568.609],
  ['ETS(A,A,N)', 1737.729],
  ['ETS(A,A,A)', 1570.729],
  ['ETS(A,Ad,N)', 1740.205],
  ['ETS(A,Ad,A)', 1576.703],
  ['ETS(M,N,N)', 1674.072],
  ['ETS(M,N,A)', 1584.542],
  ['ETS(M,N,M)', 1465.064],
  ['ETS(M,A,N)', 1674.23],
  ['ETS(M,A,A)', 1575.324],
  ['ETS(M,A,M)', 1403.664],
  ['ETS(M,Ad,N)', 1679.437],
  ['ETS(M,Ad,A)', 1588.682],
  ['ETS(M,Ad,M)', 1400.638],
]

const UNIT = 280
const passengers = airPassengers.map(value => value / UNIT)
const formOf = (name: string) => etsForms.find(form => formName(form) === name)!
/** In the unit of the passengers. */
const aicc = (name: string) =>
  fitEts(formOf(name), passengers, name.endsWith('N)') ? 1 : 12)!.aicc + 2 * passengers.length * Math.log(UNIT)

describe('the forms', () => {
  test('are the fifteen stable ones', () => {
    expect(etsForms.map(formName).toSorted()).toEqual(published.map(([name]) => name).toSorted())
  })

  test.each(published)('%s of the airline passengers is at least as likely as R finds it', (name, ofR) => {
    expect(aicc(name)).toBeLessThan(ofR + 0.01)
  })

  test('without trend and season agree with R to the digit', () => {
    expect(aicc('ETS(M,N,N)')).toBeCloseTo(1674.072, 2)
    const fit = fitEts(formOf('ETS(M,N,N)'), passengers, 1)!
    expect(fit.start.alpha).toBeCloseTo(0.9999, 3)
    expect(fit.variance).toBeCloseTo(0.01181198, 5)
    const { mean, deviation } = projectEts(fit, 12)
    expect(mean[11] * UNIT).toBeCloseTo(431.9958, 1)
    expect((mean[0] + 1.959964 * deviation[0]) * UNIT).toBeCloseTo(524.0172, 0)
    expect((mean[11] + 1.959964 * deviation[11]) * UNIT).toBeCloseTo(761.3323, 0)
  })

  test('has the likelihood that R gives the same parameters', () => {
    // ets(AirPassengers, 'MAM', damped = FALSE)$par; its states run back from the season before the first value.
    const back = [0.9000411, 0.7826691, 0.901368, 1.047618, 1.153707, 1.183031, 1.083995, 0.9786589, 1.033162, 1.080757]
    const others = [...back, 0.9522479]
    const first = 12 - others.reduce((sum, value) => sum + value, 0)
    const state: EtsState = {
      alpha: 0.3949969,
      beta: 0.01070044,
      gamma: 0.3995392,
      phi: 1,
      level: 122.3754,
      slope: 1.107367,
      seasons: Float64Array.from([...others, first].toReversed()),
    }
    const pass = passOver(formOf('ETS(M,A,M)'), airPassengers, state, traceOf(144))!
    expect(pass.criterion).toBeCloseTo(1364.807, 2)
    expect(pass.sumOfSquares / (144 - 16)).toBeCloseTo(0.001582148, 6)
  })

  test('a multiplicative season is chosen for the passengers, and forecast near R', () => {
    const best = etsFits(passengers, 12)[0]
    expect(best.form.season).toBe('M')
    const { mean } = projectEts(fitEts(formOf('ETS(M,A,M)'), passengers, 12)!, 24)
    const ofR = [448.9738, 466.3178, 500.4355]
    ;[0, 11, 23].forEach((h, i) => expect(Math.abs((mean[h] * UNIT) / ofR[i] - 1)).toBeLessThan(0.05))
  })
})

test('the derivatives are those of the criterion', () => {
  const trace = traceOf(40)
  const y = passengers.subarray(0, 40)
  const state: EtsState = {
    alpha: 0.3,
    beta: 0.05,
    gamma: 0.2,
    phi: 0.95,
    level: 0.45,
    slope: 0.01,
    seasons: Float64Array.of(0.1, 0.02, -0.05, -0.07),
  }
  for (const form of etsForms) {
    const seasons = form.season === 'M' ? state.seasons.map(value => 1 + value) : state.seasons
    const at = { ...state, seasons: form.season === 'N' ? Float64Array.of(0) : seasons }
    const pass = passOver(form, y, at, trace)!
    const slopes = gradientOf(form, at, trace, pass.sumOfSquares)
    for (const name of ['alpha', 'beta', 'gamma', 'phi', 'level', 'slope'] as const) {
      const value = (change: number) => passOver(form, y, { ...at, [name]: at[name] + change }, traceOf(40))!.criterion
      const expected = (value(1e-6) - value(-1e-6)) / 2e-6
      expect(Math.abs(slopes[name] - expected), `${formName(form)} by ${name}`).toBeLessThan(
        1e-4 * Math.max(1, Math.abs(expected)),
      )
    }
    const turned = (change: number) =>
      passOver(form, y, { ...at, seasons: at.seasons.with(0, at.seasons[0] + change) }, traceOf(40))!.criterion
    const expected = (turned(1e-6) - turned(-1e-6)) / 2e-6
    expect(Math.abs(slopes.seasons[0] - expected)).toBeLessThan(1e-4 * Math.max(1, Math.abs(expected)))
  }
})

test('a trend never makes a form much less likely, though its bounds keep it from vanishing', () => {
  fc.assert(
    fc.property(anySeries, ({ values }) => {
      // Where most values are the same the likelihood has hills that no search tells apart.
      fc.pre(new Set(values.map(value => Math.round(value * 10))).size > values.length / 2)
      const y = values.map(value => value / 100)
      const level = fitEts(formOf('ETS(A,N,N)'), y, 1)
      const trend = fitEts(formOf('ETS(A,A,N)'), y, 1)
      if (level === null || trend === null) return
      expect(trend.criterion).toBeLessThan(level.criterion + 1)
    }),
    { numRuns: 60 },
  )
})

test('errors of an additive form add up to the variances that simulation gives', () => {
  const fit = fitEts(formOf('ETS(A,Ad,A)'), passengers, 12)!
  const { deviation } = projectEts(fit, 14)
  const { alpha, beta, gamma, phi } = fit.start
  // The effect of a unit error, carried forward by the recursions themselves.
  let [level, slope] = [alpha, beta]
  const season = new Float64Array(12)
  season[0] = gamma
  let sum = 1
  for (let h = 1; h < 14; h++) {
    const effect = level + phi * slope + (h === 12 ? season[0] : 0)
    sum += effect ** 2
    ;[level, slope] = [level + phi * slope, phi * slope]
    if (h <= 13) expect(deviation[h]).toBeCloseTo(Math.sqrt(fit.variance * sum), 10)
  }
})

test('a series too short for any form has no forecast', () => {
  expect(projectBestEts(Float64Array.of(1, 2, 3), 1, 2)).toBeNull()
})

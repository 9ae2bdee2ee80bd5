import { absoluteError, coverage, seasonalChange, symmetricError } from './accuracy.ts'
import { type ForecastRefusal, type ForecastRequest, forecastSeries } from './forecast.ts'

/** How far one would have been off, means over the origins. */
export type Score = {
  readonly smape: number
  /** NaN where the past had no two seasons, or did not change. */
  readonly mase: number
  readonly mae: number
  readonly cover80: number
  readonly cover95: number
}

export type Backtest = {
  readonly kind: 'backtest'
  readonly origins: number
  readonly score: Score
  /** Mean absolute error by periods ahead. */
  readonly byPeriodAhead: readonly number[]
}

/**
 * Forecasts again from the last `origins` points of the series from which the horizon lies within it, knowing at each only
 * what came before (rolling origin), and scores each against what came. MASE is in units of the mean change from season to
 * season before the origin. Refused where not one origin has three values before it.
 */
export function backtest(request: ForecastRequest, origins: number): Backtest | ForecastRefusal {
  const { values, horizon, period } = request
  const last = values.length - horizon
  const scores: Score[] = []
  const misses = new Float64Array(horizon)
  let refusal: ForecastRefusal = tooShort(request)
  for (let origin = Math.max(1, last - origins + 1); origin <= last; origin++) {
    const past = values.subarray(0, origin)
    const result = forecastSeries({ ...request, values: past })
    if (result.kind === 'refused') refusal = result
    const actual = values.subarray(origin, origin + horizon)
    if (result.kind === 'refused' || actual.some(Number.isNaN)) continue
    const { mean, intervals } = result
    const mae = absoluteError({ actual, mean })
    scores.push({
      smape: symmetricError({ actual, mean }),
      mase: mae / seasonalChange(past, period),
      mae,
      cover80: coverage(actual, intervals.level80),
      cover95: coverage(actual, intervals.level95),
    })
    actual.forEach((value, h) => {
      misses[h] += Math.abs(value - mean[h])
    })
  }
  if (scores.length === 0) return refusal
  const mean = (name: keyof Score) => scores.reduce((sum, score) => sum + score[name], 0) / scores.length
  return {
    kind: 'backtest',
    origins: scores.length,
    score: {
      smape: mean('smape'),
      mase: mean('mase'),
      mae: mean('mae'),
      cover80: mean('cover80'),
      cover95: mean('cover95'),
    },
    byPeriodAhead: Array.from(misses, sum => sum / scores.length),
  }
}

const tooShort = ({ values, horizon }: ForecastRequest): ForecastRefusal => ({
  kind: 'refused',
  problem: {
    code: 'forecast.too-short',
    place: 'values',
    value: `${values.length}`,
    expected: `more than the horizon of ${horizon} and the values before it`,
  },
})

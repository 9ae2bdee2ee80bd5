import { adjusted, movingAverage, seasonalIndices } from './decomposition.ts'
import { type Interval, type Intervals, normalWidths, withBounds } from './intervals.ts'
import { leastSquares } from './regression.ts'

/** Something known beforehand that moves from year to year, such as working days of a month, for past and future periods. */
export type Regressor = { readonly name: string; readonly values: Float64Array }

export type RegressorEffect = {
  readonly name: string
  /** Change for one more unit of the regressor: of the logarithm (`log`) or of the value itself (`level`). */
  readonly effect: number
  readonly error: number
  /** Of the regressor in the past; the forecast without the effect is for this. */
  readonly mean: number
}

export type RegressorFit = {
  readonly scale: 'log' | 'level'
  readonly effects: readonly RegressorEffect[]
  /** The values as they would have been with every regressor at its mean. */
  readonly values: Float64Array
}

/**
 * What regressors add to a series, by least squares on what they and the (logarithms of the) values have beyond trend and
 * season, both taken off by the same moving average and seasonal means (Frisch & Waugh 1933). The season keeps what comes at
 * the same time every year. Null if the regressors do not move beyond the season or say the same.
 */
export function fitRegressors(y: Float64Array, period: number, regressors: readonly Regressor[]): RegressorFit | null {
  const n = y.length
  const scale = y.every(value => value > 0) ? 'log' : 'level'
  const past = regressors.map(({ values }) => values.subarray(0, n))
  const columns = past.map(values => beyondSeason(values, period))
  if (columns.some((column, k) => column.every(value => Math.abs(value) < 1e-9 * largest(past[k])))) return null
  const target = beyondSeason(scale === 'log' ? y.map(Math.log) : y, period)
  const fit = leastSquares(columns, target)
  const free = target.length - columns.length - (period > 1 ? period : 1)
  if (fit === null || free < 1) return null
  const variance = fit.residuals.reduce((sum, rest) => sum + rest * rest, 0) / free
  const effects = regressors.map(({ name }, k) => ({
    name,
    effect: fit.coefficients[k],
    error: Math.sqrt(variance * fit.inverse[k * (regressors.length + 1)]),
    mean: past[k].reduce((sum, value) => sum + value, 0) / n,
  }))
  const shift = (t: number) => effects.reduce((sum, { effect, mean }, k) => sum + effect * (past[k][t] - mean), 0)
  return {
    scale,
    effects,
    values: y.map((value, t) => (scale === 'log' ? value * Math.exp(-shift(t)) : value - shift(t))),
  }
}

/** Without trend and season; without the mean of differences where three periods are not there. */
function beyondSeason(values: Float64Array, period: number): Float64Array {
  const n = values.length
  if (period < 2 || n < 3 * period) {
    const changes = Float64Array.from({ length: n - 1 }, (_, t) => values[t + 1] - values[t])
    const mean = changes.reduce((sum, value) => sum + value, 0) / (n - 1)
    return changes.map(value => value - mean)
  }
  const trend = movingAverage(values, period)
  const season = seasonalIndices(values, period, 'additive')
  const rest = adjusted(values, season, 'additive')
  return rest.map((value, t) => value - trend[t]).filter(value => !Number.isNaN(value))
}

const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)

/** Puts the regressors' effects on what a method forecast for `values`, from `first` on, and widens by their errors. */
export function withRegressors(
  forecast: { readonly mean: Float64Array; readonly intervals: Intervals },
  { scale, effects }: RegressorFit,
  regressors: readonly Regressor[],
  first: number,
): { readonly mean: Float64Array; readonly intervals: Intervals } {
  const away = (k: number, h: number) => regressors[k].values[first + h] - effects[k].mean
  const shift = (h: number) => effects.reduce((sum, { effect }, k) => sum + effect * away(k, h), 0)
  const error = (h: number) => Math.sqrt(effects.reduce((sum, part, k) => sum + (part.error * away(k, h)) ** 2, 0))
  const put = (value: number, h: number) => (scale === 'log' ? value * Math.exp(shift(h)) : value + shift(h))
  const mean = forecast.mean.map(put)
  const moved = withBounds(forecast.intervals, put)
  const widened = ({ lower, upper }: Interval, sigmas: number): Interval => {
    const extra = (h: number) => sigmas * error(h) * (scale === 'log' ? Math.abs(mean[h]) : 1)
    return {
      lower: lower.map((bound, h) => mean[h] - Math.hypot(mean[h] - bound, extra(h))),
      upper: upper.map((bound, h) => mean[h] + Math.hypot(bound - mean[h], extra(h))),
    }
  }
  const { level80, level95 } = normalWidths
  return { mean, intervals: { level80: widened(moved.level80, level80), level95: widened(moved.level95, level95) } }
}

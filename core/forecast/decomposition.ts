/** How the parts of a decomposition go together. */
export type Composition = 'additive' | 'multiplicative'

/**
 * Centred moving average over one period, the ends half weighted where the period is even; NaN where the window does not
 * fit.
 */
export function movingAverage(y: Float64Array, period: number): Float64Array {
  const half = Math.floor(period / 2)
  const even = period % 2 === 0
  return y.map((_, t) => {
    if (t < half || t + half >= y.length) return Number.NaN
    let sum = 0
    for (let i = t - half; i <= t + half; i++) sum += y[i]
    return (even ? sum - (y[t - half] + y[t + half]) / 2 : sum) / period
  })
}

/**
 * Classical seasonal indices, `[j]` for the times t with t mod period = j; their mean is 0 (additive) or 1
 * (multiplicative). Needs two whole periods.
 */
export function seasonalIndices(y: Float64Array, period: number, composition: Composition): Float64Array {
  const trend = movingAverage(y, period)
  const sums = new Float64Array(period)
  const counts = new Float64Array(period)
  trend.forEach((level, t) => {
    if (Number.isNaN(level)) return
    sums[t % period] += composition === 'additive' ? y[t] - level : y[t] / level
    counts[t % period]++
  })
  const means = sums.map((sum, j) => sum / counts[j])
  const mean = means.reduce((sum, value) => sum + value, 0) / period
  return means.map(value => (composition === 'additive' ? value - mean : value / mean))
}

/** Without the season. */
export function adjusted(y: Float64Array, indices: Float64Array, composition: Composition): Float64Array {
  const period = indices.length
  return y.map((value, t) => (composition === 'additive' ? value - indices[t % period] : value / indices[t % period]))
}

import type { Projection } from './projection.ts'

/**
 * The last value of the same season again (`period` 1: the last value). The deviation is that of a seasonal random walk: it
 * grows with the number of seasons ahead. Needs more values than one period.
 */
export function seasonalNaive(y: Float64Array, period: number, horizon: number): Projection {
  const n = y.length
  let squares = 0
  for (let t = period; t < n; t++) squares += (y[t] - y[t - period]) ** 2
  const spread = Math.sqrt(squares / (n - period))
  const ahead = Float64Array.from({ length: horizon }, (_, h) => h)
  return {
    model: period === 1 ? 'naive' : 'seasonal naive',
    mean: ahead.map(h => y[n - period + (h % period)]),
    deviation: ahead.map(h => spread * Math.sqrt(Math.floor(h / period) + 1)),
  }
}

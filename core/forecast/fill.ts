import { seasonalIndices } from './decomposition.ts'

/**
 * Missing values (NaN) replaced by those on the straight line between their neighbours, the season taken off before and put
 * on again where three periods are there to know it. The first and last value must be known.
 */
export function filled(y: Float64Array, period: number): Float64Array {
  if (!y.some(Number.isNaN)) return y
  const straight = onLines(y)
  if (period < 2 || y.length < 3 * period) return straight
  const indices = seasonalIndices(straight, period, 'additive')
  const rest = onLines(y.map((value, t) => value - indices[t % period]))
  return rest.map((value, t) => (Number.isNaN(y[t]) ? value + indices[t % period] : y[t]))
}

function onLines(y: Float64Array): Float64Array {
  const result = y.slice()
  let known = 0
  for (let t = 1; t < y.length; t++) {
    if (Number.isNaN(y[t])) continue
    for (let gap = known + 1; gap < t; gap++) result[gap] = y[known] + ((y[t] - y[known]) * (gap - known)) / (t - known)
    known = t
  }
  return result
}

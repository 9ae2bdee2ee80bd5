import { adjusted, seasonalIndices } from './decomposition.ts'
import { fitEts } from './ets/index.ts'
import type { Projection } from './projection.ts'
import { lineThrough } from './regression.ts'
import { isSeasonal } from './seasonality.ts'

/**
 * The Theta method (Assimakopoulos & Nikolopoulos 2000) in the form of Hyndman & Billah (2003): simple exponential smoothing
 * with half the slope of the line through the values as drift, on values without their season where a test finds one. Null
 * where smoothing cannot be fitted.
 */
export function projectTheta(y: Float64Array, period: number, horizon: number): Projection | null {
  const composition = y.some(value => value <= 0) ? 'additive' : 'multiplicative'
  const indices = isSeasonal(y, period) ? seasonalIndices(y, period, composition) : null
  const plain = indices === null ? y : adjusted(y, indices, composition)
  const n = y.length
  const smooth = fitEts({ error: 'A', trend: 'N', season: 'N' }, plain, 1)
  if (smooth === null) return null
  const { alpha } = smooth.start
  const drift = lineThrough(plain).slope / 2
  const late = (1 - (1 - alpha) ** n) / alpha
  const ahead = Float64Array.from({ length: horizon }, (_, h) => h)
  const level = ahead.map(h => smooth.level + drift * (h + late))
  return {
    model: indices === null ? 'Theta' : 'Theta, seasonally adjusted',
    mean: level.map((value, h) => {
      if (indices === null) return value
      const index = indices[(n + h) % period]
      return composition === 'additive' ? value + index : value * index
    }),
    deviation: ahead.map(h => Math.sqrt(smooth.variance * (h * alpha ** 2 + 1))),
  }
}

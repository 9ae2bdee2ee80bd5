import { normalWidths, type Widths } from './intervals.ts'
import { projectTheta } from './theta.ts'

/** Of values about 1: a past that was forecast exactly says nothing of errors. */
const EXACT = 1e-9
/** Forecasts that are made again from earlier points of the series. */
const ORIGINS = 20
/** The normal widths count as much as this many of them. */
const PRIOR = 2
/**
 * A width is no more than this many normal ones: a calm past before a lasting disturbance makes errors without measure,
 * while the deviations that the widths go with know the disturbance already.
 */
const FURTHEST = 3

/**
 * How many deviations an interval should reach to either side for this series. The formulas take the fitted model for the
 * truth, and errors for normal, so their intervals are too narrow for short series that change and too wide for long ones
 * with rare shocks (Chatfield 1993, section 4). So Theta, which is quick, forecasts again from up to twenty points in the
 * later half of the series; the 80th and 95th of 100 of its errors, in its own deviations, are the widths. Null where the
 * series is too short to look back.
 */
export function widthsFromThePast(y: Float64Array, period: number, horizon: number): Widths | null {
  const origins = originsOf(y.length, period)
  const errors = origins.flatMap(origin => {
    const ahead = Math.min(horizon, y.length - origin)
    const theta = projectTheta(y.subarray(0, origin), period, ahead)
    if (theta === null || theta.deviation.some(deviation => deviation < EXACT)) return []
    return Array.from(theta.mean, (value, h) => Math.abs(y[origin + h] - value) / theta.deviation[h])
  })
  if (errors.length === 0) return null
  const sorted = Float64Array.from(errors).sort()
  const weight = origins.length / (origins.length + PRIOR)
  const width = (share: number, normal: number) => {
    const seen = quantile(sorted, share) ** weight * normal ** (1 - weight)
    return Math.min(seen, normal * FURTHEST)
  }
  return { level80: width(0.8, normalWidths.level80), level95: width(0.95, normalWidths.level95) }
}

function originsOf(n: number, period: number): readonly number[] {
  const first = Math.max(2 * period + 1, Math.floor(n / 2), 8)
  const room = n - 1 - first
  if (room < 1) return []
  const count = Math.min(ORIGINS, room + 1)
  return Array.from({ length: count }, (_, i) => n - 1 - Math.floor((i * room) / (count - 1)))
}

function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1)
  const below = Math.floor(at)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below] + (at - below) * (sorted[above] - sorted[below])
}

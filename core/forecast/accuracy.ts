import type { Interval } from './intervals.ts'

/** Values that came, with what had been said of them. */
export type Judged = {
  readonly actual: Float64Array
  readonly mean: Float64Array
}

/** Mean of 200 |y − f| / (|y| + |f|), as the M competitions scored; where both are zero the error is zero. */
export function symmetricError({ actual, mean }: Judged): number {
  return meanOver(actual, (value, h) => {
    const size = Math.abs(value) + Math.abs(mean[h])
    return size === 0 ? 0 : (200 * Math.abs(value - mean[h])) / size
  })
}

export function absoluteError({ actual, mean }: Judged): number {
  return meanOver(actual, (value, h) => Math.abs(value - mean[h]))
}

/**
 * Mean absolute change from one season to the next in the past: the unit of MASE (Hyndman & Koehler 2006). NaN where the
 * past has no two seasons; missing values are passed over.
 */
export function seasonalChange(past: Float64Array, period: number): number {
  const changes = past.subarray(period).map((value, t) => Math.abs(value - past[t]))
  return meanOver(changes, value => value)
}

/** Share of the values within. */
export function coverage(actual: Float64Array, { lower, upper }: Interval): number {
  return meanOver(actual, (value, h) => (value >= lower[h] && value <= upper[h] ? 1 : 0))
}

/** Over the values that are known. */
function meanOver(values: Float64Array, of: (value: number, at: number) => number): number {
  let sum = 0
  let count = 0
  values.forEach((value, at) => {
    if (Number.isNaN(value)) return
    sum += of(value, at)
    count++
  })
  return sum / count
}

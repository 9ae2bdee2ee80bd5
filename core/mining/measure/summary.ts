/** Of some spans, in seconds. Quantiles interpolate linearly between neighbours (Hyndman & Fan 1996, type 7). */
export type Summary = {
  readonly count: number
  readonly sum: number
  readonly mean: number
  readonly min: number
  readonly median: number
  readonly p90: number
  readonly max: number
}

/** @param spans milliseconds, at least one; they are sorted in place */
export function summaryOf(spans: Float64Array): Summary {
  spans.sort()
  let sum = 0
  for (const span of spans) sum += span
  const seconds = (milliseconds: number) => milliseconds / 1000
  return {
    count: spans.length,
    sum: seconds(sum),
    mean: seconds(sum / spans.length),
    min: seconds(spans[0]),
    median: seconds(quantile(spans, 0.5)),
    p90: seconds(quantile(spans, 0.9)),
    max: seconds(spans[spans.length - 1]),
  }
}

/** Of ascending values, at least one; linear interpolation (type 7, the default of R and NumPy). */
export function quantile(ascending: Float64Array | Uint32Array, share: number): number {
  const place = share * (ascending.length - 1)
  const below = Math.floor(place)
  const [low, high] = [ascending[below], ascending[Math.min(below + 1, ascending.length - 1)]]
  return low + (place - below) * (high - low)
}

/** A mean over replications with its 95 % interval by Student's t. */
export type Interval = { readonly mean: number; readonly lower: number; readonly upper: number }

/** Of independent values; infinitely wide where there is only one, null where there is none. */
export function intervalOf(values: readonly number[], confidence = 0.95): Interval | null {
  const count = values.length
  if (count === 0) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1)
  const half =
    count === 1
      ? Number.POSITIVE_INFINITY
      : studentQuantile(count - 1, (1 + confidence) / 2) * Math.sqrt(variance / count)
  return { mean, lower: mean - half, upper: mean + half }
}

/** A share cannot leave 0 to 1. */
export const asShare = (interval: Interval | null): Interval | null =>
  interval && { mean: interval.mean, lower: Math.max(0, interval.lower), upper: Math.min(1, interval.upper) }

/** Quantile of Student's t above the median, by bisection. */
export function studentQuantile(freedom: number, probability: number): number {
  let [low, high] = [0, 1]
  while (central(freedom, high) < 2 * probability - 1) high *= 2
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2
    if (central(freedom, middle) < 2 * probability - 1) low = middle
    else high = middle
  }
  return high
}

/** P(|T| ≤ t) for whole degrees of freedom (Abramowitz & Stegun 26.7.3 and 26.7.4). */
function central(freedom: number, t: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom))
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  const odd = freedom % 2 === 1
  let term = odd ? cosine : 1
  let sum = freedom === 1 ? 0 : term
  for (let k = odd ? 3 : 2; k < freedom; k += 2) {
    term *= (cosine * cosine * (k - 1)) / k
    sum += term
  }
  return odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum
}

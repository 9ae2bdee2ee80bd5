export interface Interval {
  readonly low: number
  readonly high: number
}

/** Of the standard normal distribution, for 95 %. */
const z = 1.959963984540054

/**
 * The 95 % interval of a share k of n; null for n = 0. Holds its level for small n and for shares near 0 and 1.
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (158), 1927.
 */
export function wilson(k: number, n: number): Interval | null {
  if (n === 0) return null
  const p = k / n
  const scale = 1 + (z * z) / n
  const middle = p + (z * z) / (2 * n)
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  // Rounding may push the ends past the share itself where it is 0 or 1.
  return {
    low: Math.min(p, Math.max(0, (middle - spread) / scale)),
    high: Math.max(p, Math.min(1, (middle + spread) / scale)),
  }
}

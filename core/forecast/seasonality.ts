/** 95th percentile of the normal distribution: the test is at 10 %, two-sided. */
const CRITICAL = 1.6448536269514722

/**
 * Whether the autocorrelation at the lag of a period stands out against that at shorter lags (Bartlett's standard error; the
 * test of Fiorucci et al. 2016). False for series of two periods or less.
 */
export function isSeasonal(y: Float64Array, period: number): boolean {
  const n = y.length
  if (period < 2 || n <= 2 * period) return false
  const mean = y.reduce((sum, value) => sum + value, 0) / n
  const product = (lag: number) => {
    let sum = 0
    for (let t = lag; t < n; t++) sum += (y[t] - mean) * (y[t - lag] - mean)
    return sum
  }
  const variance = product(0)
  if (variance === 0) return false
  let shorter = 0
  for (let lag = 1; lag < period; lag++) shorter += (product(lag) / variance) ** 2
  return Math.abs(product(period) / variance) > CRITICAL * Math.sqrt((1 + 2 * shorter) / n)
}

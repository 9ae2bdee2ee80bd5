import { normalDensity, normalShare } from './normal.ts'

/** Factors of the charts of subgroups of one size, named as in every textbook (Montgomery, appendix VI). */
export type ChartConstants = {
  /** Mean and standard deviation of the range of n normal values, in their standard deviations. */
  readonly d2: number
  readonly d3: number
  /** Mean of their sample standard deviation. */
  readonly c4: number
  readonly A2: number
  readonly A3: number
  readonly B3: number
  readonly B4: number
  readonly D3: number
  readonly D4: number
}

/** The constants of subgroups of `size` values, 2 or more, from their definitions (Tippett 1925 for the range). */
export function chartConstants(size: number): ChartConstants {
  const d2 = meanRange(size)
  const d3 = rangeDeviation(size)
  const c4 = meanDeviation(size)
  const spread = (3 * Math.sqrt(1 - c4 * c4)) / c4
  return {
    d2,
    d3,
    c4,
    A2: 3 / (d2 * Math.sqrt(size)),
    A3: 3 / (c4 * Math.sqrt(size)),
    B3: Math.max(0, 1 - spread),
    B4: 1 + spread,
    D3: Math.max(0, 1 - (3 * d3) / d2),
    D4: 1 + (3 * d3) / d2,
  }
}

/**
 * d2 in the three decimals of the printed tables. Published limits and the reference programs are computed with it (1.128
 * for moving ranges of two, which makes Wheeler's 2.66), so the charts are too; the exact figure moves limits by 0.04 %.
 */
export const printedMeanRange = (size: number): number => Math.round(1000 * meanRange(size)) / 1000

const STEP = 0.025
/** The normal distribution has nothing left beyond. */
const REACH = 8.5
const NODES = Math.round((2 * REACH) / STEP) + 1

/** ∫ 1 − Φⁿ − (1 − Φ)ⁿ: the trapezoidal rule is exact to rounding where a smooth function dies out at both ends. */
function meanRange(size: number): number {
  let sum = 0
  for (let i = 0; i < NODES; i++) {
    const below = normalShare(STEP * i - REACH)
    sum += 1 - below ** size - (1 - below) ** size
  }
  return sum * STEP
}

/** From the second moment of the range, whose density is n(n−1) ∫ φ(x) φ(x+r) (Φ(x+r) − Φ(x))ⁿ⁻² dx. */
export function rangeDeviation(size: number): number {
  const density = Float64Array.from({ length: NODES }, (_, i) => normalDensity(STEP * i - REACH))
  const below = Float64Array.from({ length: NODES }, (_, i) => normalShare(STEP * i - REACH))
  let moment = 0
  for (let shift = 1; shift < NODES; shift++) {
    let inner = 0
    for (let i = 0; i + shift < NODES; i++)
      inner += density[i] * density[i + shift] * (below[i + shift] - below[i]) ** (size - 2)
    moment += (STEP * shift) ** 2 * inner
  }
  const second = size * (size - 1) * moment * STEP * STEP
  return Math.sqrt(second - meanRange(size) ** 2)
}

/** c4 = √(2/(n−1)) Γ(n/2)/Γ((n−1)/2), from c4(2) = √(2/π) by c4(n) c4(n+1) = √((n−1)/n). */
export function meanDeviation(size: number): number {
  let c4 = Math.sqrt(2 / Math.PI)
  for (let n = 2; n < size; n++) c4 = Math.sqrt((n - 1) / n) / c4
  return c4
}

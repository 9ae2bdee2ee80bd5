import { levelCount } from './equations.ts'
import type { Estimate } from './model.ts'

/**
 * The levels of a factor from best to worst, cut into tiers: a tier begins with its best level and holds all that follow
 * whose difference from that one the data do not support: it is below `quantile` of its standard deviations. So every level
 * is known to be below the best of the tier before its own, and nothing is said of the last of one tier and the first of the
 * next. Costs one solution of the equations for each tier. `variances` is the diagonal of A⁻¹. Returns indices of levels.
 */
export function tiersOf(
  estimate: Estimate,
  factor: number,
  variances: Float64Array,
  quantile: number,
): readonly (readonly number[])[] {
  const { design, theta, u, scale, equations } = estimate
  const { offset, size } = design.factors[factor]

  const all = Array.from({ length: size }, (_, level) => level)
  const order = all.toSorted((a, b) => u[offset + b] - u[offset + a] || a - b)
  if (theta[factor] === 0) return [all]
  const tiers: number[][] = []
  let covariances: Float64Array = new Float64Array(0)
  let best = -1
  for (const level of order) {
    const last = tiers.at(-1)
    if (last !== undefined) {
      const variance = variances[offset + best] + variances[offset + level] - 2 * covariances[offset + level]
      const difference = u[offset + best] - u[offset + level]
      if (difference < quantile * Math.sqrt(scale * Math.max(0, variance))) {
        last.push(level)
        continue
      }
    }
    best = level
    const unit = new Float64Array(levelCount(design))
    unit[offset + level] = 1
    covariances = equations.solve(unit)
    tiers.push([level])
  }
  return tiers
}

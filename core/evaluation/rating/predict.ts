import type { RatingData } from './data.ts'
import { levelCount } from './equations.ts'
import type { Estimate } from './model.ts'
import type { Response } from './response.ts'
import { dot } from './small-matrix.ts'

/** What a rating is asked about: a row of X, and for each factor its levels (by index) with weights; none: somebody new. */
export type Question = {
  readonly fixed: readonly number[]
  readonly levels: readonly (readonly { readonly level: number; readonly weight: number }[])[]
}

export type Prediction = {
  /** The expected score; where levels are not known, over all that there might be. */
  readonly value: number
  /** Interval of the expectation: effects and fixed effects are estimates. */
  readonly lower: number
  readonly upper: number
  /** Interval of a single rating; null for the categorical families, whose probabilities say it. */
  readonly rating: { readonly lower: number; readonly upper: number } | null
  readonly probabilities: readonly number[] | null
}

/** One prediction costs one solution of the equations. */
export function predict(estimate: Estimate, response: Response, question: Question, quantile: number): Prediction {
  const { design, theta, scale, u, beta, betaCovariance, uptake, equations } = estimate
  const z = new Float64Array(levelCount(design))
  let unknown = 0
  design.factors.forEach(({ offset }, f) => {
    const levels = question.levels[f] ?? []
    for (const { level, weight } of levels) z[offset + level] += weight * theta[f]
    if (levels.length === 0) unknown += theta[f] ** 2 * scale
  })
  const fixed = uptake.map((column, j) => (question.fixed[j] ?? 0) - dot(column, z))
  const p = fixed.length
  const variance =
    scale * dot(z, equations.solve(z)) +
    fixed.reduce((sum, a, i) => sum + fixed.reduce((part, b, j) => part + a * betaCovariance[i * p + j] * b, 0), 0)
  const eta = beta.reduce((sum, value, j) => sum + value * (question.fixed[j] ?? 0), dot(z, u))
  const spread = quantile * Math.sqrt(variance)
  const single = quantile * Math.sqrt(variance + unknown + scale)
  return {
    value: response.expected(eta, unknown),
    lower: response.expected(eta - spread, unknown),
    upper: response.expected(eta + spread, unknown),
    rating: response.probabilities === null ? { lower: eta - single, upper: eta + single } : null,
    probabilities: response.probabilities?.(eta, unknown) ?? null,
  }
}

/** The mean row of X over all ratings: what an average rating is. */
export function averageFixed({ fixed, scores }: RatingData): Float64Array {
  const p = fixed.names.length
  if (fixed.of === undefined) return fixed.patterns.slice(0, p)
  const counts = new Float64Array(fixed.patterns.length / p)
  for (const pattern of fixed.of) counts[pattern] += 1
  return Float64Array.from(fixed.names, (_, j) =>
    counts.reduce((sum, count, pattern) => sum + (count / scores.length) * fixed.patterns[pattern * p + j], 0),
  )
}

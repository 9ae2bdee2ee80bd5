import type { Factor } from './data.ts'
import type { Estimate } from './model.ts'
import type { Response } from './response.ts'

export type LevelReport = {
  readonly level: string
  /** How many ratings it has. */
  readonly ratings: number
  /** Their plain mean, weighted where a rating is shared. */
  readonly mean: number
  /** The predicted effect, and its standard deviation given the variances and fixed effects. */
  readonly effect: number
  readonly deviation: number
  /** The score that this level would have with average others, with its interval. */
  readonly value: number
  readonly lower: number
  readonly upper: number
}

/** What is known of every level of a factor. `average` is η of an average rating, `unknown` the variance of all other factors. */
export function reportLevels(
  factor: Factor,
  at: { readonly index: number; readonly scores: Float64Array; readonly average: number; readonly quantile: number },
  estimate: Estimate,
  response: Response,
  variances: Float64Array,
): readonly LevelReport[] {
  const { offset } = estimate.design.factors[at.index]
  const theta = estimate.theta[at.index]
  const unknown = estimate.theta.reduce((sum, t, f) => (f === at.index ? sum : sum + t * t * estimate.scale), 0)
  const totals = totalsOf(factor, at.scores)
  return factor.levels.map((level, l) => {
    const effect = theta * estimate.u[offset + l]
    const deviation = theta * Math.sqrt(estimate.scale * variances[offset + l])
    const value = (shift: number) => response.expected(at.average + effect + shift, unknown)
    return {
      level,
      ratings: totals.ratings[l],
      mean: totals.sums[l] / totals.weights[l],
      effect,
      deviation,
      value: value(0),
      lower: value(-at.quantile * deviation),
      upper: value(at.quantile * deviation),
    }
  })
}

function totalsOf(factor: Factor, scores: Float64Array) {
  const ratings = new Float64Array(factor.levels.length)
  const weights = new Float64Array(factor.levels.length)
  const sums = new Float64Array(factor.levels.length)
  const add = (level: number, weight: number, score: number) => {
    ratings[level] += 1
    weights[level] += weight
    sums[level] += weight * score
  }
  scores.forEach((score, i) => {
    if (factor.kind === 'single') return add(factor.of[i], 1, score)
    for (let m = factor.starts[i]; m < factor.starts[i + 1]; m++) add(factor.members[m], factor.weights[m], score)
  })
  return { ratings, weights, sums }
}

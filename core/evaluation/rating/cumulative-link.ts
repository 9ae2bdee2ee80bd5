/**
 * The cumulative logit model of one rating: P(category ≤ k) = F(α_k − η), F the logistic distribution, α the thresholds
 * (McCullagh 1980). Two categories are the binomial model with intercept −α. All derivatives have closed forms because
 * f = F(1 − F).
 */
export type Thresholds = Float64Array

/** The two thresholds around a category, as seen from η; infinite at the ends. */
export type Bounds = { readonly upper: number; readonly lower: number }

export function boundsOf(category: number, thresholds: Thresholds, eta: number): Bounds {
  return {
    upper: category < thresholds.length ? thresholds[category] - eta : Number.POSITIVE_INFINITY,
    lower: category > 0 ? thresholds[category - 1] - eta : Number.NEGATIVE_INFINITY,
  }
}

/** log P, without loss of digits far from the middle; −∞ if the thresholds are out of order. */
export function logProbability({ upper, lower }: Bounds): number {
  if (!(upper > lower)) return Number.NEGATIVE_INFINITY
  return logLogistic(upper) + logLogistic(-lower) + Math.log1p(-Math.exp(lower - upper))
}

/** ∂ log P / ∂η */
export const score = ({ upper, lower }: Bounds): number => logistic(upper) + logistic(lower) - 1

/** −∂² log P / ∂η²; positive throughout, so that the mode of the random effects is unique. */
export const weight = ({ upper, lower }: Bounds): number => density(upper) + density(lower)

/** ∂ weight / ∂η */
export const weightSlope = ({ upper, lower }: Bounds): number => -densitySlope(upper) - densitySlope(lower)

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** F' */
export function density(x: number): number {
  const e = Math.exp(-Math.abs(x))
  return e / (1 + e) ** 2
}

/** F'' */
export const densitySlope = (x: number): number => (Number.isFinite(x) ? density(x) * (1 - 2 * logistic(x)) : 0)

const logLogistic = (x: number): number => (x > 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x)))

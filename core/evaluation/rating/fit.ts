import { problemsOf, scoreValues } from './check.ts'
import type { RatingData } from './data.ts'
import { fitCategorical } from './fit-categorical.ts'
import { fitGaussian } from './fit-gaussian.ts'
import { type LevelReport, reportLevels } from './level-report.ts'
import type { Coefficient, Estimate, Family, RatingOptions } from './model.ts'
import { averageFixed, predict, type Prediction, type Question } from './predict.ts'
import { problem, type RatingProblem } from './problem.ts'
import { type Response, responseOf } from './response.ts'
import { tiersOf } from './tiers.ts'

export type RatingFit = {
  readonly kind: 'fit'
  readonly family: Family
  readonly restricted: boolean
  readonly ratings: number
  readonly fixed: readonly Coefficient[]
  /** Between neighbouring scores, on the scale of log odds; categorical families only. */
  readonly thresholds: readonly Coefficient[]
  readonly factors: readonly FactorFit[]
  /** Variance of a single rating; for the categorical families that of the logistic distribution, π²/3. */
  readonly residualVariance: number
  readonly residualShare: number
  /** −2 log likelihood (REML criterion or deviance). */
  readonly criterion: number
  readonly logLikelihood: number
  readonly parameters: number
  readonly aic: number
  readonly bic: number
  readonly method: 'exact' | 'iterative'
  readonly converged: boolean
  readonly steps: number
  /** Score of an average rating. */
  readonly average: number
  readonly predict: (question: Question) => Prediction
  /** Tiers of a factor, best first, as indices of its levels: see `tiersOf`. */
  readonly tiers: (factor: number) => readonly (readonly number[])[]
}

export type FactorFit = {
  readonly name: string
  readonly variance: number
  /** The ratings show no variance between its levels: the fit is singular. */
  readonly singular: boolean
  /** Of the variance of all factors and the residual. */
  readonly share: number
  readonly levels: readonly LevelReport[]
}

export type RatingRefusal = { readonly kind: 'refused'; readonly problems: readonly RatingProblem[] }

/**
 * Fits score = Xβ + effects of the levels + residual, the effects of each factor normal with a variance of its own, and says
 * how much of the differences between scores is due to the rated, to the raters and to chance.
 *
 * - `gaussian`: linear mixed model by REML or ML, as Bates, Mächler, Bolker, Walker (2015), "Fitting Linear Mixed-Effects
 *   Models Using lme4", profile it; exact by elimination and dense Cholesky, iterative where that would be too large.
 * - `ordinal`: cumulative logit with flexible thresholds (Christensen 2019), `binomial`: logit of two values; both by ML
 *   with Laplace's approximation or, with one factor, adaptive Gauss–Hermite quadrature.
 *
 * Scores and all that is derived from them are in the unit of the scores; effects, variances and thresholds of the
 * categorical families in log odds. All intervals are of 95 %. What cannot be fitted is refused with
 * reasons; nothing is thrown.
 */
export function fitRatings(data: RatingData, options: RatingOptions = {}): RatingFit | RatingRefusal {
  const problems = problemsOf(data, options)
  if (problems.length > 0) return { kind: 'refused', problems }
  const family = options.family ?? 'gaussian'
  const values = family === 'gaussian' ? [] : scoreValues(data.scores)
  const estimate = family === 'gaussian' ? fitGaussian(data, options) : fitCategorical(data, values, options)
  if (estimate === null) {
    const expected = 'scores that the model leaves some residual of, and fixed effects that can be told apart'
    return { kind: 'refused', problems: [problem('rating.not-computable', 'model', family, expected)] }
  }
  return summary(data, family, options.restricted ?? true, estimate, responseOf(family, values, estimate))
}

/** Of the standard normal distribution, for intervals of 95 %. */
const QUANTILE = 1.959963984540054

function summary(
  data: RatingData,
  family: Family,
  restricted: boolean,
  estimate: Estimate,
  response: Response,
): RatingFit {
  const { beta, betaCovariance, theta, criterion, parameters } = estimate
  const p = beta.length
  const residualVariance = family === 'gaussian' ? estimate.scale : Math.PI ** 2 / 3
  const variances = theta.map(value => value ** 2 * estimate.scale)
  const total = variances.reduce((sum, value) => sum + value, residualVariance)
  const row = averageFixed(data)
  const average = row.reduce((sum, value, j) => sum + value * beta[j], 0)
  const diagonal = estimate.equations.diagonal()
  const coefficients = data.fixed.names.map((name, j) => ({
    name,
    estimate: beta[j],
    error: Math.sqrt(betaCovariance[j * p + j]),
  }))
  return {
    kind: 'fit',
    family,
    restricted: family === 'gaussian' && restricted,
    ratings: data.scores.length,
    fixed: family === 'gaussian' ? coefficients : coefficients.slice(1),
    thresholds: estimate.thresholds,
    factors: data.factors.map((factor, index) => ({
      name: factor.name,
      variance: variances[index],
      singular: theta[index] === 0,
      share: variances[index] / total,
      levels: reportLevels(
        factor,
        { index, scores: data.scores, average, quantile: QUANTILE },
        estimate,
        response,
        diagonal,
      ),
    })),
    residualVariance,
    residualShare: residualVariance / total,
    criterion,
    logLikelihood: -criterion / 2,
    parameters,
    aic: criterion + 2 * parameters,
    bic: criterion + parameters * Math.log(data.scores.length),
    method: estimate.method,
    converged: estimate.converged,
    steps: estimate.steps,
    average: response.expected(
      average,
      variances.reduce((sum, value) => sum + value, 0),
    ),
    predict: question => predict(estimate, response, question, QUANTILE),
    tiers: factor => tiersOf(estimate, factor, diagonal, QUANTILE),
  }
}

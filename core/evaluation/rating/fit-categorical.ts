import { boundsOf, weight } from './cumulative-link.ts'
import type { RatingData } from './data.ts'
import { designOf } from './design.ts'
import { exactEquations } from './exact-equations.ts'
import type { CategoricalModel } from './laplace.ts'
import { scaleLevels, sumOverRatings } from './linear-predictor.ts'
import { type CategoricalMaximum, maximiseCategorical } from './maximise-categorical.ts'
import type { Coefficient, Estimate, RatingOptions } from './model.ts'
import { patternStart } from './moments.ts'

/** Ordinal and binomial ratings; `values` are the distinct scores, ascending. Null if the model cannot be computed. */
export function fitCategorical(data: RatingData, values: readonly number[], options: RatingOptions): Estimate | null {
  const design = designOf(data.factors, data.scores.length)
  const categoryOf = new Map(values.map((value, category) => [value, category]))
  const equationsAt = exactEquations(design)
  let step = 0
  const model: CategoricalModel = {
    design,
    fixed: data.fixed,
    categories: Int32Array.from(design.order, rating => categoryOf.get(data.scores[rating])!),
    thresholdCount: values.length - 1,
    equationsAt: (theta, weights) => {
      options.onStep?.(++step)
      return equationsAt(theta, weights)
    },
  }
  const maximum = maximiseCategorical(model, options.quadraturePoints ?? 1)
  if (maximum === null) return null
  const { parameters, mode, criterion, converged, steps } = maximum
  const { theta, thresholds, beta } = parameters
  return {
    design,
    theta,
    scale: 1,
    u: mode.u,
    equations: mode.equations,
    beta: Float64Array.from([-mean(thresholds), ...beta]),
    betaCovariance: withIntercept(maximum),
    uptake: uptakeOf(model, maximum),
    thresholds: coefficients(values, maximum),
    criterion,
    parameters: theta.length + thresholds.length + beta.length,
    converged: converged && maximum.covariance !== null,
    steps,
    method: 'exact',
  }
}

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length

function coefficients(values: readonly number[], { parameters, covariance }: CategoricalMaximum): Coefficient[] {
  const size = parameters.thresholds.length + parameters.beta.length
  return Array.from(parameters.thresholds, (estimate, k) => ({
    name: `${values[k]}|${values[k + 1]}`,
    estimate,
    error: Math.sqrt(covariance?.[k * (size + 1)] ?? Number.NaN),
  }))
}

/** The covariance of thresholds and fixed effects turned into that of intercept (minus the mean threshold) and fixed effects. */
function withIntercept({ parameters, covariance }: CategoricalMaximum): Float64Array {
  const k = parameters.thresholds.length
  const size = k + parameters.beta.length
  const p = parameters.beta.length + 1
  const share = (row: number, at: number) => (row === 0 ? (at < k ? -1 / k : 0) : at === k + row - 1 ? 1 : 0)
  return Float64Array.from({ length: p * p }, (_, cell) => {
    if (covariance === null) return Number.NaN
    const [row, column] = [Math.floor(cell / p), cell % p]
    return covariance.reduce(
      (sum, value, at) => sum + share(row, Math.floor(at / size)) * value * share(column, at % size),
      0,
    )
  })
}

function uptakeOf(model: CategoricalModel, { parameters, mode }: CategoricalMaximum): readonly Float64Array[] {
  const { design, fixed, categories } = model
  const weights = mode.eta.map((eta, place) => weight(boundsOf(categories[place], parameters.thresholds, eta)))
  return fixed.names.map((_, column) => {
    const values = weights.map((w, place) => w * fixed.patterns[patternStart(fixed, design.order[place]) + column])
    return mode.equations.solve(scaleLevels(design, parameters.theta, sumOverRatings(design, values)))
  })
}

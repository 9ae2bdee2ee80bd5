import type { Design } from './design.ts'
import type { Equations } from './equations.ts'

export type Family = 'gaussian' | 'ordinal' | 'binomial'

export type RatingOptions = {
  /** Gaussian unless stated. */
  readonly family?: Family
  /** REML (the default) or ML; the categorical families know ML only. */
  readonly restricted?: boolean
  /** By size unless stated. The categorical families are always exact. */
  readonly method?: 'exact' | 'iterative'
  /** Seed of the probes of the iterative method. */
  readonly seed?: number
  /** How many probes it sends; more make its standard deviations better, not its effects. */
  readonly probes?: number
  /** Nodes of adaptive Gauss–Hermite quadrature for a categorical family with one factor; 1 is Laplace's approximation. */
  readonly quadraturePoints?: number
  /** Called whenever the equations have been solved for new variances. */
  readonly onStep?: (step: number) => void
}

/**
 * A fitted model, as every family leaves it. Effects are on the scale of η: of the scores for the Gaussian family, of
 * log odds for the others. X has the intercept first; for the categorical families the intercept is minus the mean threshold.
 */
export type Estimate = {
  readonly design: Design
  readonly theta: readonly number[]
  /** Variance of a single rating: σ² or, in units of the logistic distribution, 1. */
  readonly scale: number
  readonly u: Float64Array
  readonly equations: Equations
  readonly beta: Float64Array
  /** Row-major; NaN where it could not be computed. */
  readonly betaCovariance: Float64Array
  /** A⁻¹ΛZ'WX, a vector over all levels for each column of X. */
  readonly uptake: readonly Float64Array[]
  readonly thresholds: readonly Coefficient[]
  /** −2 log L, restricted or not. */
  readonly criterion: number
  /** Estimated quantities, variances among them. */
  readonly parameters: number
  readonly converged: boolean
  readonly steps: number
  readonly method: 'exact' | 'iterative'
}

export type Coefficient = { readonly name: string; readonly estimate: number; readonly error: number }

import type { Design } from './design.ts'
import type { Equations } from './equations.ts'
import { scaleLevels } from './linear-predictor.ts'
import type { Moments } from './moments.ts'
import { choleskyOf, dot, inverseFromCholesky, logDeterminantFromCholesky, solveCholesky } from './small-matrix.ts'

/** The Gaussian model at given relative standard deviations, fixed effects and residual variance profiled out. */
export type Profile = {
  /** −2 log likelihood, restricted (REML) or not (ML). */
  readonly criterion: number
  readonly residualVariance: number
  readonly beta: Float64Array
  /** Covariance of beta, relative to the residual variance; row-major. */
  readonly betaCovariance: Float64Array
  /** Spherical random effects; a level's effect is its factor's relative standard deviation times this. */
  readonly u: Float64Array
  /** A⁻¹ΛZ'X: how the random effects take up each fixed effect. */
  readonly uptake: readonly Float64Array[]
  /** r², the penalised residual sum of squares. */
  readonly penalised: number
  /** Ratings less fixed effects (REML), ratings (ML). */
  readonly freedom: number
}

/** Bates et al. (2015), eqs. 34 and 41. Null if the fixed effects cannot be told apart. */
export function profileAt(
  design: Design,
  moments: Moments,
  equations: Equations,
  theta: readonly number[],
  restricted: boolean,
): Profile | null {
  const p = moments.xy.length
  const zx = moments.zx.map(column => scaleLevels(design, theta, column))
  const zy = scaleLevels(design, theta, moments.zy)
  const uptake = zx.map(column => equations.solve(column))
  const xvx = moments.xx.map((value, at) => value - dot(zx[Math.floor(at / p)], uptake[at % p]))
  const factor = choleskyOf(xvx, p)
  if (factor === null) return null
  const beta = solveCholesky(
    factor,
    moments.xy.map((value, j) => value - dot(uptake[j], zy)),
  )
  const uncorrected = equations.solve(zy)
  const u = uncorrected.map((value, at) => uptake.reduce((rest, column, j) => rest - column[at] * beta[j], value))
  const penalised = moments.yy - dot(zy, u) - dot(moments.xy, beta)
  const freedom = restricted ? moments.ratings - p : moments.ratings
  const fixedPart = restricted ? logDeterminantFromCholesky(factor, p) : 0
  return {
    criterion: equations.logDeterminant() + fixedPart + freedom * (1 + Math.log((2 * Math.PI * penalised) / freedom)),
    residualVariance: penalised / freedom,
    beta,
    betaCovariance: inverseFromCholesky(factor, p),
    u,
    uptake,
    penalised,
    freedom,
  }
}

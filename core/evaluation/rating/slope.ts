import type { Design } from './design.ts'
import type { Equations } from './equations.ts'
import type { Profile } from './profile.ts'
import { dot } from './small-matrix.ts'

/** First and second derivatives of the criterion by the logarithms of the relative variances. */
export type Slope = {
  readonly gradient: Float64Array
  /** Average information (Gilmour, Thompson, Cullis 1995), residual variance profiled out; row-major, in units of −2 log L. */
  readonly curvature: Float64Array
}

/**
 * With γ = θ² and the model's own quantities everything is a product of vectors over the levels: for factor f with u_f the
 * random effects that are its own, ∂/∂log γ_f = q_f − tr_f(A⁻¹) − tr(C W_f'W_f) − |u_f|²/σ², and the average information
 * u_f'(I − A⁻¹)u_g less its part in the fixed effects and the residual. W is `uptake`, C the covariance of beta; the term
 * with both is absent for ML.
 */
export function slopeAt(design: Design, equations: Equations, profile: Profile, restricted: boolean): Slope {
  const { u, uptake, residualVariance, betaCovariance, freedom } = profile
  const traces = equations.traces()
  const count = design.factors.length
  const own = design.factors.map(({ offset, size }) => onlyWithin(u, offset, size))
  const taken = own.map(part => equations.solve(part))
  const inFixed = own.map(part => Float64Array.from(uptake, column => dot(column, part)))
  const squares = own.map(part => dot(part, part) / residualVariance)
  const gradient = Float64Array.from(design.factors, ({ offset, size }, f) => {
    const lost = restricted ? fixedTrace(uptake, betaCovariance, offset, size) : 0
    return size - traces[f] - lost - squares[f]
  })
  const curvature = new Float64Array(count * count)
  for (let f = 0; f < count; f++) {
    for (let g = 0; g < count; g++) {
      const common = dot(own[f], taken[g]) + form(betaCovariance, inFixed[f], inFixed[g])
      curvature[f * count + g] =
        (f === g ? squares[f] : 0) - common / residualVariance - (squares[f] * squares[g]) / freedom
    }
  }
  return { gradient, curvature }
}

function onlyWithin(u: Float64Array, offset: number, size: number): Float64Array {
  const part = new Float64Array(u.length)
  part.set(u.subarray(offset, offset + size), offset)
  return part
}

/** tr(C W_f'W_f) */
function fixedTrace(uptake: readonly Float64Array[], covariance: Float64Array, offset: number, size: number): number {
  const p = uptake.length
  let sum = 0
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      const of = (column: number) => uptake[column].subarray(offset, offset + size)
      sum += covariance[i * p + j] * dot(of(i), of(j))
    }
  }
  return sum
}

function form(matrix: Float64Array, a: Float64Array, b: Float64Array): number {
  const p = a.length
  let sum = 0
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) sum += a[i] * matrix[i * p + j] * b[j]
  return sum
}

import type { RatingData } from './data.ts'
import { designOf } from './design.ts'
import { exactEquations } from './exact-equations.ts'
import { iterativeEquations } from './iterative-equations.ts'
import { maximise, type Method } from './maximise.ts'
import type { Estimate, RatingOptions } from './model.ts'
import { momentsOf } from './moments.ts'
import { startOf } from './start.ts'

/** Beyond this many levels beside the largest factor (128 MB of equations) the iterative method is the faster one. */
const MOST_EXACT_COLUMNS = 4000
/** From here on a cheap approximate search first saves costly exact steps. */
const WORTH_A_WARM_START = 2000
const WARM_PROBES = 8
/** A factor whose effects are a hundred thousand times as large as what it leaves has left nothing. */
const NO_RESIDUAL = 1e5
const FEWEST_PROBES = 24
const MOST_PROBES = 200
/** Fewer ratings need more probes for the same precision, and can afford them. */
const PROBED_RATINGS = 2_000_000

/** Null if the model cannot be computed, as when the scores are fitted without any residual. */
export function fitGaussian(data: RatingData, options: RatingOptions): Estimate | null {
  const restricted = options.restricted ?? true
  const design = designOf(data.factors, data.scores.length)
  const moments = momentsOf(data, design)
  const method = options.method ?? (design.columns > MOST_EXACT_COLUMNS ? 'iterative' : 'exact')
  const step = counted(options.onStep)
  const iterative = (probes: number): Method => {
    const equations = iterativeEquations(design, { seed: options.seed ?? 1, probes })
    return { equations: theta => step(equations(theta)), tolerance: 1e-5, noise: 1 }
  }
  const exact = (): Method => {
    const equations = exactEquations(design)
    return { equations: theta => step(equations(theta)), tolerance: 1e-6, noise: 1e-6 }
  }
  let start = startOf(design, moments)
  if (method === 'exact' && design.columns > WORTH_A_WARM_START) {
    const warm = maximise(design, moments, restricted, iterative(WARM_PROBES), start)
    if (warm?.converged && warm.theta.every(theta => theta > 0)) start = warm.theta
  }
  const chosen = method === 'exact' ? exact() : iterative(options.probes ?? probesFor(design.ratings))
  const maximum = maximise(design, moments, restricted, chosen, start)
  if (maximum === null || maximum.theta.some(theta => theta > NO_RESIDUAL)) return null
  const { theta, profile, equations, converged, steps } = maximum
  return {
    design,
    theta,
    scale: profile.residualVariance,
    u: profile.u,
    equations,
    beta: profile.beta.with(0, profile.beta[0] + moments.centre),
    betaCovariance: profile.betaCovariance.map(value => value * profile.residualVariance),
    uptake: profile.uptake,
    thresholds: [],
    criterion: profile.criterion,
    parameters: profile.beta.length + theta.length + 1,
    converged,
    steps,
    method,
  }
}

function counted(onStep: ((step: number) => void) | undefined): <T>(value: T) => T {
  let step = 0
  return value => {
    onStep?.(++step)
    return value
  }
}

const probesFor = (ratings: number) =>
  Math.max(FEWEST_PROBES, Math.min(MOST_PROBES, Math.round(PROBED_RATINGS / ratings)))

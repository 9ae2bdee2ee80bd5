import type { Design } from './design.ts'
import type { Equations } from './equations.ts'
import type { Moments } from './moments.ts'
import { type Profile, profileAt } from './profile.ts'
import { type Slope, slopeAt } from './slope.ts'
import { choleskyOf, solveCholesky } from './small-matrix.ts'

/** How the equations are solved, and how far what they give can be trusted. */
export type Method = {
  readonly equations: (theta: readonly number[]) => Equations | null
  /** Steps in the logarithms of the variances below this end the search. */
  readonly tolerance: number
  /** A criterion higher than before by less than this may be noise. */
  readonly noise: number
}

export type Maximum = {
  /** Relative standard deviations; exactly 0 where the data show no variance. */
  readonly theta: readonly number[]
  readonly profile: Profile
  readonly equations: Equations
  readonly converged: boolean
  readonly steps: number
}

type Point = {
  readonly logVariances: readonly number[]
  readonly active: readonly boolean[]
  readonly profile: Profile
  readonly equations: Equations
}

const MOST_STEPS = 100
const LARGEST_RISE = 1.5
const LARGEST_FALL = -3
/** A relative variance this small, by ratings per level, explains nothing that the ratings could show. */
const NOTHING = 1e-6
/** A gradient and curvature this small per level are rounding. */
const UNSAID = 1e-10
const MOST_DAMPING = 1e8
/** Where a variance starts again that was taken for zero too early. */
const REVIVED = 1e-3

/**
 * Newton's method with the average information on the logarithms of the relative variances, damped while the
 * criterion would rise. A variance that keeps falling is taken for zero, and looked at once more when the others are found. Null
 * if the model cannot be computed at the start.
 */
export function maximise(
  design: Design,
  moments: Moments,
  restricted: boolean,
  method: Method,
  start: readonly number[],
): Maximum | null {
  const at: At = (logVariances, active) => {
    const theta = thetaOf(logVariances, active)
    const equations = method.equations(theta)
    const profile = equations && profileAt(design, moments, equations, theta, restricted)
    if (!equations || !profile || !Number.isFinite(profile.criterion)) return null
    return { logVariances, active, profile, equations }
  }
  const slopeOf = (point: Point) => slopeAt(design, point.equations, point.profile, restricted)
  const all = start.map(() => true)
  const first = at(
    start.map(theta => 2 * Math.log(theta)),
    all,
  )
  if (first === null) return null
  const once = search(design, method, at, slopeOf, first)
  const found = once.point.active.includes(false) ? secondLook(design, method, at, slopeOf, once) : once
  const { point, converged, steps } = found
  return { ...point, theta: thetaOf(point.logVariances, point.active), converged, steps }
}

/** Whether the variances taken for zero would rise now that the others are found; if so the search goes on with them. */
function secondLook(design: Design, method: Method, at: At, slopeOf: (point: Point) => Slope, once: Found): Found {
  const { logVariances, active } = once.point
  // Not where it was given up, which may be so near zero that its slope is rounding.
  const tried = at(
    logVariances.map((value, f) => (active[f] ? value : Math.max(value, Math.log(leastTelling(design, f))))),
    active.map(() => true),
  )
  const gradient = tried && slopeOf(tried).gradient
  const wrongly = active.map((on, f) => !on && gradient !== null && gradient[f] < -UNSAID * design.factors[f].size)
  const next = at(
    logVariances.map((value, f) => (wrongly[f] ? Math.log(REVIVED) : value)),
    active.map((on, f) => on || wrongly[f]),
  )
  if (next === null) return { ...once, converged: false }
  if (!wrongly.includes(true)) return { ...once, point: next }
  const again = search(design, method, at, slopeOf, next)
  return { ...again, steps: once.steps + again.steps }
}

type At = (logVariances: readonly number[], active: readonly boolean[]) => Point | null
type Found = { readonly point: Point; readonly converged: boolean; readonly steps: number }

function search(design: Design, method: Method, at: At, slopeOf: (point: Point) => Slope, first: Point): Found {
  let point = first
  for (let steps = 1; ; steps++) {
    const slope = slopeOf(point)
    const active = point.active.map((on, f) => on && !vanishes(design, point, slope, f))
    const step = newtonStep(slope, active, 0)
    const converged = step.every(value => Math.abs(value) < method.tolerance)
    const changed = active.some((on, f) => on !== point.active[f])
    if (converged && !changed) return { point, converged, steps }
    const next = converged ? at(point.logVariances, active) : descend(point, slope, active, at, method.noise)
    if (converged) return { point: next ?? point, converged, steps }
    // Equations hold only until others are set up, so the point of departure has to be computed anew.
    if (next === null || steps >= MOST_STEPS)
      return { point: at(point.logVariances, point.active) ?? point, converged: false, steps }
    point = next
  }
}

const thetaOf = (logVariances: readonly number[], active: readonly boolean[]) =>
  logVariances.map((value, f) => (active[f] ? Math.exp(value / 2) : 0))

/** A variance that is as good as zero and would fall further, or of which the ratings say nothing at all. */
function vanishes(design: Design, point: Point, { gradient, curvature }: Slope, factor: number): boolean {
  const { size } = design.factors[factor]
  const slope = gradient[factor]
  if (Math.abs(slope) < UNSAID * size && curvature[factor * (gradient.length + 1)] < UNSAID * size) return true
  return Math.exp(point.logVariances[factor]) < leastTelling(design, factor) && slope > 0
}

const leastTelling = ({ ratings, factors }: Design, factor: number) => (NOTHING * factors[factor].size) / ratings

/**
 * Newton's step for the active variances, no component longer than it may be. The more `damping`, the shorter it is and the
 * nearer each component to its own descent (Marquardt 1963), so that damping enough always leads downhill.
 */
function newtonStep({ gradient, curvature }: Slope, active: readonly boolean[], damping: number): readonly number[] {
  const on = active.flatMap((isActive, f) => (isActive ? [f] : []))
  const count = active.length
  const matrix = Float64Array.from({ length: on.length ** 2 }, (_, at) => {
    const [f, g] = [on[Math.floor(at / on.length)], on[at % on.length]]
    return curvature[f * count + g] * (f === g ? 1 + damping : 1)
  })
  const factor = choleskyOf(matrix, on.length)
  const downhill = Float64Array.from(on, f => -gradient[f])
  // Where the ratings leave no residual the criterion falls without end and has no curvature.
  const raw = factor === null ? downhill.map(value => value / (1 + damping)) : solveCholesky(factor, downhill)
  const step = active.map(() => 0)
  raw.forEach((value, index) => {
    step[on[index]] = Math.max(LARGEST_FALL, Math.min(LARGEST_RISE, value))
  })
  return step
}

/** The next point, with as much damping as it takes for the criterion not to rise; null if it rises all the same. */
function descend(from: Point, slope: Slope, active: readonly boolean[], at: At, noise: number): Point | null {
  for (let damping = 0; damping < MOST_DAMPING; damping = 10 * damping + 0.1) {
    const step = newtonStep(slope, active, damping)
    const next = at(
      from.logVariances.map((value, f) => value + step[f]),
      active,
    )
    if (next && next.profile.criterion <= from.profile.criterion + noise) return next
  }
  return null
}

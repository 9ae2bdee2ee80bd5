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
/** Where a variance starts again that was taken for zero too early. */
const REVIVED = 1e-3

/**
 * Newton's method with the average information on the logarithms of the relative variances, steps halved while the
 * criterion rises. A variance that keeps falling is taken for zero, and looked at once more when the others are found. Null
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
  let found = search(design, method, at, slopeOf, first)
  const tried = found.point.active.includes(false) ? at(found.point.logVariances, all) : null
  if (tried !== null) {
    const { gradient } = slopeOf(tried)
    const wrongly = found.point.active.map((on, f) => !on && gradient[f] < 0)
    const raised = found.point.logVariances.map((value, f) => (wrongly[f] ? Math.log(REVIVED) : value))
    const active = found.point.active.map((on, f) => on || wrongly[f])
    const again = at(raised, active)
    if (again !== null) found = search(design, method, at, slopeOf, again)
  }
  const { point, converged, steps } = found
  return { ...point, theta: thetaOf(point.logVariances, point.active), converged, steps }
}

type At = (logVariances: readonly number[], active: readonly boolean[]) => Point | null
type Found = { readonly point: Point; readonly converged: boolean; readonly steps: number }

function search(design: Design, method: Method, at: At, slopeOf: (point: Point) => Slope, first: Point): Found {
  let point = first
  for (let steps = 1; ; steps++) {
    const slope = slopeOf(point)
    const active = point.active.map((on, f) => on && !vanishes(design, point, slope, f))
    const step = newtonStep(slope, active)
    const converged = step.every(value => Math.abs(value) < method.tolerance)
    const changed = active.some((on, f) => on !== point.active[f])
    if (converged && !changed) return { point, converged, steps }
    const next = converged ? at(point.logVariances, active) : descend(point, step, active, at, method.noise)
    if (converged) return { point: next ?? point, converged, steps }
    // Equations hold only until others are set up, so the point of departure has to be computed anew.
    if (next === null || steps >= MOST_STEPS)
      return { point: at(point.logVariances, point.active) ?? point, converged: false, steps }
    point = next
  }
}

const thetaOf = (logVariances: readonly number[], active: readonly boolean[]) =>
  logVariances.map((value, f) => (active[f] ? Math.exp(value / 2) : 0))

function vanishes(design: Design, point: Point, slope: Slope, factor: number): boolean {
  const perLevel = design.ratings / design.factors[factor].size
  return Math.exp(point.logVariances[factor]) * perLevel < NOTHING && slope.gradient[factor] > 0
}

function newtonStep({ gradient, curvature }: Slope, active: readonly boolean[]): readonly number[] {
  const on = active.flatMap((isActive, f) => (isActive ? [f] : []))
  const count = active.length
  const right = Float64Array.from(on, f => -gradient[f])
  const step = active.map(() => 0)
  for (let ridge = 0; ridge < 1e6; ridge = ridge === 0 ? 1e-8 : ridge * 10) {
    const matrix = Float64Array.from({ length: on.length ** 2 }, (_, at) => {
      const [f, g] = [on[Math.floor(at / on.length)], on[at % on.length]]
      return curvature[f * count + g] + (f === g ? ridge : 0)
    })
    const factor = choleskyOf(matrix, on.length)
    if (factor === null) continue
    solveCholesky(factor, right).forEach((value, index) => {
      step[on[index]] = Math.max(LARGEST_FALL, Math.min(LARGEST_RISE, value))
    })
    break
  }
  return step
}

/** The point a step away, or nearer if the criterion would rise; null if it rises all the way. */
function descend(
  from: Point,
  step: readonly number[],
  active: readonly boolean[],
  at: (logVariances: readonly number[], active: readonly boolean[]) => Point | null,
  noise: number,
): Point | null {
  for (let share = 1; share > 1e-6; share /= 2) {
    const next = at(
      from.logVariances.map((value, f) => value + share * step[f]),
      active,
    )
    if (next && next.profile.criterion <= from.profile.criterion + noise) return next
  }
  return null
}

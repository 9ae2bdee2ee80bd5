import { quadratureValue } from './adaptive-quadrature.ts'
import { levelCount } from './equations.ts'
import {
  type CategoricalModel,
  laplaceGradient,
  laplaceValue,
  modeAt,
  type Parameters,
  parametersOf,
} from './laplace.ts'
import type { Mode } from './mode.ts'
import { minimise, type Valued, withDifferences } from './quasi-newton.ts'
import { choleskyOf, inverseFromCholesky } from './small-matrix.ts'

export type CategoricalMaximum = {
  readonly parameters: Parameters
  readonly mode: Mode
  /** −2 log L */
  readonly criterion: number
  /** Covariance of thresholds and fixed effects, row-major; null if the second derivatives do not give one. */
  readonly covariance: Float64Array | null
  readonly converged: boolean
  readonly steps: number
}

const PROMISED_FALL = 1e-9
/** A standard deviation of effects this small changes no probability that could be seen. */
const NOTHING = 1e-3
const NO_EFFECT = Number.NEGATIVE_INFINITY

/** Maximum likelihood, by Laplace's approximation or by quadrature of `points` nodes. Null if it cannot be computed. */
export function maximiseCategorical(model: CategoricalModel, points: number): CategoricalMaximum | null {
  const objective = objectiveOf(model, points)
  const start = startOf(model)
  let minimum = search(objective, start, scaleOf(model), [])
  if (minimum === null) return null
  for (let f = 0; f < model.design.factors.length; f++) {
    if (minimum.x[f] > Math.log(NOTHING)) continue
    const without = search(objective, minimum.x.with(f, NO_EFFECT), scaleOf(model), fixedAtZero(minimum.x, f))
    if (without !== null && without.value < minimum.value + 1e-4) minimum = without
  }
  const { x, value: criterion, converged, steps } = minimum
  const covariance = covarianceOf(model, objective, x)
  // Last of all, because the equations of a mode hold only until those of another are set up.
  const parameters = parametersOf(model, x)
  const mode = modeAt(model, parameters, new Float64Array(levelCount(model.design)))
  return mode && { parameters, mode, criterion, covariance, converged, steps }
}

type Objective = (x: Float64Array) => Valued | null

function objectiveOf(model: CategoricalModel, points: number): Objective {
  let last: Float64Array = new Float64Array(levelCount(model.design))
  const at = (x: Float64Array) => {
    const parameters = parametersOf(model, x)
    const mode = modeAt(model, parameters, last) ?? modeAt(model, parameters, new Float64Array(last.length))
    if (mode) last = mode.u
    return mode && { parameters, mode }
  }
  if (points > 1) {
    return withDifferences(x => {
      const found = at(x)
      return found && quadratureValue(model, found.parameters, found.mode, points)
    })
  }
  return x => {
    const found = at(x)
    if (found === null) return null
    const value = laplaceValue(found.mode)
    return { value, gradient: laplaceGradient(model, found.parameters, found.mode) }
  }
}

const fixedAtZero = (x: Float64Array, factor: number) =>
  Array.from(x.keys()).filter(i => i === factor || x[i] === NO_EFFECT)

/** The search over all parameters but those that are held. */
function search(objective: Objective, start: Float64Array, scale: Float64Array, held: readonly number[]) {
  const free = Array.from(start.keys()).filter(i => !held.includes(i))
  const whole = (x: Float64Array) => {
    const all = start.slice()
    free.forEach((i, at) => {
      all[i] = x[at]
    })
    return all
  }
  const pick = (x: Float64Array) => Float64Array.from(free, i => x[i])
  const minimum = minimise(
    x => {
      const valued = objective(whole(x))
      return valued && { value: valued.value, gradient: pick(valued.gradient) }
    },
    pick(start),
    pick(scale),
    PROMISED_FALL,
  )
  return minimum && { ...minimum, x: whole(minimum.x) }
}

/** Thresholds as the shares of the categories give them, no fixed effects, moderate random ones. */
function startOf({ design, fixed, categories, thresholdCount }: CategoricalModel): Float64Array {
  const counts = new Float64Array(thresholdCount + 1)
  for (const category of categories) counts[category] += 1
  let below = 0
  const thresholds = Array.from(counts.subarray(0, thresholdCount), count => {
    below += count
    return Math.log(below / (categories.length - below))
  })
  return Float64Array.from([
    ...design.factors.map(() => Math.log(0.7)),
    ...thresholds,
    ...fixed.names.slice(1).map(() => 0),
  ])
}

/** Second derivatives of −2 log L, roughly: a rating tells at most a quarter about η, a level about two of its variance. */
function scaleOf({ design, fixed, categories, thresholdCount }: CategoricalModel): Float64Array {
  const perThreshold = categories.length / (2 * (thresholdCount + 1))
  const squares = new Float64Array(fixed.names.length)
  design.order.forEach(rating => {
    const start = fixed.of === undefined ? 0 : fixed.of[rating] * fixed.names.length
    for (let j = 0; j < squares.length; j++) squares[j] += fixed.patterns[start + j] ** 2 / 2
  })
  return Float64Array.from([
    ...design.factors.map(({ size }) => 2 * size),
    ...Array.from({ length: thresholdCount }, () => perThreshold),
    ...squares.subarray(1),
  ])
}

/** From second derivatives by central differences of the gradient; effects held at zero are left out. */
function covarianceOf(model: CategoricalModel, objective: Objective, x: Float64Array): Float64Array | null {
  const free = Array.from(x.keys()).filter(i => x[i] !== NO_EFFECT)
  const n = free.length
  const curvature = new Float64Array(n * n)
  for (const [row, i] of free.entries()) {
    const width = 1e-3 * Math.max(0.1, Math.abs(x[i]))
    const above = objective(x.with(i, x[i] + width))
    const below = objective(x.with(i, x[i] - width))
    if (above === null || below === null) return null
    free.forEach((j, column) => {
      const slope = (above.gradient[j] - below.gradient[j]) / (2 * width)
      curvature[row * n + column] += slope / 4
      curvature[column * n + row] += slope / 4
    })
  }
  const factor = choleskyOf(curvature, n)
  if (factor === null) return null
  const all = inverseFromCholesky(factor, n)
  const first = free.findIndex(i => i >= model.design.factors.length)
  const size = n - first
  return Float64Array.from({ length: size * size }, (_, at) => {
    const [row, column] = [Math.floor(at / size), at % size]
    return all[(first + row) * n + first + column]
  })
}

import { boundsOf, density, densitySlope, logProbability, score, weight, weightSlope } from './cumulative-link.ts'
import type { FixedDesign } from './data.ts'
import type { Design } from './design.ts'
import type { ExactEquations } from './exact-equations.ts'
import { fixedPart, randomPart, scaleLevels, sumOverFixed, sumOverRatings } from './linear-predictor.ts'
import { type Mode, modeOf } from './mode.ts'
import { dot } from './small-matrix.ts'

/** Categorical ratings and the model for them. Parameters are one vector: log θ by factor, thresholds, fixed effects. */
export type CategoricalModel = {
  readonly design: Design
  readonly fixed: FixedDesign
  /** Category of the rating at each place, from 0. */
  readonly categories: Int32Array
  readonly thresholdCount: number
  readonly equationsAt: (theta: readonly number[], weights: Float64Array) => ExactEquations | null
}

export type Parameters = {
  readonly theta: readonly number[]
  readonly thresholds: Float64Array
  readonly beta: Float64Array
}

export function parametersOf(model: CategoricalModel, vector: Float64Array): Parameters {
  const factors = model.design.factors.length
  return {
    theta: Array.from(vector.subarray(0, factors), Math.exp),
    thresholds: vector.slice(factors, factors + model.thresholdCount),
    beta: vector.slice(factors + model.thresholdCount),
  }
}

export function modeAt(model: CategoricalModel, { theta, thresholds, beta }: Parameters, start: Float64Array) {
  const { design, categories, equationsAt } = model
  const fixed = fixedPart(design, model.fixed, beta)
  return modeOf({ design, categories, fixed, thresholds, theta, equationsAt }, start)
}

/** −2 log L by Laplace's approximation at the mode: −2 Σ log P + |u|² + log |A|. */
export const laplaceValue = (mode: Mode): number => mode.penalised + mode.equations.logDeterminant()

/**
 * The derivatives of `laplaceValue` by all parameters, exactly. The log determinant depends on the mode through the weights;
 * what a parameter does to it by moving the mode comes from one further solution (`adjoint`).
 */
export function laplaceGradient(model: CategoricalModel, parameters: Parameters, mode: Mode): Float64Array {
  const { design, fixed, categories } = model
  const { theta, thresholds } = parameters
  const { eta, u, equations } = mode
  const traces = equations.traces()
  const leverages = equations.leverages()
  const at = (place: number) => boundsOf(categories[place], thresholds, eta[place])
  const scores = eta.map((_, place) => score(at(place)))
  const weights = eta.map((_, place) => weight(at(place)))
  const swing = eta.map((_, place) => leverages[place] * weightSlope(at(place)))
  const adjoint = equations.solve(scaleLevels(design, theta, sumOverRatings(design, swing)))
  const moved = randomPart(design, theta, adjoint)
  const byEta = eta.map((_, place) => swing[place] - 2 * scores[place] - weights[place] * moved[place])
  const levelScores = scaleLevels(design, theta, sumOverRatings(design, scores))
  const levelSlopes = scaleLevels(design, theta, sumOverRatings(design, byEta))
  const byTheta = design.factors.map(({ offset, size }, f) => {
    const of = (levels: Float64Array) => levels.subarray(offset, offset + size)
    return dot(of(levelSlopes), of(u)) + dot(of(levelScores), of(adjoint)) + 2 * (size - traces[f])
  })
  const byThresholds = thresholdGradient(model, parameters, eta, leverages, moved)
  return Float64Array.from([...byTheta, ...byThresholds, ...sumOverFixed(design, fixed, byEta)])
}

function thresholdGradient(
  { categories, thresholdCount }: CategoricalModel,
  { thresholds }: Parameters,
  eta: Float64Array,
  leverages: Float64Array,
  moved: Float64Array,
): Float64Array {
  const gradient = new Float64Array(thresholdCount)
  const add = (threshold: number, sign: 1 | -1, distance: number, probability: number, place: number) => {
    const f = density(distance)
    gradient[threshold] += (-2 * sign * f) / probability + leverages[place] * densitySlope(distance) + moved[place] * f
  }
  categories.forEach((category, place) => {
    const bounds = boundsOf(category, thresholds, eta[place])
    const probability = Math.exp(logProbability(bounds))
    if (category < thresholdCount) add(category, 1, bounds.upper, probability, place)
    if (category > 0) add(category - 1, -1, bounds.lower, probability, place)
  })
  return gradient
}

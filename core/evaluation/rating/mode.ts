import { boundsOf, logProbability, score, type Thresholds, weight } from './cumulative-link.ts'
import type { Design } from './design.ts'
import type { ExactEquations } from './exact-equations.ts'
import { randomPart, scaleLevels, sumOverRatings } from './linear-predictor.ts'
import { dot } from './small-matrix.ts'

/** The most probable random effects given everything else, and the equations there. */
export type Mode = {
  readonly u: Float64Array
  readonly eta: Float64Array
  /** −2 Σ log P + |u|² */
  readonly penalised: number
  readonly equations: ExactEquations
}

export type ModeProblem = {
  readonly design: Design
  /** Category of the rating at each place, from 0. */
  readonly categories: Int32Array
  /** Fixed part of η at each place. */
  readonly fixed: Float64Array
  readonly thresholds: Thresholds
  readonly theta: readonly number[]
  readonly equationsAt: (theta: readonly number[], weights: Float64Array) => ExactEquations | null
}

const MOST_STEPS = 50
const SETTLED = 1e-16

/** Newton's method (penalised iteratively reweighted least squares), steps halved while the objective rises; null if it fails. */
export function modeOf(problem: ModeProblem, start: Float64Array): Mode | null {
  const { design, categories, thresholds, theta, equationsAt } = problem
  let point = pointAt(problem, start)
  for (let steps = 0; steps < MOST_STEPS && Number.isFinite(point.penalised); steps++) {
    const at = (place: number) => boundsOf(categories[place], thresholds, point.eta[place])
    const equations = equationsAt(
      theta,
      point.eta.map((_, place) => weight(at(place))),
    )
    if (equations === null) return null
    const pull = scaleLevels(
      design,
      theta,
      sumOverRatings(
        design,
        point.eta.map((_, place) => score(at(place))),
      ),
    )
    const gradient = pull.map((value, level) => value - point.u[level])
    const step = equations.solve(gradient)
    const settled = dot(step, gradient) < SETTLED * (1 + Math.abs(point.penalised))
    const next = descend(problem, point, step)
    if (settled || next === null) return { ...point, equations }
    point = next
  }
  return null
}

type Point = { readonly u: Float64Array; readonly eta: Float64Array; readonly penalised: number }

function pointAt({ design, categories, fixed, thresholds, theta }: ModeProblem, u: Float64Array): Point {
  const eta = randomPart(design, theta, u)
  let sum = 0
  for (let place = 0; place < eta.length; place++) {
    eta[place] += fixed[place]
    sum += logProbability(boundsOf(categories[place], thresholds, eta[place]))
  }
  return { u, eta, penalised: dot(u, u) - 2 * sum }
}

function descend(problem: ModeProblem, from: Point, step: Float64Array): Point | null {
  for (let share = 1; share > 1e-8; share /= 2) {
    const next = pointAt(
      problem,
      from.u.map((value, level) => value + share * step[level]),
    )
    if (next.penalised < from.penalised) return next
  }
  return null
}

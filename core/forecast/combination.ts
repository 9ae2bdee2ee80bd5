import { projectAverageEts } from './ets/index.ts'
import type { Projection } from './projection.ts'
import { projectDecomposed } from './stl-projection.ts'
import { projectTheta } from './theta.ts'

/** Of values about 1: a method that has never been wrong. */
const EXACT = 1e-8

/**
 * The plain mean of three methods that err in different ways: exponential smoothing averaged over its forms, Theta, and
 * Theta after STL (of the logarithms where all values are positive: seasons grow with the level). That a plain mean of few
 * good methods beats each of them is the steadiest finding of the forecasting competitions (Makridakis, Spiliotis &
 * Assimakopoulos 2020). The deviation is their geometric mean: errors of methods on one series go together, so averaging does
 * not narrow it. Methods that fit the past exactly are not diluted by others. Null where the series is too short for any.
 */
export function projectCombination(y: Float64Array, period: number, horizon: number): Projection | null {
  const composition = y.every(value => value > 0) ? 'multiplicative' : 'additive'
  const all = [
    projectAverageEts(y, period, horizon),
    projectTheta(y, period, horizon),
    projectDecomposed(y, period, composition, rest => projectTheta(rest, 1, horizon)),
  ].filter(part => part !== null)
  if (all.length === 0) return null
  const exact = all.filter(({ deviation }) => deviation[0] < EXACT)
  const parts = exact.length > 0 ? exact : all
  const meanOf = (of: (part: Projection, h: number) => number) =>
    Float64Array.from({ length: horizon }, (_, h) => parts.reduce((sum, part) => sum + of(part, h), 0) / parts.length)
  return {
    model: parts.length === 1 ? parts[0].model : `mean of ${parts.map(({ model }) => model).join('; ')}`,
    mean: meanOf((part, h) => part.mean[h]),
    deviation: meanOf((part, h) => Math.log(part.deviation[h])).map(Math.exp),
  }
}

import { boundsOf, logProbability } from './cumulative-link.ts'
import { normalQuadrature } from './gauss-hermite.ts'
import type { Estimate, Family } from './model.ts'

/** From the scale of η to that of the scores. */
export type Response = {
  /** The expected score at η, averaged over effects that are not known and have this variance together. */
  readonly expected: (eta: number, unknown: number) => number
  /** The probability of each score; null for the Gaussian family. */
  readonly probabilities: ((eta: number, unknown: number) => readonly number[]) | null
}

const POINTS = 21

/** `values` are the distinct scores, ascending. */
export function responseOf(family: Family, values: readonly number[], estimate: Estimate): Response {
  if (family === 'gaussian') return { expected: eta => eta, probabilities: null }
  const middle = -estimate.beta[0]
  const thresholds = Float64Array.from(estimate.thresholds, ({ estimate: at }) => at - middle)
  const { nodes, weights } = normalQuadrature(POINTS)
  const probabilities = (eta: number, unknown: number) =>
    values.map((_, category) =>
      nodes.reduce((sum, node, k) => {
        // η has minus the mean threshold as its intercept, so the thresholds are counted from their mean.
        const bounds = boundsOf(category, thresholds, eta + Math.sqrt(unknown) * node)
        return sum + weights[k] * Math.exp(logProbability(bounds))
      }, 0),
    )
  const expected = (eta: number, unknown: number) =>
    probabilities(eta, unknown).reduce((sum, probability, category) => sum + probability * values[category], 0)
  return { expected, probabilities }
}

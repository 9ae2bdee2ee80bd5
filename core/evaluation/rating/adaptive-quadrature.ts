import { boundsOf, logProbability } from './cumulative-link.ts'
import { normalQuadrature } from './gauss-hermite.ts'
import type { CategoricalModel, Parameters } from './laplace.ts'
import { fixedPart } from './linear-predictor.ts'
import type { Mode } from './mode.ts'

/**
 * −2 log L by adaptive Gauss–Hermite quadrature: each level's integral with nodes around its mode, in units of its
 * conditional standard deviation (Pinheiro & Bates 1995). For models of one factor, whose levels are independent.
 */
export function quadratureValue(model: CategoricalModel, parameters: Parameters, mode: Mode, points: number): number {
  const { design, categories } = model
  const { nodes, weights } = normalQuadrature(points)
  const fixed = fixedPart(design, model.fixed, parameters.beta)
  const spread = mode.equations.diagonal().map(Math.sqrt)
  const theta = parameters.theta[0] ?? 0
  const logLikelihood = (group: number, u: number) => {
    let sum = 0
    for (let place = design.groupStarts[group]; place < design.groupStarts[group + 1]; place++)
      sum += logProbability(boundsOf(categories[place], parameters.thresholds, fixed[place] + theta * u))
    return sum
  }
  let total = 0
  for (let group = 0; group < design.groups; group++) {
    const terms = nodes.map((node, k) => {
      const u = mode.u[group] + spread[group] * node
      return Math.log(weights[k]) + (node * node - u * u) / 2 + logLikelihood(group, u)
    })
    total += logSumOfExponentials(terms) + Math.log(spread[group])
  }
  return -2 * total
}

function logSumOfExponentials(terms: readonly number[]): number {
  const most = Math.max(...terms)
  return most + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - most), 0))
}

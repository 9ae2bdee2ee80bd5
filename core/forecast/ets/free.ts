import type { EtsForm } from './form.ts'
import type { EtsSlope } from './gradient.ts'
import type { EtsState } from './recursion.ts'

/** Bounds of the smoothing parameters, those of Hyndman's ets(): β below α, γ below 1 − α. */
const LOWEST = 0.0001
const HIGHEST = 0.9999
const PHI_LOWEST = 0.8
const PHI_HIGHEST = 0.98

/** A step of 1 in a free coordinate of a state is this much of the unit of the series. */
export type Units = { readonly level: number; readonly slope: number; readonly season: number }

/**
 * Between the model's parameters, which have bounds, and free coordinates for the search: each bounded parameter is a
 * logistic function of its coordinate, between bounds that may depend on the parameters before it. The first season is what
 * the sum of the others leaves over.
 */
export function coordinates(form: EtsForm, period: number, units: Units) {
  const trend = form.trend !== 'N'
  const damped = form.trend === 'Ad'
  const seasonal = form.season !== 'N'
  const sumOfSeasons = form.season === 'M' ? period : 0
  const size = 2 + (trend ? 2 : 0) + (damped ? 1 : 0) + (seasonal ? period : 0)
  const at = {
    beta: 1,
    gamma: trend ? 2 : 1,
    phi: 1 + (trend ? 1 : 0) + (seasonal ? 1 : 0),
    level: 1 + (trend ? 1 : 0) + (seasonal ? 1 : 0) + (damped ? 1 : 0),
  }
  const slopeAt = at.level + 1
  const seasonsAt = slopeAt + (trend ? 1 : 0) - 1

  const read = (x: Float64Array): EtsState => {
    const alpha = between(LOWEST, HIGHEST, x[0])
    const seasons = new Float64Array(seasonal ? period : 1)
    let rest = sumOfSeasons
    for (let j = 1; j < seasons.length; j++) {
      seasons[j] = x[seasonsAt + j] * units.season
      rest -= seasons[j]
    }
    seasons[0] = rest
    return {
      alpha,
      beta: trend ? between(LOWEST, Math.max(alpha, LOWEST), x[at.beta]) : 0,
      gamma: seasonal ? between(LOWEST, Math.max(1 - alpha, LOWEST), x[at.gamma]) : 0,
      phi: damped ? between(PHI_LOWEST, PHI_HIGHEST, x[at.phi]) : 1,
      level: x[at.level] * units.level,
      slope: trend ? x[slopeAt] * units.slope : 0,
      seasons,
    }
  }

  const write = (state: EtsState): Float64Array => {
    const x = new Float64Array(size)
    x[0] = freeOf(LOWEST, HIGHEST, state.alpha)
    if (trend) x[at.beta] = freeOf(LOWEST, state.alpha, state.beta)
    if (seasonal) x[at.gamma] = freeOf(LOWEST, 1 - state.alpha, state.gamma)
    if (damped) x[at.phi] = freeOf(PHI_LOWEST, PHI_HIGHEST, state.phi)
    x[at.level] = state.level / units.level
    if (trend) x[slopeAt] = state.slope / units.slope
    if (seasonal) for (let j = 1; j < period; j++) x[seasonsAt + j] = state.seasons[j] / units.season
    return x
  }

  /** The chain rule. */
  const slopes = (x: Float64Array, state: EtsState, by: EtsSlope): Float64Array => {
    const result = new Float64Array(size)
    const ofBeta = trend ? by.beta * logistic(x[at.beta]) : 0
    const ofGamma = seasonal ? by.gamma * logistic(x[at.gamma]) : 0
    result[0] = (by.alpha + ofBeta - ofGamma) * rate(LOWEST, HIGHEST, x[0])
    if (trend) result[at.beta] = by.beta * rate(LOWEST, state.alpha, x[at.beta])
    if (seasonal) result[at.gamma] = by.gamma * rate(LOWEST, 1 - state.alpha, x[at.gamma])
    if (damped) result[at.phi] = by.phi * rate(PHI_LOWEST, PHI_HIGHEST, x[at.phi])
    result[at.level] = by.level * units.level
    if (trend) result[slopeAt] = by.slope * units.slope
    if (seasonal)
      for (let j = 1; j < period; j++) result[seasonsAt + j] = (by.seasons[j] - by.seasons[0]) * units.season
    return result
  }

  return { size, read, write, slopes }
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
const between = (low: number, high: number, x: number): number => low + (high - low) * logistic(x)
const rate = (low: number, high: number, x: number): number => (high - low) * logistic(x) * logistic(-x)

function freeOf(low: number, high: number, value: number): number {
  const share = Math.min(Math.max((value - low) / (high - low), 0.001), 0.999)
  return Math.log(share / (1 - share))
}

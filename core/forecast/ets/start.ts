import { adjusted, seasonalIndices } from '../decomposition.ts'
import { leastSquares, lineThrough } from '../regression.ts'
import type { EtsForm } from './form.ts'
import type { EtsState } from './recursion.ts'

const LEAST_INDEX = 0.01

/** Smoothing that a search begins with: slow and fast, for the likelihood may have a hill at either end. */
const paces: readonly { readonly alpha: number; readonly beta: number }[] = [
  { alpha: 0.1, beta: 0.01 },
  { alpha: 0.7, beta: 0.1 },
]

/** Where the searches begin: heuristic states (Hyndman et al. 2008, section 2.6.1) with each pace; none if there are none. */
export function startsOf(form: EtsForm, y: Float64Array, period: number): readonly EtsState[] {
  const seasons = seasonsOf(form, y, period)
  if (seasons === null) return []
  const rest = form.season === 'N' ? y : adjusted(y, seasons, form.season === 'A' ? 'additive' : 'multiplicative')
  const head = rest.subarray(0, Math.min(Math.max(10, 2 * seasons.length), y.length))
  const line = lineThrough(head)
  const mean = head.reduce((sum, value) => sum + value, 0) / head.length
  return paces.map(({ alpha, beta }) => ({
    alpha,
    beta: form.trend === 'N' ? 0 : beta,
    gamma: form.season === 'N' ? 0 : 0.05,
    phi: form.trend === 'Ad' ? 0.97 : 1,
    level: form.trend === 'N' ? mean : line.intercept - line.slope,
    slope: form.trend === 'N' ? 0 : line.slope,
    seasons,
  }))
}

function seasonsOf({ season }: EtsForm, y: Float64Array, period: number): Float64Array | null {
  if (season === 'N') return Float64Array.of(0)
  const composition = season === 'A' ? 'additive' : 'multiplicative'
  const indices = y.length < 3 * period ? waveOf(y, period, season) : seasonalIndices(y, period, composition)
  if (indices === null || season === 'A') return indices
  const positive = indices.map(index => Math.max(index, LEAST_INDEX))
  const mean = positive.reduce((sum, index) => sum + index, 0) / period
  return positive.map(index => index / mean)
}

/** With less than three periods the classical indices are too noisy to begin with: one sine wave on a straight line. */
function waveOf(y: Float64Array, period: number, season: 'A' | 'M'): Float64Array | null {
  const angle = (t: number) => (2 * Math.PI * t) / period
  const columns = [
    y.map(() => 1),
    y.map((_, t) => t),
    y.map((_, t) => Math.cos(angle(t))),
    ...(period > 2 ? [y.map((_, t) => Math.sin(angle(t)))] : []),
  ]
  const fit = leastSquares(columns, y)
  if (fit === null) return null
  const [level, slope, cosine, sine = 0] = fit.coefficients
  return Float64Array.from({ length: period }, (_, j) => {
    const wave = cosine * Math.cos(angle(j)) + sine * Math.sin(angle(j))
    return season === 'A' ? wave : 1 + wave / (level + (slope * y.length) / 2)
  })
}

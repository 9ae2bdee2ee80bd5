import type { EtsForm } from './form.ts'
import type { EtsState, Trace } from './recursion.ts'

/** Derivatives of the criterion by the parameters and the states before the first value. */
export type EtsSlope = {
  readonly alpha: number
  readonly beta: number
  readonly gamma: number
  readonly phi: number
  readonly level: number
  readonly slope: number
  readonly seasons: Float64Array
}

/**
 * The recursions run backwards (reverse accumulation), so that all derivatives cost about as much as two passes, however
 * many states a season has.
 */
export function gradientOf(form: EtsForm, from: EtsState, trace: Trace, sumOfSquares: number): EtsSlope {
  const { alpha, beta, gamma, phi } = from
  const n = trace.carried.length
  const period = from.seasons.length
  const times = form.season === 'M'
  const relative = form.error === 'M'
  const weight = (2 * n) / sumOfSquares
  const seasons = new Float64Array(period)
  const total = { alpha: 0, beta: 0, gamma: 0, phi: 0 }
  let ofLevel = 0
  let ofSlope = 0
  for (let t = n - 1; t >= 0; t--) {
    const j = t % period
    const q = trace.carried[t]
    const s = trace.season[t]
    const surprise = trace.surprise[t]
    const fitted = times ? q * s : q + s
    const ofSeason = seasons[j]
    const intoLevel = times ? surprise / s : surprise
    const intoSeason = times ? surprise / q : surprise
    total.alpha += ofLevel * intoLevel
    total.beta += ofSlope * intoLevel
    total.gamma += ofSeason * intoSeason
    const smoothed = alpha * ofLevel + beta * ofSlope
    const error = relative ? surprise / fitted : surprise
    const byState = times ? smoothed / s + (gamma * ofSeason) / q : smoothed + gamma * ofSeason
    const bySurprise = byState + (weight * error) / (relative ? fitted : 1)
    const byFitted = (relative ? 2 / fitted - (weight * error * error) / fitted : 0) - bySurprise
    const byCarried = ofLevel + (times ? byFitted * s - (gamma * ofSeason * surprise) / (q * q) : byFitted)
    seasons[j] = ofSeason + (times ? byFitted * q - (smoothed * surprise) / (s * s) : byFitted)
    const byDamped = byCarried + ofSlope
    total.phi += byDamped * trace.slope[t]
    ofSlope = phi * byDamped
    ofLevel = byCarried
  }
  return { ...total, level: ofLevel, slope: ofSlope, seasons }
}

import type { EtsForm } from './form.ts'

/** Smoothing parameters and the states before the first value; `seasons[j]` belongs to the times t with t mod period = j. */
export type EtsState = {
  readonly alpha: number
  readonly beta: number
  readonly gamma: number
  readonly phi: number
  readonly level: number
  readonly slope: number
  readonly seasons: Float64Array
}

/** What one pass leaves behind for the derivatives and the forecast. */
export type Pass = {
  /** n log Σe² (+ 2 Σ log |fitted| where the error is multiplicative): −2 log likelihood but for a constant. */
  readonly criterion: number
  readonly sumOfSquares: number
  readonly level: number
  readonly slope: number
  readonly seasons: Float64Array
}

/** Memory of the passes over one series, used again for each. */
export type Trace = {
  /** Level carried forward with its slope, before the value is seen. */
  readonly carried: Float64Array
  readonly slope: Float64Array
  readonly season: Float64Array
  readonly surprise: Float64Array
}

export function traceOf(n: number): Trace {
  const row = () => new Float64Array(n)
  return { carried: row(), slope: row(), season: row(), surprise: row() }
}

/** Mean square of errors, of values about 1, below which a fit is exact: no search should chase the last digits of zero. */
const EXACT = 1e-20

/**
 * Runs the state-space recursions of Hyndman, Koehler, Ord & Snyder (2008, table 2.2 and 2.3) over the values. The states do
 * not depend on the kind of error, the criterion does. Null where a multiplicative form leaves the positive numbers.
 */
export function passOver(form: EtsForm, y: Float64Array, from: EtsState, trace: Trace): Pass | null {
  const { alpha, beta, gamma, phi } = from
  const seasons = from.seasons.slice()
  const period = seasons.length
  const times = form.season === 'M'
  const relative = form.error === 'M'
  let { level, slope } = from
  let squares = 0
  let logs = 0
  for (let t = 0, j = 0; t < y.length; t++, j = j + 1 === period ? 0 : j + 1) {
    const q = level + phi * slope
    const s = seasons[j]
    const fitted = times ? q * s : q + s
    if ((relative && fitted <= 0) || (times && (s <= 0 || q <= 0))) return null
    const surprise = y[t] - fitted
    const error = relative ? surprise / fitted : surprise
    squares += error * error
    if (relative) logs += Math.log(fitted)
    trace.carried[t] = q
    trace.slope[t] = slope
    trace.season[t] = s
    trace.surprise[t] = surprise
    const ofLevel = times ? surprise / s : surprise
    level = q + alpha * ofLevel
    slope = phi * slope + beta * ofLevel
    seasons[j] = s + gamma * (times ? surprise / q : surprise)
  }
  const sumOfSquares = Math.max(squares, y.length * EXACT)
  const criterion = y.length * Math.log(sumOfSquares) + 2 * logs
  return Number.isFinite(criterion) ? { criterion, sumOfSquares, level, slope, seasons } : null
}

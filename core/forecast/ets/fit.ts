import { minimise } from '../../evaluation/index.ts'
import { isAdmissible } from './admissible.ts'
import { type EtsForm, parameterCount } from './form.ts'
import { coordinates } from './free.ts'
import { gradientOf } from './gradient.ts'
import { type EtsState, type Pass, passOver, type Trace, traceOf } from './recursion.ts'
import { startsOf } from './start.ts'

export type EtsFit = {
  readonly form: EtsForm
  readonly period: number
  readonly observations: number
  readonly start: EtsState
  /** The states after the last value; `seasons` as in `start`. */
  readonly level: number
  readonly slope: number
  readonly seasons: Float64Array
  /** Of the errors, relative ones where the error is multiplicative. */
  readonly variance: number
  /** −2 log likelihood but for the constant n (1 + log 2π/n), as R's ets() counts it. */
  readonly criterion: number
  readonly aicc: number
}

/** Fall of the criterion that ends the search: far below what tells forms apart, so that a forecast is the same in any unit. */
const ENOUGH = 1e-8
/** A guess at the curvature of the criterion in the free coordinates. */
const CURVATURE = 4
/** Of the errors at the start of a search: their size is the unit of its steps, and a start may be exact. */
const LEAST_SPREAD = 1e-10

/**
 * Maximum likelihood fit of one form of exponential smoothing in its state space (Hyndman, Koehler, Ord & Snyder 2008,
 * chapter 5), all states before the first value included, within bounds that are both usual and admissible. `y` should be
 * of a size about 1. Null where the series is too short or not positive enough for the form.
 */
export function fitEts(form: EtsForm, y: Float64Array, period: number): EtsFit | null {
  const n = y.length
  const count = parameterCount(form, period)
  if (n < count + 3 || (form.error === 'M' && y.some(value => value <= 0))) return null
  const trace = traceOf(n)
  const found = startsOf(form, y, period).flatMap(start => searched(form, y, start, trace) ?? [])
  if (found.length === 0) return null
  const { state } = found.reduce((best, next) => (next.criterion < best.criterion ? next : best))
  const pass = passOver(form, y, state, trace)
  return pass && fitOf(form, y.length, period, state, pass)
}

type Found = { readonly state: EtsState; readonly criterion: number }

function searched(form: EtsForm, y: Float64Array, start: EtsState, trace: Trace): Found | null {
  const first = passOver(form, y, start, trace)
  if (first === null) return null
  const squares = trace.surprise.reduce((sum, value) => sum + value * value, 0)
  const spread = Math.max(Math.sqrt(squares / y.length), LEAST_SPREAD)
  const season = form.season === 'M' ? spread / start.level : spread
  const units = { level: spread, slope: spread / 10, season }
  const { size, read, write, slopes } = coordinates(form, start.seasons.length, units)
  const criterion = (x: Float64Array) => {
    const state = read(x)
    const pass = isAdmissible(form, state) ? passOver(form, y, state, trace) : null
    if (pass === null) return null
    return { value: pass.criterion, gradient: slopes(x, state, gradientOf(form, state, trace, pass.sumOfSquares)) }
  }
  const found = minimise(criterion, write(start), new Float64Array(size).fill(CURVATURE), ENOUGH)
  return found && { state: read(found.x), criterion: found.value }
}

function fitOf(form: EtsForm, n: number, period: number, start: EtsState, pass: Pass): EtsFit {
  const parameters = parameterCount(form, period)
  const withVariance = parameters + 1
  const { level, slope, seasons, criterion } = pass
  return {
    form,
    period,
    observations: n,
    start,
    level,
    slope,
    seasons,
    variance: pass.sumOfSquares / (n - parameters),
    criterion,
    aicc: criterion + 2 * withVariance + (2 * withVariance * (withVariance + 1)) / (n - withVariance - 1),
  }
}

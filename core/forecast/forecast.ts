import { answerFor } from './automatic.ts'
import { problemOf } from './check.ts'
import { filled } from './fill.ts'
import { type Interval, type Intervals, withBounds } from './intervals.ts'
import type { ForecastMethod } from './method.ts'
import type { ForecastNote, ForecastProblem } from './problem.ts'
import { fitRegressors, type Regressor, type RegressorEffect, withRegressors } from './regressors.ts'

export type ForecastRequest = {
  /** One value per period, in order; NaN where it is missing. */
  readonly values: Float64Array
  /** Periods of a season: 12 for months, 4 for quarters, 52 for weeks; 1 where there is none. */
  readonly period: number
  /** How many periods after the last value. */
  readonly horizon: number
  readonly method: ForecastMethod | 'auto'
  /** Each with a value for every period of the past and of the horizon. */
  readonly regressors?: readonly Regressor[]
}

export type Forecast = {
  readonly kind: 'forecast'
  /** What was used, also where 'auto' was asked for. */
  readonly method: ForecastMethod
  readonly model: string
  readonly mean: Float64Array
  readonly intervals: Intervals
  readonly regressors: { readonly scale: 'log' | 'level'; readonly effects: readonly RegressorEffect[] } | null
  readonly notes: readonly ForecastNote[]
}

export type ForecastRefusal = { readonly kind: 'refused'; readonly problem: ForecastProblem }

/**
 * Forecast of one series with intervals that should hold 80 and 95 of 100 values.
 *
 * 'auto' takes the Syntetos–Boylan form of Croston where demand is intermittent and else the combination of exponential
 * smoothing, Theta and STL, its intervals as wide as the errors of the past; where no value was negative it says none will
 * be. A method asked for by name answers as in its literature. Missing values within are interpolated, missing first ones
 * left out; where the last ones are missing the forecast begins earlier.
 */
export function forecastSeries(request: ForecastRequest): Forecast | ForecastRefusal {
  const problem = problemOf(request)
  if (problem !== null) return { kind: 'refused', problem }
  const { whole, trimmed, gaps, late } = prepared(request)
  const { period, method } = request
  const horizon = request.horizon + late
  const regressors = (request.regressors ?? []).map(({ name, values }) => ({ name, values: values.subarray(trimmed) }))
  const fit = regressors.length === 0 ? null : fitRegressors(whole, period, regressors)
  if (fit === null && regressors.length > 0) return refused(sayNothing(regressors))
  const answer = answerFor(fit?.values ?? whole, period, horizon, method)
  if (answer.kind === 'refused') return answer
  const moved = fit === null ? answer : withRegressors(answer, fit, regressors, whole.length)
  const possible = answer.method === 'combination' && whole.every(value => value >= 0) ? notBelowZero(moved) : moved
  return {
    kind: 'forecast',
    method: answer.method,
    model: answer.model,
    mean: possible.mean.subarray(late),
    intervals: later(possible.intervals, late),
    regressors: fit && { scale: fit.scale, effects: fit.effects },
    notes: [
      ...(trimmed > 0 ? [{ code: 'forecast.trimmed' as const, count: trimmed }] : []),
      ...(gaps > 0 ? [{ code: 'forecast.filled' as const, count: gaps }] : []),
      ...(late > 0 ? [{ code: 'forecast.ends-early' as const, count: late }] : []),
      ...answer.notes,
    ],
  }
}

const refused = (problem: ForecastProblem): ForecastRefusal => ({ kind: 'refused', problem })

function sayNothing(regressors: readonly Regressor[]): ForecastProblem {
  return {
    code: 'forecast.regressors-say-nothing',
    place: 'regressors',
    value: regressors.map(({ name }) => name).join(', '),
    expected: 'columns that differ from each other and move otherwise than trend and season',
  }
}

/** From the first known value to the last, the gaps filled. */
function prepared({ values, period }: ForecastRequest) {
  const known = Array.from(values.keys()).filter(t => !Number.isNaN(values[t]))
  const [trimmed, end] = [known[0], known[known.length - 1] + 1]
  return {
    whole: filled(values.slice(trimmed, end), period),
    trimmed,
    gaps: end - trimmed - known.length,
    late: values.length - end,
  }
}

type Bounded = { readonly mean: Float64Array; readonly intervals: Intervals }

function notBelowZero({ mean, intervals }: Bounded): Bounded {
  const cut = (value: number) => Math.max(0, value)
  return { mean: mean.map(cut), intervals: withBounds(intervals, cut) }
}

function later({ level80, level95 }: Intervals, late: number): Intervals {
  const from = ({ lower, upper }: Interval): Interval => ({ lower: lower.subarray(late), upper: upper.subarray(late) })
  return { level80: from(level80), level95: from(level95) }
}

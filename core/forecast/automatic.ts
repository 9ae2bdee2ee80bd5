import { widthsFromThePast } from './calibration.ts'
import { isDemand, isIntermittent } from './intermittent.ts'
import { type Intervals, normalWidths, withBounds } from './intervals.ts'
import { answerOf, type ForecastMethod, isForDemand } from './method.ts'
import type { ForecastNote, ForecastProblem } from './problem.ts'

export type ChosenAnswer = {
  readonly kind: 'answer'
  readonly method: ForecastMethod
  readonly model: string
  readonly mean: Float64Array
  readonly intervals: Intervals
  readonly notes: readonly ForecastNote[]
}

type Result = ChosenAnswer | { readonly kind: 'refused'; readonly problem: ForecastProblem }

/** Values that exponential smoothing and Theta need. */
const LEAST_TO_SMOOTH = 5

/** The answer of the method that is asked for, or of the one that suits the values. They are known throughout. */
export function answerFor(
  values: Float64Array,
  period: number,
  horizon: number,
  asked: ForecastMethod | 'auto',
): Result {
  // The search for parameters works on numbers about 1; the answer does not depend on the unit of the values.
  const unit = values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length || 1
  const y = values.map(value => value / unit)
  const constant = y.every(value => value === y[0])
  const method = constant ? 'naive' : asked === 'auto' ? suited(y) : asked
  if (isForDemand(method) && !isDemand(y))
    return refused('forecast.not-a-demand', method, 'values that are not negative and two at least above zero')
  const widths = method === 'combination' ? widthsFromThePast(y, period, horizon) : null
  const answer = answerOf(method, y, period, horizon, widths ?? normalWidths)
  if (answer === null)
    return refused(
      'forecast.method-needs-more',
      `${method} with ${y.length} values`,
      'a longer series or another method',
    )
  return {
    kind: 'answer',
    method,
    model: answer.model,
    mean: answer.mean.map(value => value * unit),
    intervals: withBounds(answer.intervals, bound => bound * unit),
    notes: constant ? [{ code: 'forecast.constant' }] : notesOn(y, period, method, widths !== null),
  }
}

function suited(y: Float64Array): ForecastMethod {
  if (isIntermittent(y)) return 'sba'
  return y.length < LEAST_TO_SMOOTH ? 'naive' : 'combination'
}

const refused = (code: ForecastProblem['code'], value: string, expected: string): Result => ({
  kind: 'refused',
  problem: { code, place: 'method', value, expected },
})

function notesOn(y: Float64Array, period: number, method: ForecastMethod, checked: boolean): readonly ForecastNote[] {
  const demands = y.filter(value => value > 0).length
  const smooths = method === 'combination' || method === 'ets'
  return [
    ...(isForDemand(method) ? [{ code: 'forecast.intermittent' as const, interval: y.length / demands }] : []),
    ...(period > 1 && y.length < 2 * period && method !== 'snaive'
      ? [{ code: 'forecast.no-season-yet' as const, values: y.length, needed: 2 * period }]
      : []),
    ...(smooths && y.some(value => value <= 0) ? [{ code: 'forecast.not-positive' as const }] : []),
    ...(method === 'combination' && !checked ? [{ code: 'forecast.widths-not-checked' as const }] : []),
  ]
}

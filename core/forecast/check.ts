import type { ForecastRequest } from './forecast.ts'
import type { ForecastProblem } from './problem.ts'

const LEAST_VALUES = 3

/** What speaks against a request before any method is tried; null if nothing. */
export function problemOf({ values, period, horizon, regressors = [] }: ForecastRequest): ForecastProblem | null {
  if (!Number.isInteger(period) || period < 1)
    return { code: 'forecast.bad-period', place: 'period', value: `${period}`, expected: 'a whole number from 1' }
  if (!Number.isInteger(horizon) || horizon < 1)
    return { code: 'forecast.bad-horizon', place: 'horizon', value: `${horizon}`, expected: 'a whole number from 1' }
  const infinite = values.findIndex(value => Math.abs(value) === Number.POSITIVE_INFINITY)
  if (infinite >= 0)
    return {
      code: 'forecast.not-finite',
      place: `value ${infinite + 1}`,
      value: `${values[infinite]}`,
      expected: 'a number',
    }
  const known = values.filter(value => !Number.isNaN(value)).length
  if (known < LEAST_VALUES)
    return {
      code: 'forecast.too-short',
      place: 'values',
      value: `${known}`,
      expected: `at least ${LEAST_VALUES} known values`,
    }
  return regressorProblem(regressors, values.length + horizon)
}

function regressorProblem(
  regressors: NonNullable<ForecastRequest['regressors']>,
  needed: number,
): ForecastProblem | null {
  for (const { name, values } of regressors) {
    const missing = values.findIndex(value => !Number.isFinite(value))
    const length = missing < 0 ? values.length : missing
    if (length < needed)
      return {
        code: 'forecast.regressor-too-short',
        place: name,
        value: `${length} values`,
        expected: `${needed}, for the past and the horizon`,
      }
  }
  return null
}

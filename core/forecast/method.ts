import { projectCombination } from './combination.ts'
import { projectBestEts } from './ets/index.ts'
import { type IntermittentMethod, projectIntermittent } from './intermittent.ts'
import { intervalsOf, type Intervals, type Widths } from './intervals.ts'
import { seasonalNaive } from './naive.ts'
import type { Projection } from './projection.ts'
import { projectDecomposed } from './stl-projection.ts'
import { projectTheta } from './theta.ts'

export const forecastMethods = [
  'naive',
  'snaive',
  'ets',
  'theta',
  'stl',
  'stl-theta',
  'combination',
  'croston',
  'sba',
  'tsb',
] as const
export type ForecastMethod = (typeof forecastMethods)[number]

export const isForecastMethod = (name: string): name is ForecastMethod =>
  (forecastMethods as readonly string[]).includes(name)

export const isForDemand = (method: ForecastMethod): method is IntermittentMethod =>
  method === 'croston' || method === 'sba' || method === 'tsb'

/** A method's answer in the unit of the values. */
export type Answer = { readonly model: string; readonly mean: Float64Array; readonly intervals: Intervals }

type Project = (y: Float64Array, period: number, horizon: number) => Projection | null

const projects: Readonly<Record<Exclude<ForecastMethod, IntermittentMethod>, Project>> = {
  naive: (y, _, horizon) => (y.length > 1 ? seasonalNaive(y, 1, horizon) : null),
  snaive: (y, period, horizon) => (y.length > period ? seasonalNaive(y, period, horizon) : null),
  ets: projectBestEts,
  theta: projectTheta,
  stl: (y, period, horizon) => projectDecomposed(y, period, 'additive', rest => projectBestEts(rest, 1, horizon)),
  'stl-theta': (y, period, horizon) => projectDecomposed(y, period, 'additive', rest => projectTheta(rest, 1, horizon)),
  combination: projectCombination,
}

/** Forecast by one method; null where the series is too short for it. The methods for demand have widths of their own. */
export function answerOf(
  method: ForecastMethod,
  y: Float64Array,
  period: number,
  horizon: number,
  widths: Widths,
): Answer | null {
  if (isForDemand(method)) return projectIntermittent(y, method, horizon)
  const projection = projects[method](y, period, horizon)
  return projection && { ...projection, intervals: intervalsOf(projection, widths) }
}

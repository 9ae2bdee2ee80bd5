/** Why a control chart cannot be drawn, as data: what was found, where, and what would be right. */
export type ChartProblem = {
  readonly code: ChartProblemCode
  readonly place: string
  /** Of the point that it is about, from 1; null where it is about more. */
  readonly position: number | null
  readonly value: string
  readonly expected: string
}

export type ChartProblemCode =
  | 'control-chart.too-few-points'
  | 'control-chart.not-a-number'
  | 'control-chart.not-a-count'
  | 'control-chart.bad-size'
  | 'control-chart.more-than-size'
  | 'control-chart.small-subgroup'
  | 'control-chart.unequal-lengths'
  | 'control-chart.bad-base'
  | 'control-chart.base-and-stages'
  | 'control-chart.bad-position'
  | 'control-chart.no-neighbours'

export const problem = (
  code: ChartProblemCode,
  place: string,
  value: string | number,
  expected: string,
): ChartProblem => ({ code, place, position: null, value: String(value), expected })

export const pointProblem = (
  code: ChartProblemCode,
  position: number,
  value: string | number,
  expected: string,
): ChartProblem => ({ code, place: `point ${position}`, position, value: String(value), expected })

/** Why there is no forecast. */
export type ForecastProblem = {
  readonly code: ForecastProblemCode
  readonly place: string
  readonly value: string
  readonly expected: string
}

export type ForecastProblemCode =
  | 'forecast.bad-period'
  | 'forecast.bad-horizon'
  | 'forecast.too-short'
  | 'forecast.not-finite'
  | 'forecast.regressor-too-short'
  | 'forecast.regressors-say-nothing'
  | 'forecast.method-needs-more'
  | 'forecast.not-a-demand'

/** What one should know of how a forecast came about. */
export type ForecastNote =
  | { readonly code: 'forecast.constant' }
  | { readonly code: 'forecast.intermittent'; readonly interval: number }
  | { readonly code: 'forecast.no-season-yet'; readonly values: number; readonly needed: number }
  | { readonly code: 'forecast.not-positive' }
  | { readonly code: 'forecast.filled'; readonly count: number }
  | { readonly code: 'forecast.trimmed'; readonly count: number }
  | { readonly code: 'forecast.ends-early'; readonly count: number }
  | { readonly code: 'forecast.widths-not-checked' }

import type { Asked } from './asked.ts'
import type { Outlook } from './forecast-file.ts'
import { notesOf, reasonOf } from './notes.ts'

/** Everything, as docs/json/forecast.schema.json describes it. */
export function asJson(asked: Asked, outlooks: readonly Outlook[]) {
  return {
    format: 'huke-forecast/1',
    file: asked.file ?? null,
    value: asked.value,
    asked: asked.method,
    series: outlooks.map(outlook => seriesOf(asked, outlook)),
  }
}

function seriesOf(asked: Asked, outlook: Outlook) {
  const { name, values, period, label, forecast, problem, backtest } = outlook
  return {
    name,
    values: values.length,
    first: values.length === 0 ? null : label(0),
    last: values.length === 0 ? null : label(values.length - 1),
    period,
    problem,
    method: forecast?.method ?? null,
    model: forecast?.model ?? null,
    reason: forecast && reasonOf(asked.method, forecast.method),
    regressors: forecast?.regressors ?? null,
    forecast: forecast === null ? [] : stepsOf(outlook),
    backtest:
      backtest?.kind !== 'backtest'
        ? null
        : {
            origins: backtest.origins,
            ...backtest.score,
            mase: Number.isFinite(backtest.score.mase) ? backtest.score.mase : null,
            maeByPeriodAhead: backtest.byPeriodAhead,
          },
    notes: notesOf(outlook),
  }
}

function stepsOf({ forecast, values, label }: Outlook) {
  if (forecast === null) return []
  const { level80, level95 } = forecast.intervals
  return Array.from(forecast.mean, (mean, h) => ({
    time: label(values.length + h),
    mean,
    lower80: level80.lower[h],
    upper80: level80.upper[h],
    lower95: level95.lower[h],
    upper95: level95.upper[h],
  }))
}

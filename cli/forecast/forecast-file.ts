import type { Calendar } from '@huke/core/calendar'
import {
  type Backtest,
  backtest,
  type Forecast,
  type ForecastProblem,
  type ForecastRequest,
  forecastSeries,
  type Regressor,
} from '@huke/core/forecast'
import { readCalendar } from '../file/calendar.ts'
import { Unusable } from '../file/unusable.ts'
import type { Asked } from './asked.ts'
import { type Axis, axisOf, positions } from './axis.ts'
import { readSeries, type SeriesRows } from './read-series.ts'
import { endedBy, workdaysIn } from './workdays.ts'

/** One series of the file with its forecast, or why it has none. */
export type Outlook = {
  readonly name: string | null
  readonly values: Float64Array
  readonly period: number
  readonly label: (index: number) => string
  readonly forecast: Forecast | null
  readonly problem: ForecastProblem | null
  /** The last year of which the calendar names holidays, where the forecast goes beyond it. */
  readonly calendarEnds: number | null
  /** Null where none was asked for. */
  readonly backtest: Backtest | { readonly kind: 'refused'; readonly problem: ForecastProblem } | null
}

const WITHOUT_SEASON = 10

/** Reads and forecasts. Throws Unusable where the file, or the only series in it, cannot be used. */
export async function forecastFile(asked: Asked, tell: (text: string) => void): Promise<readonly Outlook[]> {
  const calendar = asked.workdays === undefined ? null : await readCalendar(asked.workdays)
  const series = await readSeries(asked, (rows, share) =>
    tell(`reading ${share === undefined ? '' : `${Math.floor(100 * share)} %, `}${rows} rows`),
  )
  const outlooks = series.map((rows, at) => {
    tell(`forecasting ${at + 1} of ${series.length}`)
    return outlookOf(rows, asked, calendar)
  })
  const [{ problem }] = outlooks
  if (outlooks.length === 1 && problem !== null) throw new Unusable(problem.code, [problem])
  return outlooks
}

function outlookOf(rows: SeriesRows, asked: Asked, calendar: Calendar | null): Outlook {
  const axis = rows.times.length === 0 ? positions : axisOf(rows.times)
  const period = asked.period ?? axis.period
  if (period === null)
    throw new Unusable('forecast.no-period', [{ place: '--period', value: '', expected: 'how many rows are a season' }])
  const known = rows.values.findLastIndex(value => !Number.isNaN(value)) + 1
  const values = Float64Array.from(rows.values.slice(0, known))
  const ahead = rows.values.length - known
  const horizon = asked.horizon ?? (ahead > 0 ? ahead : period > 1 ? period : WITHOUT_SEASON)
  const regressors = regressorsOf(rows, asked, axis, calendar, known + horizon)
  const request: ForecastRequest = { values, period, horizon, method: asked.method, regressors }
  const result = forecastSeries(request)
  const refused = result.kind === 'refused'
  return {
    name: rows.name,
    values,
    period,
    label: axis.label,
    forecast: refused ? null : result,
    problem: refused ? result.problem : null,
    calendarEnds: calendar && axis.days && endedBy(calendar, axis.days(known + horizon - 1)[1]),
    backtest: refused || asked.backtest === undefined ? null : backtest(request, asked.backtest),
  }
}

function regressorsOf(
  rows: SeriesRows,
  asked: Asked,
  { days }: Axis,
  calendar: Calendar | null,
  periods: number,
): readonly Regressor[] {
  const columns = asked.regressors.map((name, k) => ({ name, values: Float64Array.from(rows.regressors[k]) }))
  if (calendar === null) return columns
  if (days === null)
    throw new Unusable('forecast.bad-time', [
      {
        place: '--time',
        value: rows.times[0].cell,
        expected: 'dates, months, quarters, weeks or years for --workdays',
      },
    ])
  return [...columns, workdaysIn(calendar, days, periods)]
}

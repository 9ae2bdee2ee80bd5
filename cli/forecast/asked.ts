import { type ForecastMethod, isForecastMethod } from '@huke/core/forecast'
import { type Misused, parsedArguments } from '../file/file-command.ts'

/** What the command line asks for. */
export type Asked = {
  /** Undefined is standard input. */
  readonly file: string | undefined
  readonly value: string
  readonly time: string | undefined
  /** The column that tells several series in one file apart. */
  readonly series: string | undefined
  /** Undefined: that of the times. */
  readonly period: number | undefined
  /** Undefined: the rows of the future, or one period. */
  readonly horizon: number | undefined
  readonly method: ForecastMethod | 'auto'
  readonly regressors: readonly string[]
  /** A calendar whose working days in each period are a regressor. */
  readonly workdays: string | undefined
  /** How many origins, where a backtest is asked for. */
  readonly backtest: number | undefined
  readonly encoding: string | undefined
  readonly delimiter: string | undefined
  readonly json: boolean
}

export const usage = `Usage: huke forecast FILE.csv --value COL [options]

FILE            CSV in the order of time, one row a period, plain or packed with gzip;
                - reads standard input
--value COL     what is forecast; empty where it is not known
--time COL      2026-01, 2026-01-31, 2026年1月, 2026Q1, 2026-W05, 2026 or whole numbers; gaps
                and disorder are noticed, and the forecast has times
--series COL    several series in one file, told apart by this column
--period N      periods of a season: 12 for months, 4 for quarters, 52 for weeks, 1 for none;
                needed where there is no --time
--horizon N     how many periods ahead; one season (or 10) unless stated
--method NAME   auto (default), naive, snaive, ets, theta, stl, stl-theta, combination,
                croston, sba or tsb
--regressor COL something known beforehand that moves from year to year, such as days of a
                moving holiday; may be repeated. Rows whose value is empty are the future.
--workdays C    working days of each period as a regressor: a JSON file of a calendar, or
                cn-standard, cn-shift; needs --time
--backtest N    forecasts again from N earlier points and says how far off it would have been
--encoding E    --delimiter D   where they are not found out rightly
--json          everything, as docs/json/forecast.schema.json describes it

Exit codes: 0 done, 1 the file cannot be used, 2 misused, 3 done, but not for every series.`

const text = { type: 'string' } as const
const several = { type: 'string', multiple: true } as const
const options = {
  value: text,
  time: text,
  series: text,
  regressor: several,
  workdays: text,
  period: text,
  horizon: text,
  backtest: text,
  method: text,
  encoding: text,
  delimiter: text,
  json: { type: 'boolean' },
} as const

export function readArguments(args: readonly string[]): Asked | Misused {
  const parsed = parsedArguments(args, options)
  if ('misused' in parsed) return parsed
  const { values: given, positionals } = parsed
  const { value, time, series, method = 'auto', regressor: regressors = [], workdays } = given
  if (positionals.length !== 1) return { misused: 'One file is needed.' }
  if (value === undefined) return { misused: '--value is needed.' }
  if (method !== 'auto' && !isForecastMethod(method)) return { misused: `There is no method ${method}.` }
  const numbers = { period: given.period, horizon: given.horizon, backtest: given.backtest }
  const wrong = Object.entries(numbers).find(([, text]) => text !== undefined && !/^[1-9]\d{0,3}$/.test(text))
  if (wrong !== undefined) return { misused: `--${wrong[0]} is a whole number from 1 to 9999, not ${wrong[1]}.` }
  if (given.period === undefined && time === undefined)
    return { misused: '--period is needed where there is no --time.' }
  if (workdays !== undefined && time === undefined) return { misused: '--workdays needs --time.' }
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text))
  return {
    file: positionals[0] === '-' ? undefined : positionals[0],
    value,
    time,
    series,
    period: number(given.period),
    horizon: number(given.horizon),
    method,
    regressors: [...new Set(regressors)],
    workdays,
    backtest: number(given.backtest),
    encoding: given.encoding,
    delimiter: given.delimiter === '\\t' ? '\t' : given.delimiter,
    json: given.json === true,
  }
}

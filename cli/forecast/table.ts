import { padEnd, padStart } from '../file/text-width.ts'
import type { Asked } from './asked.ts'
import type { Outlook } from './forecast-file.ts'
import { notesOf, problemText, reasonOf } from './notes.ts'
import { plotLines, sparkline } from './plot.ts'

/** For people: of each series the past in a line, the forecast with its intervals, and what to know. */
export function asTable(asked: Asked, outlooks: readonly Outlook[]): string {
  return outlooks.map(outlook => ofSeries(asked, outlook).join('\n')).join('\n\n')
}

function ofSeries(asked: Asked, outlook: Outlook): readonly string[] {
  const { name, values, label, forecast, problem, period } = outlook
  const span = values.length === 0 ? '' : `, ${label(0)} … ${label(values.length - 1)}`
  const season = period === 1 ? 'no season' : `a season of ${period}`
  const head = `${name === null ? '' : `${name}: `}${values.length} values${span}, ${season}`
  if (forecast === null) return [head, ...(problem === null ? [] : [`No forecast. ${problemText(problem)}`])]
  return [
    head,
    `${forecast.model}`,
    reasonOf(asked.method, forecast.method),
    '',
    `  ${sparkline(values)}`,
    '',
    ...stepLines(outlook),
    ...regressorLines(outlook),
    ...backtestLines(outlook),
    ...notesOf(outlook).flatMap(({ text }) => ['', text]),
  ]
}

function stepLines({ forecast, values, label }: Outlook): readonly string[] {
  if (forecast === null) return []
  const { mean, intervals } = forecast
  const { level80, level95 } = intervals
  const digits = digitsFor(mean)
  const text = (value: number) => value.toFixed(digits)
  const rows = Array.from(mean, (value, h) => [
    label(values.length + h),
    text(value),
    `${text(level80.lower[h])} … ${text(level80.upper[h])}`,
    `${text(level95.lower[h])} … ${text(level95.upper[h])}`,
  ])
  const all = [['', 'forecast', '80 of 100', '95 of 100'], ...rows]
  const widths = [0, 1, 2, 3].map(column => Math.max(...all.map(row => row[column].length)))
  const plots = ['', ...plotLines(forecast)]
  return all.map(([time, ...figures], i) => {
    const cells = figures.map((cell, column) => padStart(cell, widths[column + 1] + 2))
    return `  ${padEnd(time, widths[0])}${cells.join('')}  ${plots[i]}`.trimEnd()
  })
}

/** Four digits or so, none cut off before the point. */
function digitsFor(values: Float64Array): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return largest === 0 ? 0 : Math.min(6, Math.max(0, 3 - Math.floor(Math.log10(largest))))
}

function regressorLines({ forecast }: Outlook): readonly string[] {
  if (!forecast?.regressors) return []
  const { scale, effects } = forecast.regressors
  const line = ({ name, effect, error, mean }: (typeof effects)[number]) => {
    const percent = (share: number) => `${(100 * share).toFixed(2)} %`
    const change = scale === 'log' ? percent(Math.exp(effect) - 1) : effect.toPrecision(4)
    const doubt = scale === 'log' ? percent(error) : error.toPrecision(2)
    return `  ${name}: ${change} for one more (± ${doubt}), from its mean of ${mean.toFixed(2)}`
  }
  return ['', 'What is known beforehand', ...effects.map(line)]
}

function backtestLines({ backtest }: Outlook): readonly string[] {
  if (backtest?.kind !== 'backtest') return []
  const { smape, mase, cover80, cover95 } = backtest.score
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`
  const scaled = Number.isFinite(mase) ? `, MASE ${mase.toFixed(3)}` : ''
  return [
    '',
    `From ${backtest.origins} earlier points: sMAPE ${smape.toFixed(2)} %${scaled}`,
    `  of the values ${percent(cover80)} lay in the interval for 80, ${percent(cover95)} in that for 95`,
  ]
}

import type { ForecastMethod, ForecastNote, ForecastProblem } from '@huke/core/forecast'
import { sentenceOf } from '../file/unusable.ts'
import type { Outlook } from './forecast-file.ts'

export type Note = { readonly code: string; readonly text: string }

/** What one should know before trusting the figures. */
export function notesOf({ forecast, backtest, calendarEnds }: Outlook): readonly Note[] {
  return [
    ...(forecast?.notes ?? []).map(note => ({ code: note.code, text: textOf(note) })),
    ...(calendarEnds === null
      ? []
      : [
          {
            code: 'forecast.calendar-ends',
            text: `The calendar names no days after ${calendarEnds}: later holidays are not yet counted.`,
          },
        ]),
    ...(backtest?.kind === 'refused'
      ? [{ code: backtest.problem.code, text: 'The series is too short for a backtest of this horizon.' }]
      : []),
  ]
}

function textOf(note: ForecastNote): string {
  switch (note.code) {
    case 'forecast.constant':
      return 'All values are the same: the forecast repeats them, and nothing says how far they might vary.'
    case 'forecast.intermittent':
      return `On average one period in ${note.interval.toFixed(1)} has any demand: the forecast is a mean per period; the interval is of one period.`
    case 'forecast.no-season-yet':
      return `${note.values} values are too few to know a season (${note.needed} are needed): none is forecast.`
    case 'forecast.not-positive':
      return 'Some values are zero or negative: seasons and errors are added, never multiplied.'
    case 'forecast.filled':
      return `${note.count} missing values within were filled between their neighbours, season considered.`
    case 'forecast.trimmed':
      return `${note.count} rows before the first known value were left out.`
    case 'forecast.ends-early':
      return `The last ${note.count} values are missing: the forecast begins after the last known one.`
    case 'forecast.widths-not-checked':
      return 'The series is too short to check the intervals against its past; take them as too narrow rather than too wide.'
  }
}

/** Why this method, in a sentence. */
export function reasonOf(asked: ForecastMethod | 'auto', used: ForecastMethod): string {
  if (asked !== 'auto') return 'as asked'
  if (used === 'sba') return 'chosen because many periods are empty'
  if (used === 'naive') return 'chosen because nothing more can be learned from these values'
  return 'chosen because a mean of good methods is safer than any one of them'
}

export const problemText = ({ code, value, expected }: ForecastProblem): string =>
  `${sentenceOf(code)} ${value} – expected ${expected}`

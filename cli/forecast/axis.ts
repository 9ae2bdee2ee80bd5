import { Unusable } from '../file/unusable.ts'
import { dateOf, firstDayOfMonth, type Time, timeIn, timeText } from './time.ts'

/** The times of a series, and of the periods that come after. */
export type Axis = {
  readonly label: (index: number) => string
  /** Periods of a season, as far as the times tell. */
  readonly period: number | null
  /** Days of a period from the first to before the last, since 1970; null where times are plain numbers. */
  readonly days: ((index: number) => readonly [number, number]) | null
}

/** A cell of the time column, and where it is. */
export type TimeCell = { readonly cell: string; readonly place: string }

/** For rows without times: 1, 2, 3 … */
export const positions: Axis = { label: index => String(index + 1), period: null, days: null }

/** Throws Unusable where times cannot be read, run backwards, repeat or leave gaps. */
export function axisOf(cells: readonly TimeCell[]): Axis {
  const times = monthly(cells.map(read))
  const style = times[0].style
  const steps = times.slice(1).map(({ at }, i) => at - times[i].at)
  const backwards = steps.findIndex(step => step <= 0)
  if (backwards >= 0)
    throw new Unusable('forecast.disorder', [problemAt(cells[backwards + 1], `a time after ${cells[backwards].cell}`)])
  const step = steps.length === 0 ? 1 : Math.min(...steps)
  const gap = steps.findIndex(length => length !== step)
  const text = (at: number) => timeText({ style, at })
  if (gap >= 0)
    throw new Unusable('forecast.gap', [
      problemAt(cells[gap + 1], `${text(times[gap].at + step)}, a row for every period, its value empty if not known`),
    ])
  const at = (index: number) => times[0].at + index * step
  const inDays = style === 'date' || style === 'week'
  const start = (index: number) => (inDays ? at(index) : firstDayOfMonth(at(index)))
  return {
    label: index => text(at(index)),
    period: style === 'number' ? null : periodOf(inDays, step),
    days: style === 'number' ? null : index => [start(index), start(index + 1)],
  }
}

function read({ cell, place }: TimeCell, index: number, all: readonly TimeCell[]): Time {
  const time = timeIn(cell)
  const like = index > 0 ? timeIn(all[0].cell) : time
  if (time === null)
    throw new Unusable('forecast.bad-time', [problemAt({ cell, place }, 'such as 2026-01 or 2026-01-31')])
  if (like !== null && like.style !== time.style)
    throw new Unusable('forecast.bad-time', [problemAt({ cell, place }, `a time written like ${all[0].cell}`)])
  return time
}

const problemAt = ({ cell, place }: TimeCell, expected: string) => ({ place, value: cell, expected })

/** Dates on the same day of months, or on their last days, are months. */
function monthly(times: readonly Time[]): readonly Time[] {
  if (times[0].style !== 'date' || times.length < 2) return times
  const dates = times.map(({ at }) => dateOf(at))
  const months = dates.map(date => 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7)) - 1)
  const sameDay = dates.every(date => date.slice(8) === dates[0].slice(8))
  const lastDays = times.every(({ at }, i) => at === firstDayOfMonth(months[i] + 1) - 1)
  return sameDay || lastDays ? months.map(at => ({ style: 'month', at })) : times
}

function periodOf(inDays: boolean, step: number): number {
  if (inDays) return step === 1 ? 7 : step === 7 ? 52 : 1
  return 12 % step === 0 ? 12 / step : 1
}

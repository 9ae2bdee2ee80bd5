import { type Fields, isMissing, numberIn, readRows } from '../file/read-rows.ts'
import type { Place } from '../file/unusable.ts'
import type { Asked } from './asked.ts'
import type { TimeCell } from './axis.ts'

/** One series as it stands in the file, rows of the future included. */
export type SeriesRows = {
  /** Null where the file has one series. */
  readonly name: string | null
  /** NaN where it is empty. */
  readonly values: readonly number[]
  /** By the order of the regressors' columns. */
  readonly regressors: readonly (readonly number[])[]
  /** Empty where there is no such column. */
  readonly times: readonly TimeCell[]
}

type Growing = { name: string | null; values: number[]; regressors: number[][]; times: TimeCell[] }

/** Reads the series of a CSV file in the order of their first rows. Throws Unusable, with the lines, if it cannot be used. */
export async function readSeries(
  asked: Asked,
  onProgress: (rows: number, share: number | undefined) => void,
): Promise<readonly SeriesRows[]> {
  const { value, time, series, regressors } = asked
  const found = new Map<string, Growing>()
  const take = (fields: Fields, place: string): Place | null => {
    const cell = (name: string | undefined) => (name === undefined ? '' : (fields[name] ?? '').trim())
    const numbers = [...(isMissing(cell(value)) ? [] : [value]), ...regressors]
    const wrong = numbers.find(name => numberIn(cell(name)) === null)
    if (wrong !== undefined) return { place: `${place}, column ${wrong}`, value: cell(wrong), expected: 'a number' }
    const known = found.get(cell(series))
    const rows = known ?? {
      name: series === undefined ? null : cell(series),
      values: [],
      regressors: regressors.map(() => []),
      times: [],
    }
    if (known === undefined) found.set(cell(series), rows)
    rows.values.push(isMissing(cell(value)) ? Number.NaN : Number(cell(value)))
    regressors.forEach((name, k) => rows.regressors[k].push(Number(cell(name))))
    if (time !== undefined) rows.times.push({ cell: cell(time), place: `${place}, column ${time}` })
    return null
  }
  const needs = [value, time, series, ...regressors].filter(name => name !== undefined)
  await readRows({ ...asked, needs: [...new Set(needs)], onProgress }, take)
  return [...found.values()]
}

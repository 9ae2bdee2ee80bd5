import { existsSync } from 'node:fs'
import { MiningFault, readEventLog } from '@huke/server/mining'
import { type Place, Unusable } from './unusable.ts'

/** A CSV file, or standard input, and the columns that are needed of it. */
export type RowsWanted = {
  /** Undefined is standard input. */
  readonly file: string | undefined
  readonly needs: readonly string[]
  readonly encoding: string | undefined
  readonly delimiter: string | undefined
  readonly onProgress: (rows: number, share: number | undefined) => void
}

export type Fields = Readonly<Record<string, string>>

/** Takes a row in; the place where it cannot be read, or null. */
export type TakeRow = (fields: Fields, place: string) => Place | null

const MOST_BAD_ROWS = 10
const PROGRESS_ROWS = 50_000

/** Hands every row over in order. Throws Unusable, with the lines, if some cannot be read. */
export async function readRows(wanted: RowsWanted, take: TakeRow): Promise<void> {
  try {
    await read(wanted, take)
  } catch (error) {
    if (!(error instanceof MiningFault)) throw error
    const { value, expected, line } = error.detail
    throw new Unusable(error.code, [{ place: line === undefined ? 'file' : `line ${line}`, value, expected }])
  }
}

async function read({ file, needs, encoding, delimiter, onProgress }: RowsWanted, take: TakeRow): Promise<void> {
  if (file !== undefined && !existsSync(file))
    throw new Unusable('file.absent', [{ place: 'file', value: file, expected: 'a CSV file' }])
  const log = await readEventLog(file === undefined ? process.stdin : { path: file }, {
    format: 'csv',
    needs: [...needs],
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
  })
  const bad: Place[] = []
  let rows = 0
  for await (const row of log) {
    if (++rows % PROGRESS_ROWS === 0) onProgress(rows, shareOf(log.progress()))
    const place = `line ${row.line}`
    const problem =
      row.kind === 'rejected'
        ? { place, value: row.value ?? row.code, expected: row.expected ?? 'a whole row' }
        : take(row.fields, place)
    if (problem) bad.push(problem)
    if (bad.length === MOST_BAD_ROWS) break
  }
  if (bad.length > 0) throw new Unusable('file.bad-rows', bad)
}

const shareOf = ({ read: done, total }: { read: number; total: number | undefined }) =>
  total ? done / total : undefined

const MISSING = new Set(['', 'NA', 'NaN', 'null'])

/** What programs write where there is nothing. */
export const isMissing = (cell: string): boolean => MISSING.has(cell)

/** The number in a cell, in the plain form of programs; null if it is none. */
export function numberIn(cell: string): number | null {
  const value = Number(cell)
  return cell !== '' && Number.isFinite(value) ? value : null
}

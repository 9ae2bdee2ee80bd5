import type { ImportProblem, ImportProblemCode } from './problem.ts'
import type { FileRow, SheetRows } from './read-sheet.ts'

/** Says what is wrong with a field of a row of this sheet. */
export type Complain = (row: FileRow, key: string, code: ImportProblemCode, expectation: string) => void

export const complainTo =
  (problems: ImportProblem[], sheet: SheetRows): Complain =>
  (row, key, code, expectation) => {
    const value = row.cells[key] ?? ''
    const column = sheet.headings[key] ?? key
    problems.push({ sheet: sheet.title, row: row.row, column, value: String(value), code, expectation })
  }

/** The text of a cell, null where it is empty; `kept` where the file has no such column. */
export function text(sheet: SheetRows, row: FileRow, key: string, kept: string | null): string | null {
  if (!(key in sheet.headings)) return kept
  const value = row.cells[key] ?? null
  return value === null ? null : String(value)
}

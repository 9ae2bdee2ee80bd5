import { stringify } from 'csv-stringify/sync'

/**
 * Lines of a CSV file. Every file we write is made of these: whatever somebody typed somewhere, a spreadsheet that opens it
 * shows text and runs nothing.
 */
export const csvLines = (rows: readonly (readonly string[])[]): string => stringify(rows.map(row => row.map(guarded)))

/** How a spreadsheet knows the encoding of a file that begins with it. */
export const byteOrderMark = '\uFEFF'

/** A cell as it was, of a file that we wrote and somebody gives back. */
export const unguarded = (cell: string): string =>
  cell.startsWith(guard) && runs.test(cell.slice(1)) ? cell.slice(1) : cell

const guarded = (cell: string): string => (runs.test(cell) && !number.test(cell) ? guard + cell : cell)

/** A spreadsheet takes what follows it for text, and does not show it. */
const guard = `'`
/** Also wide, small and mathematical ones, and behind what nobody sees: what one spreadsheet shows another reads. */
const runs = /^[\s\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212]|^[\t\r]/u
const number = /^-\d+(\.\d+)?$/

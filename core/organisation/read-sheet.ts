import { type CellValue, readCell } from './cell.ts'
import { type Column, columns, type SheetName, sheetNames, sheetTitles } from './columns.ts'
import type { ImportProblem } from './problem.ts'

/** One sheet of a workbook, or one CSV file: its cells as text, the first row first. */
export interface Grid {
  readonly title: string
  readonly rows: readonly (readonly string[])[]
}

export interface FileRow {
  /** as the spreadsheet counts, from 1 */
  readonly row: number
  readonly cells: Readonly<Record<string, CellValue>>
  /** columns whose text was refused, and is null in `cells` */
  readonly unread: readonly string[]
}

export interface SheetRows {
  readonly name: SheetName
  readonly title: string
  /** the heading of each column that is there, by key, as the file writes it */
  readonly headings: Readonly<Record<string, string>>
  readonly rows: readonly FileRow[]
}

export interface ReadSheets {
  readonly sheets: readonly SheetRows[]
  readonly problems: readonly ImportProblem[]
  /** sheets and columns that mean nothing here; said, not refused */
  readonly ignored: readonly { readonly sheet: string; readonly column: string | null }[]
}

export const mostRows = 60_000
/** Those further right mean nothing here. */
export const mostColumns = 100

/** Finds the sheets of units, posts and people by title or headings, in Chinese or English, and reads their cells. */
export function readSheets(grids: readonly Grid[]): ReadSheets {
  const problems: ImportProblem[] = []
  const ignored: { sheet: string; column: string | null }[] = []
  const sheets: SheetRows[] = []
  // Every problem names its sheet.
  for (const grid of grids.map(({ title, rows }) => ({ title: shown(title), rows }))) {
    const name = nameOf(grid)
    if (name === null) ignored.push({ sheet: grid.title, column: null })
    else if (sheets.some(s => s.name === name)) problems.push(whole(grid, 'import.sheet-twice', `one sheet ${name}`))
    else if (grid.rows.length > mostRows) problems.push(whole(grid, 'import.too-many-rows', `at most ${mostRows} rows`))
    else sheets.push(readSheet(name, grid, problems, ignored))
  }
  if (sheets.length === 0 && problems.length === 0) {
    problems.push({ ...whole({ title: '', rows: [] }, 'import.no-sheet', sheetNames.join(', ')) })
  }
  return { sheets, problems, ignored }
}

function readSheet(
  name: SheetName,
  grid: Grid,
  problems: ImportProblem[],
  ignored: { sheet: string; column: string | null }[],
): SheetRows {
  const at = headingAt(grid)
  const titles = grid.rows[at] ?? []
  const placed = titles.map(title => columnOf(name, title))
  placed.forEach((column, i) => {
    const title = String(titles[i]).trim()
    if (column === null && title !== '') ignored.push({ sheet: grid.title, column: shown(title) })
    if (column !== null && placed.indexOf(column) < i) {
      problems.push({
        ...whole(grid, 'import.column-twice', 'one such column'),
        row: at + 1,
        column: title,
        value: title,
      })
    }
  })
  for (const column of columns[name].filter(c => c.required && !placed.includes(c))) {
    problems.push({
      ...whole(grid, 'import.missing-column', `${column.zh}, ${column.en}`),
      row: at + 1,
      column: column.zh,
    })
  }
  const headings = Object.fromEntries(placed.flatMap((c, i) => (c === null ? [] : [[c.key, String(titles[i]).trim()]])))
  const rows = grid.rows.flatMap((texts, i) => {
    if (i <= at || texts.every(text => text.trim() === '')) return []
    return [readRow(grid.title, i + 1, placed, texts, headings, problems)]
  })
  return { name, title: grid.title, headings, rows }
}

function readRow(
  sheet: string,
  row: number,
  placed: readonly (Column | null)[],
  texts: readonly string[],
  headings: Readonly<Record<string, string>>,
  problems: ImportProblem[],
): FileRow {
  const cells: Record<string, CellValue> = {}
  const unread: string[] = []
  placed.forEach((column, i) => {
    if (column === null) return
    const text = texts[i] ?? ''
    const read = readCell(column, text)
    cells[column.key] = read.ok ? read.value : null
    if (read.ok) return
    unread.push(column.key)
    const { code, expectation } = read
    problems.push({ sheet, row, column: headings[column.key] ?? column.zh, value: shown(text), code, expectation })
  })
  return { row, cells, unread }
}

const whole = (grid: Grid, code: ImportProblem['code'], expectation: string): ImportProblem => ({
  sheet: grid.title,
  row: null,
  column: null,
  value: '',
  code,
  expectation,
})

/** A title, else the sheet most of whose headings are there: `unit` tells people from units, `parent` the other way. */
function nameOf(grid: Grid): SheetName | null {
  const title = plain(grid.title)
  const titled = sheetNames.find(name => {
    const { zh, en, also } = sheetTitles[name]
    return [zh, en, ...also].some(word => plain(word) === title)
  })
  if (titled !== undefined) return titled
  const headings = grid.rows[headingAt(grid)] ?? []
  const scores = sheetNames.map(name => ({
    name,
    complete: columns[name].filter(c => c.required).every(c => headings.some(h => columnOf(name, h) === c)),
    score: new Set(headings.map(h => columnOf(name, h)).filter(c => c !== null)).size,
  }))
  const best = scores.filter(s => s.complete).toSorted((a, b) => b.score - a.score)
  return best[0] === undefined || best[0].score === best[1]?.score ? null : best[0].name
}

const headingAt = (grid: Grid): number =>
  Math.max(
    0,
    grid.rows.findIndex(row => row.some(text => text.trim() !== '')),
  )

const columnOf = (name: SheetName, heading: string): Column | null =>
  columns[name].find(c => [c.zh, c.en, ...c.also].some(word => plain(word) === plain(heading))) ?? null

/** Case, width, blanks and the star of required columns make no difference. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*_-]+/g, '')

/** What PostgreSQL and a page can show of a refused text. */
const shown = (text: string): string => text.replaceAll('\0', '\uFFFD').slice(0, 200).toWellFormed()

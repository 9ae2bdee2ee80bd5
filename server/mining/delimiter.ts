import { parse } from 'csv-parse/sync'

const DELIMITERS = [',', ';', '\t', '|']
const ROWS = 50

/** The delimiter that cuts the first rows into the most columns, of those under which most rows agree with the first. */
export function detectDelimiter(head: Buffer): string {
  const lastLine = head.lastIndexOf(10)
  const sample = lastLine > 0 ? head.subarray(0, lastLine + 1) : head
  const scores = DELIMITERS.map(delimiter => ({ delimiter, score: agreement(sample, delimiter) }))
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).delimiter
}

function agreement(sample: Buffer, delimiter: string): number {
  const widths = firstRows(sample, delimiter).map(row => row.length)
  const columns = widths[0] ?? 0
  if (columns < 2) return 0
  const share = widths.filter(width => width === columns).length / widths.length
  return share * share * columns
}

function firstRows(sample: Buffer, delimiter: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  try {
    parse(sample, {
      delimiter,
      on_record: (row: string[]) => void rows.push(row),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: ROWS,
    })
  } catch {
    // A quote that is never closed: the reader of the file will say so, with its line.
  }
  return rows
}

import { type CsvRecord, csvScanner } from './csv-scanner.ts'

const DELIMITERS = [',', ';', '\t', '|']
/** Rows by which the delimiter is chosen. */
const ROWS = 50

/** The delimiter that cuts the first rows into the most columns, of those under which most rows agree with the first. */
export function detectDelimiter(head: Uint8Array): string {
  const scores = DELIMITERS.map(delimiter => ({ delimiter, score: agreement(head, delimiter) }))
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).delimiter
}

/**
 * The first rows of a CSV text, the names of the columns first.
 *
 * @param head the beginning of the text, without byte order mark
 * @param isWhole there is nothing after the head; otherwise its last row may be cut and is left out
 */
export function headRows(
  head: Uint8Array,
  delimiter: string,
  isWhole: boolean,
  most: number,
  decode: (bytes: Uint8Array) => string,
): readonly (readonly string[])[] {
  const rows: string[][] = []
  scanHead(head, delimiter, isWhole, ({ bytes, starts, ends, fields }) => {
    if (rows.length >= most) return
    rows.push(Array.from({ length: fields }, (_, f) => decode(bytes.subarray(starts[f], ends[f]))))
  })
  return rows
}

/** Column names as the rest of the program sees them: without blanks around, numbered where they repeat, never empty. */
export function uniqueNames(header: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return header.map((raw, index) => {
    const name = raw.trim() || `(column ${index + 1})`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

function agreement(head: Uint8Array, delimiter: string): number {
  const widths: number[] = []
  scanHead(head, delimiter, false, ({ fields }) => {
    if (widths.length < ROWS) widths.push(fields)
  })
  const columns = widths[0] ?? 0
  if (columns < 2) return 0
  const share = widths.filter(width => width === columns).length / widths.length
  return share * share * columns
}

/** A quote that is never closed is for the reader of the whole text to say. */
function scanHead(head: Uint8Array, delimiter: string, isWhole: boolean, take: (record: CsvRecord) => void): void {
  let any = false
  const scanner = csvScanner(delimiter.charCodeAt(0), record => {
    any = true
    take(record)
  })
  scanner.write(head)
  if (isWhole || !any) scanner.end()
}

import { finished } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { MiningFault } from './fault.ts'

export type CsvRecord = {
  readonly values: readonly string[]
  /** The line on which the record ends. */
  readonly line: number
}

/** A record longer than this is a quote somebody forgot to close. */
const LONGEST_RECORD = 4 * 1024 * 1024
const MOST_FIELDS = 10_000
const NEWLINE = 10

/** Reads the records of a CSV text; stray quotes inside a field are taken as they stand. */
export async function* readRecords(chunks: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<CsvRecord> {
  const reading = new Reading(delimiter)
  const line = new LineWidth(delimiter.charCodeAt(0))
  try {
    for await (const chunk of chunks) {
      if (line.isWide(chunk)) throw reading.tooWide()
      const error = await reading.write(chunk)
      yield* reading.take()
      if (error) throw reading.fault(error)
    }
    const error = await reading.end()
    yield* reading.take()
    if (error) throw reading.fault(error)
  } catch (error) {
    throw reading.placed(error)
  } finally {
    reading.close()
  }
}

/** Follows how many fields a line may have, so that a parser never holds those of a line that does not end. */
class LineWidth {
  private fields = 0
  private readonly delimiter: number

  constructor(delimiter: number) {
    this.delimiter = delimiter
  }

  isWide(chunk: Buffer): boolean {
    for (let from = 0; from < chunk.length; ) {
      const end = chunk.indexOf(NEWLINE, from)
      const until = end < 0 ? chunk.length : end
      // A line that begins and ends here and is short has few fields, whatever is in it.
      const isShort = this.fields === 0 && end >= 0 && until - from <= MOST_FIELDS
      if (!isShort && this.countsTooMany(chunk, from, until)) return true
      if (end < 0) return false
      this.fields = 0
      from = end + 1
    }
    return false
  }

  private countsTooMany(chunk: Buffer, from: number, until: number): boolean {
    for (let at = from; at < until; at++) if (chunk[at] === this.delimiter && ++this.fields > MOST_FIELDS) return true
    return false
  }
}

// Records are collected as they are found, not read from the parser's own output: when the file breaks off, those
// before the break must come out and the half one after it must not.
class Reading {
  private found: CsvRecord[] = []
  private line = 0
  private complete = 0
  private counted = 0
  private doubled = 0
  private readonly parser

  constructor(delimiter: string) {
    this.parser = parse({
      delimiter,
      max_record_size: LONGEST_RECORD,
      on_record: (values: string[], { lines }) => {
        this.found.push({ values, line: this.lineOf(values, lines) })
        return null
      },
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    })
    this.parser.on('error', () => {})
    this.parser.resume()
  }

  write(chunk: Buffer): Promise<Error | null | undefined> {
    return new Promise(resolve => this.parser.write(chunk, resolve))
  }

  async end(): Promise<unknown> {
    this.parser.end()
    return finished(this.parser).then(
      () => undefined,
      (error: unknown) => error,
    )
  }

  *take(): Generator<CsvRecord> {
    const records = this.found
    this.found = []
    for (const record of records) {
      this.line = record.line
      this.complete++
      yield record
    }
  }

  tooWide(): unknown {
    return new MiningFault('mining.bad-csv', {
      value: 'a line of very many fields',
      expected: `at most ${MOST_FIELDS} fields in a line`,
      line: this.line + 1,
      complete: this.complete,
    })
  }

  fault(error: unknown): unknown {
    if (!(error instanceof CsvError)) return error
    const place = { line: this.line + 1, complete: this.complete }
    if (error.code === 'CSV_QUOTE_NOT_CLOSED')
      return new MiningFault('mining.quote-not-closed', { value: 'a quote', expected: 'its closing quote', ...place })
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      return new MiningFault('mining.record-too-long', {
        value: `a row of more than ${LONGEST_RECORD} characters`,
        expected: 'a closing quote',
        ...place,
      })
    return new MiningFault('mining.bad-csv', { value: error.code, expected: 'CSV', ...place })
  }

  /** A fault of the file beneath, told where in the text it struck. */
  placed(error: unknown): unknown {
    if (!(error instanceof MiningFault) || error.detail.line !== undefined) return error
    return new MiningFault(error.code, { ...error.detail, line: this.line + 1, complete: this.complete })
  }

  // The parser counts a Windows line end within quotes as two lines.
  private lineOf(values: readonly string[], counted: number): number {
    if (counted > this.counted + 1) this.doubled += values.join().split('\r\n').length - 1
    this.counted = counted
    return counted - this.doubled
  }

  close(): void {
    this.parser.destroy()
  }
}

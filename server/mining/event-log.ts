import type { RawEvent, Rejection } from '@huke/core/mining'
import { openBytes } from './bytes.ts'
import type { LogSource, Progress } from './bytes.ts'
import { cleanText } from './clean-text.ts'
import type { TextFlaws } from './clean-text.ts'
import { readCsv } from './csv.ts'
import { detectDelimiter } from './delimiter.ts'
import { detectEncoding, encodingNamed } from './encoding.ts'
import { MiningFault } from './fault.ts'
import { peek } from './peek.ts'
import { readXes } from './xes.ts'

export type LogOptions = {
  readonly format?: 'csv' | 'xes'
  readonly encoding?: string
  readonly delimiter?: string
  /** Columns or attributes without which nothing can be read; a log that lacks one is a fault. */
  readonly needs?: readonly string[]
}

export type Detected = {
  readonly format: 'csv' | 'xes'
  readonly encoding: string
  /** CSV only. */
  readonly delimiter?: string
  /** XES: the attributes of its first events and their traces (those prefixed `case:`). */
  readonly columns: readonly string[]
}

export type EventLog = AsyncIterable<RawEvent | Rejection> & {
  readonly detected: Detected
  readonly progress: () => Progress
}

const HEAD = 1024 * 1024
const FIRST_EVENTS = 1000

/**
 * Opens an event log and reads it as a stream, once. What options leave out is detected from the first MiB. Throws
 * MiningFault for a file that cannot be read as a whole; what is wrong with a single row comes as a Rejection in its place.
 */
export async function readEventLog(source: LogSource, options: LogOptions = {}): Promise<EventLog> {
  const { chunks, progress } = await openBytes(source)
  try {
    const { events, detected } = await open(chunks, options)
    return { [Symbol.asyncIterator]: () => events, detected, progress }
  } catch (error) {
    await chunks.return(undefined)
    throw error
  }
}

async function open(chunks: AsyncGenerator<Buffer>, options: LogOptions) {
  const raw = await peek(chunks, head => size(head) >= HEAD)
  const bytes = Buffer.concat(raw.head).subarray(0, HEAD)
  refuseOtherFiles(bytes)
  const encoding = options.encoding ? encodingNamed(options.encoding) : (declared(bytes) ?? detectEncoding(bytes))
  const flaws: TextFlaws = { broken: false, nul: false }
  const text = await peek(cleanText(raw.all, encoding, flaws), head => size(head) >= HEAD)
  const head = Buffer.concat(text.head)
  const format = options.format ?? (/^\s*</.test(head.toString('utf8', 0, 1024)) ? 'xes' : 'csv')
  const { events, ...found } =
    format === 'csv' ? await openCsv(text.all, head, flaws, options) : await openXes(text.all, flaws)
  refuseMissing(found.columns, options.needs ?? [])
  return { events, detected: { format, encoding, ...found } }
}

async function openCsv(text: AsyncGenerator<Buffer>, head: Buffer, flaws: TextFlaws, options: LogOptions) {
  const delimiter = options.delimiter ?? detectDelimiter(head)
  return { ...(await readCsv(text, delimiter, flaws)), delimiter }
}

async function openXes(text: AsyncGenerator<Buffer>, flaws: TextFlaws) {
  const first = await peek(readXes(text, flaws), head => head.length >= FIRST_EVENTS)
  if (first.head.length === 0)
    throw new MiningFault('mining.empty', { value: 'no event', expected: 'a log with events' })
  const columns = first.head.flatMap(event => [
    ...Object.keys(event.fields),
    ...(event.kind === 'event' ? Object.keys(event.caseFields ?? {}) : []),
  ])
  return { columns: [...new Set(columns)], events: first.all }
}

function refuseOtherFiles(bytes: Buffer): void {
  if (bytes.length === 0) throw new MiningFault('mining.empty', { value: 'an empty file', expected: 'CSV or XES' })
  if (bytes.toString('latin1', 0, 4) === 'PK\u0003\u0004')
    throw new MiningFault('mining.unsupported-file', {
      value: 'a zip archive or an Excel workbook',
      expected: 'CSV or XES, plain or packed with gzip',
    })
}

/**
 * The encoding an XML declaration states. A declaration that can be read byte by byte is not in UTF-16, whatever it
 * says: some programs write the text of one encoding into a file of another.
 */
function declared(bytes: Buffer): string | undefined {
  const label = /^<\?xml[^>]*\sencoding=["']([^"']+)["']/.exec(bytes.toString('latin1', 0, 200))?.[1]
  return label === undefined || /^utf-?16/i.test(label) ? undefined : encodingNamed(label)
}

function refuseMissing(columns: readonly string[], needs: readonly string[]): void {
  const missing = needs.filter(column => !columns.includes(column))
  if (missing.length === 0) return
  throw new MiningFault('mining.missing-column', {
    value: missing.join(', '),
    expected: `one of the columns that are there: ${columns.join(', ')}`,
    columns,
  })
}

function size(chunks: readonly Buffer[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.length, 0)
}

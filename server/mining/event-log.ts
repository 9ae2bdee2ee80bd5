import { detectDelimiter, type RawEvent, type Rejection } from '@huke/core/mining'
import type { LogSource, Progress } from './bytes.ts'
import { readCsv } from './csv.ts'
import { MiningFault } from './fault.ts'
import { type LogText, openText } from './log/open-text.ts'
import { xesColumns } from './log/read-xes-log.ts'
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

const FIRST_EVENTS = 1000

/**
 * Opens an event log and reads it as a stream, once. What options leave out is detected from the first MiB. Throws
 * MiningFault for a file that cannot be read as a whole; what is wrong with a single row comes as a Rejection in its place.
 */
export async function readEventLog(source: LogSource, options: LogOptions = {}): Promise<EventLog> {
  const { events, detected, progress } = await open(source, options)
  return { [Symbol.asyncIterator]: () => events, detected, progress }
}

async function open(source: LogSource, options: LogOptions) {
  const text = await openText(source, options)
  try {
    const { format, encoding } = text
    const { events, ...found } = format === 'csv' ? await openCsv(text, options) : await openXes(text)
    refuseMissing(found.columns, options.needs ?? [])
    return { events, detected: { format, encoding, ...found }, progress: text.progress }
  } catch (error) {
    await text.chunks.return(undefined)
    throw error
  }
}

async function openCsv({ chunks, head, flaws }: LogText, options: LogOptions) {
  const delimiter = options.delimiter ?? detectDelimiter(head)
  return { ...(await readCsv(chunks, delimiter, flaws)), delimiter }
}

async function openXes({ chunks, flaws }: LogText) {
  const first = await peek(readXes(chunks, flaws), head => head.length >= FIRST_EVENTS)
  if (first.head.length === 0)
    throw new MiningFault('mining.empty', { value: 'no event', expected: 'a log with events' })
  return { columns: xesColumns(first.head), events: first.all }
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

import type { LogColumns, LogReading, BadRow, LogRole } from '@huke/core/mining/log'
import type { LogSource, Progress } from '../bytes.ts'
import { openText } from './open-text.ts'
import { readCsvLog } from './read-csv-log.ts'
import { readXesLog } from './read-xes-log.ts'

export type ReadLogOptions = {
  readonly format?: 'csv' | 'xes'
  readonly encoding?: string
  /** One ASCII character. */
  readonly delimiter?: string
  /** Columns by their role, where their names do not tell. */
  readonly columns?: Partial<Readonly<Record<LogRole, string | undefined>>>
  /** As `timeParser` takes it. */
  readonly timeFormat?: string
  /** IANA zone of times that do not state theirs; UTC otherwise. */
  readonly zone?: string
  readonly onProgress?: (events: number, progress: Progress) => void
}

/** How the file was understood. */
export type DetectedLog = {
  readonly format: 'csv' | 'xes'
  readonly encoding: string
  /** Null: XES. */
  readonly delimiter: string | null
  readonly columns: LogColumns
  readonly timeFormat: string
  /** Formats in which the times can be read as well, as other times. */
  readonly timeFormatsAlso: readonly string[]
  /** The zone in which times without one were read; null if all state theirs. */
  readonly zone: string | null
  /** The column that tells begun from completed, where the log has both: its rows are events each all the same. */
  readonly lifecycle: string | null
}

export type ReadLog =
  | ({ readonly kind: 'log'; readonly detected: DetectedLog } & LogReading)
  | { readonly kind: 'bad-rows'; readonly detected: DetectedLog; readonly bad: readonly BadRow[] }

/**
 * Reads an event log (CSV or XES, plain or packed with gzip) into columns. Format, encoding, delimiter, columns and the way of
 * writing times are detected where they are not stated. Throws MiningFault for a file that cannot be read as a whole.
 */
export async function readLog(source: LogSource, options: ReadLogOptions = {}): Promise<ReadLog> {
  const text = await openText(source, options)
  try {
    return text.format === 'csv' ? await readCsvLog(text, options) : await readXesLog(text, options)
  } finally {
    await text.chunks.return(undefined)
  }
}

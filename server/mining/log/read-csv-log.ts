import { csvEvents, detectDelimiter, headRows, type LogColumns, uniqueNames } from '@huke/core/mining/log'
import type { CsvFault } from '@huke/core/mining/log'
import { BROKEN } from '../clean-text.ts'
import { MiningFault } from '../fault.ts'
import { columnsOf, lifecycleOf, timesOf } from './columns.ts'
import { decode } from './decode.ts'
import type { LogText } from './open-text.ts'
import type { ReadLog, ReadLogOptions } from './read-log.ts'

/** Rows by which times are understood. */
const SAMPLE = 1000

export async function readCsvLog(text: LogText, options: ReadLogOptions): Promise<ReadLog> {
  const { encoding, head, chunks, progress } = text
  const delimiter = options.delimiter ?? detectDelimiter(head)
  const [first, ...rows] = headRows(head, delimiter, text.isWhole, SAMPLE, decode)
  if (first === undefined)
    throw new MiningFault('mining.empty', { value: 'no row', expected: 'a first row with the columns' })
  const header = uniqueNames(first)
  const columns = columnsOf(header, options)
  const times = timesOf(samplesOf(rows, header, columns), options)
  const lifecycle = lifecycleOf(header, column => rows.map(row => row[header.indexOf(column)] ?? ''))
  const detected = { format: 'csv', encoding, delimiter, columns, ...times, lifecycle } as const
  const zone = options.zone ?? 'UTC'
  const events = csvEvents({
    delimiter,
    header,
    columns,
    times: { formats: [times.timeFormat], zone },
    decode,
    broken: BROKEN,
    isBroken: () => text.flaws.broken,
  })
  for await (const chunk of chunks) {
    refuse(events.write(chunk))
    if (events.isFull()) break
    options.onProgress?.(events.events(), progress())
  }
  if (!events.isFull()) refuse(events.end())
  if (events.bad.length > 0) return { kind: 'bad-rows', detected, bad: events.bad }
  return { kind: 'log', detected, ...events.done() }
}

function samplesOf(
  rows: readonly (readonly string[])[],
  header: readonly string[],
  { time, start }: LogColumns,
): readonly string[] {
  const at = [time, start].flatMap(column => (column === null ? [] : [header.indexOf(column)]))
  return rows.flatMap(row => at.map(index => row[index] ?? ''))
}

function refuse(fault: CsvFault | null): void {
  if (fault === null) return
  const { code, line, records } = fault
  const value = code === 'mining.quote-not-closed' ? 'a quote' : 'a row without end'
  throw new MiningFault(code, { value, expected: 'its closing quote', line, complete: Math.max(0, records - 1) })
}

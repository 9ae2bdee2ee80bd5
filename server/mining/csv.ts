import { type RawEvent, type Rejection, uniqueNames } from '@huke/core/mining'
import { unguarded } from '../file/index.ts'
import { withoutFlaws } from './flaws.ts'
import type { TextFlaws } from './clean-text.ts'
import { readRecords } from './csv-records.ts'
import type { CsvRecord } from './csv-records.ts'
import { MiningFault } from './fault.ts'

export type CsvRows = { readonly columns: readonly string[]; readonly events: AsyncGenerator<RawEvent | Rejection> }

/** Reads CSV from UTF-8 chunks: the first row names the columns, every later one is an event or a rejection. */
export async function readCsv(chunks: AsyncIterable<Buffer>, delimiter: string, flaws: TextFlaws): Promise<CsvRows> {
  const records = readRecords(chunks, delimiter)
  const first = await records.next()
  if (first.done) throw new MiningFault('mining.empty', { value: 'no row', expected: 'a first row with the columns' })
  const columns = uniqueNames(first.value.values.map(unguarded))
  return { columns, events: readEvents(records, columns, flaws) }
}

async function* readEvents(
  records: AsyncGenerator<CsvRecord>,
  columns: readonly string[],
  flaws: TextFlaws,
): AsyncGenerator<RawEvent | Rejection> {
  let row = 0
  for await (const { values, line } of records) {
    row++
    const fields: { [column: string]: string } = {}
    for (let index = 0; index < columns.length; index++) fields[columns[index] ?? ''] = unguarded(values[index] ?? '')
    const event: RawEvent = { kind: 'event', row, line, fields }
    const checked = flaws.broken || flaws.nul ? withoutFlaws(event) : event
    const whole = values.length === columns.length
    yield checked.kind === 'event' && !whole ? wrongFieldCount(event, values, columns) : checked
  }
}

function wrongFieldCount(event: RawEvent, record: CsvRecord['values'], columns: readonly string[]): Rejection {
  const surplus = record.slice(columns.length).map((value, index) => [`(field ${columns.length + index + 1})`, value])
  return {
    ...event,
    kind: 'rejected',
    code: 'mining.field-count',
    value: String(record.length),
    expected: `${columns.length} fields`,
    fields: { ...event.fields, ...Object.fromEntries(surplus) },
  }
}

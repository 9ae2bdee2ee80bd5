import { logBuilder } from './build.ts'
import { byteNames, type ByteNames } from './byte-names.ts'
import { byteTime } from './byte-time.ts'
import { type CsvFault, type CsvRecord, csvScanner } from './csv-scanner.ts'
import type { LogColumns } from './detect-columns.ts'
import { type BadRow, type LogReading, type LogTimes, MOST_BAD_ROWS, timeExpected } from './log-reading.ts'

export type CsvEventOptions = {
  readonly delimiter: string
  /** All columns of the file, in order. */
  readonly header: readonly string[]
  readonly columns: LogColumns
  readonly times: LogTimes
  /** UTF-8 to text; keeps a byte order mark. */
  readonly decode: (bytes: Uint8Array) => string
  /** Stands in the text for bytes that were none of its encoding, and whether it was put in anywhere so far. */
  readonly broken: string
  readonly isBroken: () => boolean
}

/** Give it the text in chunks of UTF-8, without byte order mark; ask `done` once it has all and nothing was bad. */
export type CsvEvents = {
  readonly write: (chunk: Uint8Array) => CsvFault | null
  readonly end: () => CsvFault | null
  readonly bad: readonly BadRow[]
  /** So many rows are bad that more would tell nothing. */
  readonly isFull: () => boolean
  readonly events: () => number
  readonly done: () => LogReading
}

/** Reads a CSV text, its first row the names of the columns, as an event log: only the columns of the log are looked at. */
export function csvEvents({ delimiter, header, columns, times, decode, broken, isBroken }: CsvEventOptions): CsvEvents {
  const at = (column: string | null) => (column === null ? -1 : header.indexOf(column))
  const [caseAt, activityAt, timeAt] = [at(columns.case), at(columns.activity), at(columns.time)]
  const [startAt, resourceAt, groupAt] = [at(columns.start), at(columns.resource), at(columns.group)]
  const lifecycleAt = at(columns.lifecycle)
  const [cases, activities, resources, groups, lifecycles] = [named(), named(), named(), named(), named()]
  const builder = logBuilder({
    start: startAt >= 0,
    resource: resourceAt >= 0,
    group: groupAt >= 0,
    lifecycle: lifecycleAt >= 0,
  })
  const [timeOf, startOf] = [byteTime(times.formats, times.zone, decode), byteTime(times.formats, times.zone, decode)]
  const bad: BadRow[] = []
  let row = 0
  let leftOut = 0
  let backwards = 0

  function named(): ByteNames {
    return byteNames(decode)
  }

  const textAt = ({ bytes, starts, ends }: CsvRecord, field: number): string =>
    decode(bytes.subarray(starts[field], ends[field])).trim()

  const refuse = (record: CsvRecord, field: number, expected: string): void => {
    if (bad.length < MOST_BAD_ROWS)
      bad.push({ line: record.line, column: header[field], value: textAt(record, field), expected })
  }

  const nameIn = (names: ByteNames, record: CsvRecord, field: number): number => {
    if (field < 0) return -1
    const before = names.count()
    const number = names.numberOf(record.bytes, record.starts[field], record.ends[field])
    if (number === before && isBroken() && names.nameOf(number).includes(broken))
      refuse(record, field, 'text of the encoding; another can be stated')
    return number
  }

  const take = (record: CsvRecord): void => {
    if (row++ === 0 || bad.length >= MOST_BAD_ROWS) return
    if (record.fields !== header.length) {
      const value = String(record.fields)
      bad.push({ line: record.line, column: null, value, expected: `${header.length} fields` })
      return
    }
    trim(record)
    const { bytes, starts, ends } = record
    if (ends[caseAt] === starts[caseAt] || ends[activityAt] === starts[activityAt] || ends[timeAt] === starts[timeAt]) {
      leftOut++
      return
    }
    const time = timeOf(bytes, starts[timeAt], ends[timeAt])
    if (Number.isNaN(time)) return refuse(record, timeAt, timeExpected(times))
    let start = Number.NaN
    if (startAt >= 0 && ends[startAt] > starts[startAt]) {
      start = startOf(bytes, starts[startAt], ends[startAt])
      if (Number.isNaN(start)) return refuse(record, startAt, timeExpected(times))
      if (start > time) {
        backwards++
        start = Number.NaN
      }
    }
    builder.add(
      nameIn(cases, record, caseAt),
      nameIn(activities, record, activityAt),
      time,
      start,
      nameIn(resources, record, resourceAt),
      nameIn(groups, record, groupAt),
      nameIn(lifecycles, record, lifecycleAt),
    )
  }

  const scanner = csvScanner(delimiter.charCodeAt(0), take)
  return {
    write: scanner.write,
    end: scanner.end,
    bad,
    isFull: () => bad.length >= MOST_BAD_ROWS,
    events: builder.events,
    done: () => ({
      log: builder.done({
        cases: cases.names(),
        activities: activities.names(),
        resources: resourceAt < 0 ? null : resources.names(),
        groups: groupAt < 0 ? null : groups.names(),
        lifecycles: lifecycleAt < 0 ? null : lifecycles.names(),
      }),
      leftOut,
      backwards,
    }),
  }
}

function trim({ bytes, starts, ends, fields }: CsvRecord): void {
  for (let f = 0; f < fields; f++) {
    while (starts[f] < ends[f] && bytes[starts[f]] === 0x20) starts[f]++
    while (starts[f] < ends[f] && bytes[ends[f] - 1] === 0x20) ends[f]--
  }
}

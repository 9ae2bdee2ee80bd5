import { fieldEvents } from '@huke/core/mining/log'
import type { RawEvent, Rejection } from '@huke/core/mining'
import { BROKEN } from '../clean-text.ts'
import { MiningFault } from '../fault.ts'
import { peek } from '../peek.ts'
import { readXes } from '../xes.ts'
import { columnsOf, lifecycleOf, timesOf } from './columns.ts'
import type { LogText } from './open-text.ts'
import type { ReadLog, ReadLogOptions } from './read-log.ts'

/** Events by whose attributes the columns are known. */
const FIRST_EVENTS = 1000
const PROGRESS_EVENTS = 20_000

export async function readXesLog(text: LogText, options: ReadLogOptions): Promise<ReadLog> {
  const { encoding, chunks, flaws, progress } = text
  const { head, all } = await peek(readXes(chunks, flaws), head => head.length >= FIRST_EVENTS)
  if (head.length === 0) throw new MiningFault('mining.empty', { value: 'no event', expected: 'a log with events' })
  const header = xesColumns(head)
  const columns = columnsOf(header, options)
  const samples = head.flatMap(event => [event.fields[columns.time] ?? '', event.fields[columns.start ?? ''] ?? ''])
  const times = timesOf(samples, options)
  const lifecycle = lifecycleOf(header, column => head.map(({ fields }) => fields[column] ?? ''))
  const detected = { format: 'xes', encoding, delimiter: null, columns, ...times, lifecycle } as const
  const events = fieldEvents(columns, { formats: [times.timeFormat], zone: options.zone ?? 'UTC' }, BROKEN)
  let count = 0
  for await (const event of all) {
    if (event.kind === 'event') events.add(column => event.fields[column] ?? event.caseFields?.[column], event.line)
    else events.refuse({ line: event.line, column: event.column ?? null, value: event.value, expected: event.expected })
    if (events.isFull()) break
    if (++count % PROGRESS_EVENTS === 0) options.onProgress?.(count, progress())
  }
  if (events.bad.length > 0) return { kind: 'bad-rows', detected, bad: events.bad }
  return { kind: 'log', detected, ...events.done() }
}

/** The attributes of some events and of their traces, these prefixed `case:`. */
export function xesColumns(events: readonly (RawEvent | Rejection)[]): readonly string[] {
  const names = events.flatMap(event => [
    ...Object.keys(event.fields),
    ...(event.kind === 'event' ? Object.keys(event.caseFields ?? {}) : []),
  ])
  return [...new Set(names)]
}

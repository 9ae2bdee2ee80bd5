import { detectColumns, detectTimeFormat, isColumnProblem, type LogColumns, timeParser } from '@huke/core/mining/log'

import { MiningFault } from '../fault.ts'
import type { DetectedLog, ReadLogOptions } from './read-log.ts'

const EXPECTED = {
  case: 'a column with the case',
  activity: 'a column with the activity',
  time: 'a column with the time',
  start: 'a column with the beginning',
  resource: 'a column with the person',
  group: 'a column with the group',
  lifecycle: 'a column with start and complete',
}

/** The columns of the log, as stated or by their names. Throws `mining.missing-column`. */
export function columnsOf(header: readonly string[], options: ReadLogOptions): LogColumns {
  const columns = detectColumns(header, options.columns ?? {})
  if (!isColumnProblem(columns)) return columns
  const { role, asked } = columns
  throw new MiningFault('mining.missing-column', {
    value: asked ?? '',
    expected: `${EXPECTED[role]} (--${role}); there are: ${header.join(', ')}`,
    columns: header,
  })
}

/** How times are written, by some of them. Where nothing fits, ISO 8601: then the rows say what is wrong. */
export function timesOf(
  samples: readonly string[],
  { timeFormat, zone = 'UTC' }: ReadLogOptions,
): Pick<DetectedLog, 'timeFormat' | 'timeFormatsAlso' | 'zone'> {
  const found = timeFormat === undefined ? detectTimeFormat(samples) : { format: timeFormat, alsoFits: [] }
  const format = found?.format ?? 'iso'
  const parse = timeParser([format])
  const isLocal = samples.some(text => parse(text.trim()) === 'no-zone')
  return { timeFormat: format, timeFormatsAlso: found?.alsoFits ?? [], zone: isLocal ? zone : null }
}

/** The column that tells begun from completed work, if the samples have both. */
export function lifecycleOf(
  header: readonly string[],
  samplesOf: (column: string) => readonly string[],
): string | null {
  const column = header.find(name => /^lifecycle[:_ ]?transition$/i.test(name) || /^lifecycle$/i.test(name))
  if (column === undefined) return null
  const values = new Set(samplesOf(column).map(value => value.trim().toLowerCase()))
  return values.has('start') && values.has('complete') ? column : null
}

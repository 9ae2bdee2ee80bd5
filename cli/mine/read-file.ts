import { existsSync } from 'node:fs'
import { type DetectedLog, MiningFault, readLog, type ReadLogOptions } from '@huke/server/mining/log'
import type { LogReading } from '@huke/core/mining/log'
import { pairLifecycle } from '@huke/core/mining/measure'
import { Unusable } from '../file/unusable.ts'
import type { Asked } from './asked.ts'

export type LogRead = LogReading & {
  readonly detected: DetectedLog
  /** Left out where starts and completions became one: starts without completion, and other transitions. */
  readonly unfinished: number
  readonly others: number
}

/** Reads the log of a file, or of standard input. Throws Unusable, with the lines where it can, for a log that is none. */
export async function readFile(asked: Asked, zone: string, tell: (text: string) => void): Promise<LogRead> {
  const { file } = asked
  if (file !== undefined && !existsSync(file))
    throw new Unusable('file.absent', [{ place: 'file', value: file, expected: 'an event log' }])
  const read = await readLog(file === undefined ? process.stdin : { path: file }, optionsOf(asked, zone, tell)).catch(
    unusable,
  )
  if (read.kind === 'bad-rows')
    throw new Unusable(
      'file.bad-rows',
      read.bad.map(({ line, column, value, expected }) => ({
        place: column === null ? `line ${line}` : `line ${line}, column ${column}`,
        value,
        expected,
      })),
    )
  const paired = pairLifecycle(read.log)
  if (paired.log.time.length === 0)
    throw new Unusable('mining.empty', [
      { place: 'file', value: `${read.leftOut} rows without case, activity or time`, expected: 'events' },
    ])
  return { ...read, ...paired }
}

const PROGRESS_MS = 200

function optionsOf(asked: Asked, zone: string, tell: (text: string) => void): ReadLogOptions {
  const { columns, encoding, delimiter, timeFormat } = asked
  let told = performance.now()
  return {
    columns,
    zone,
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(timeFormat === undefined ? {} : { timeFormat }),
    onProgress: (events, { read, total }) => {
      if (performance.now() - told < PROGRESS_MS) return
      told = performance.now()
      tell(`reading ${total ? `${Math.floor((100 * read) / total)} %, ` : ''}${events} events`)
    },
  }
}

function unusable(error: unknown): never {
  if (!(error instanceof MiningFault)) throw error
  const { value, expected, line, complete } = error.detail
  const where = line === undefined ? 'file' : `line ${line}`
  const place = complete === undefined ? where : `${where}, after ${complete} complete`
  throw new Unusable(error.code, [{ place, value, expected }])
}

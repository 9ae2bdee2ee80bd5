import { createWriteStream, type WriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import type { Rejection } from '@huke/core/mining'
import { byteOrderMark, csvLines, moveDurably, ownFile } from '../file/index.ts'

export type RejectedRow = Omit<Rejection, 'kind' | 'code'> & { readonly code: string }

export interface RejectedFile {
  add(row: RejectedRow): Promise<void>
  close(): Promise<void>
}

/**
 * A CSV with a line for each row that could not be used: why, and the row as it was, so that it can be put right and offered
 * again. A run reads its log from the beginning, so it writes this file anew and no row is in it twice.
 */
export async function rejectedFile(path: string, columns: readonly string[]): Promise<RejectedFile> {
  await rm(path, { force: true })
  const beside = `${path}.part`
  let stream: WriteStream | null = null
  const write = async (line: readonly string[]): Promise<void> => {
    stream ??= begin(beside, columns)
    if (!stream.write(lineOf(line))) await drained(stream)
  }
  return {
    add: ({ row, line, code, column, value, expected, fields }) =>
      write([
        String(row),
        String(line),
        code,
        column ?? '',
        value,
        expected,
        ...columns.map(name => fields[name] ?? ''),
      ]),
    close: async () => {
      if (stream === null) return
      stream.end()
      await finished(stream)
      await moveDurably(beside, path)
    },
  }
}

const reasonColumns = ['row', 'line', 'reason', 'column', 'value', 'expected']

function begin(path: string, columns: readonly string[]): WriteStream {
  const stream = createWriteStream(path, ownFile)
  // A failure is met where the next line, or the end, is awaited.
  stream.on('error', () => {})
  stream.write(byteOrderMark + lineOf([...reasonColumns, ...columns]))
  return stream
}

const lineOf = (fields: readonly string[]): string => csvLines([fields])

function drained(stream: WriteStream): Promise<void> {
  return new Promise((resolve, reject) => {
    if (stream.errored) reject(stream.errored)
    const end = (error?: Error): void => {
      stream.off('drain', end).off('error', end)
      if (error) reject(error)
      else resolve()
    }
    stream.once('drain', end).once('error', end)
  })
}

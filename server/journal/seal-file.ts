import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Seal } from '@huke/core/journal'
import type { Kysely } from 'kysely'
import type { Static } from 'typebox'
import { Value } from 'typebox/value'
import type { DB } from '../database/index.ts'
import { refused } from '../http/index.ts'
import { SealAnswer } from './schema.ts'
import { allSeals } from './seal-store.ts'

/** Writes all seals into a file, one a line, to be kept where nobody who can change the journal can change it. Answers their number. */
export async function exportSeals(db: Kysely<DB>, path: string): Promise<number> {
  let count = 0
  async function* lines(): AsyncGenerator<string> {
    for await (const { number, previous, root, count: rows, at, hash } of allSeals(db)) {
      count += 1
      yield `${JSON.stringify({ number, previous, root, count: rows, at, hash })}\n`
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
  return count
}

/** Reads what `exportSeals` wrote; a line that is no seal is refused. */
export async function* importSeals(path: string): AsyncGenerator<Seal> {
  let line = 0
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1
    if (text.trim() !== '') yield sealFrom(text, line)
  }
}

function sealFrom(text: string, line: number): Static<typeof SealAnswer> {
  const seal = jsonOf(text)
  if (Value.Check(SealAnswer, seal)) return seal
  throw refused('journal.not-a-seal', {
    place: `line ${line}`,
    value: text.slice(0, 200),
    expectation: 'a seal, as exported',
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Instant } from '@huke/core/calendar'
import { makeFolder, moveDurably, ownFile } from './durable.ts'
import { forgetLeft } from './forget-left.ts'

export interface StoredFile {
  readonly sha256: string
  readonly size: number
}

/** Content that has arrived whole, and is nobody's until it is kept. */
export interface Arrived extends StoredFile {
  keep(): Promise<void>
  /** Leaves nothing of what was not kept. */
  drop(): Promise<void>
}

export interface FileStore {
  /** Streams content in. Its beginning is judged before anything is written; what `judge` throws ends it. */
  receive(content: Readable, judge: (head: Buffer) => Promise<void>): Promise<Arrived>
  open(sha256: string): Readable
  /** The hash of what is kept under that name, worked out anew; null where nothing is. */
  hash(sha256: string): Promise<string | null>
  /** Takes away content that nobody has put here since `before`. */
  remove(sha256: string, before: Instant): Promise<void>
  /** Takes away what never arrived whole before then. */
  forgetArriving(before: Instant): Promise<void>
}

/** As much of a file as tells its kind. */
const headBytes = 4100

/** Files by the hash of their content, in a folder: the same file twice is kept once. */
export function folderStore(folder: string): FileStore {
  const placeOf = (sha256: string): string => path.join(folder, sha256.slice(0, 2), sha256)
  return {
    async receive(content, judge) {
      const arriving = path.join(folder, 'arriving', randomUUID())
      const drop = () => rm(arriving, { force: true })
      const hash = createHash('sha256')
      let size = 0
      const measured = async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          size += chunk.length
          yield chunk
        }
      }
      await makeFolder(path.dirname(arriving))
      const place = createWriteStream(arriving, ownFile)
      try {
        await pipeline(measured(judged(content, judge)), place)
      } catch (error) {
        // It may still be opening, and would be there again after it was taken away.
        if (!place.closed) await new Promise<void>(resolve => place.once('close', () => resolve()))
        await drop()
        throw error
      }
      const sha256 = hash.digest('hex')
      return {
        sha256,
        size,
        drop,
        async keep() {
          await makeFolder(path.dirname(placeOf(sha256)))
          await moveDurably(arriving, placeOf(sha256))
        },
      }
    },
    forgetArriving: before => forgetLeft(path.join(folder, 'arriving'), before),
    open: sha256 => createReadStream(placeOf(sha256)),
    async hash(sha256) {
      const hash = createHash('sha256')
      try {
        await pipeline(createReadStream(placeOf(sha256)), hash)
        return hash.digest('hex')
      } catch (error) {
        return unlessGone(error as NodeJS.ErrnoException) ?? null
      }
    },
    async remove(sha256, before) {
      const leaving = path.join(folder, 'leaving', randomUUID())
      await makeFolder(path.dirname(leaving))
      await rename(placeOf(sha256), leaving).catch(unlessGone)
      const brought = await stat(leaving).catch(unlessGone)
      if (brought === undefined) return
      // The same content may have been put here this very moment, by somebody whose row is not written yet.
      if (brought.mtimeMs >= before) await moveDurably(leaving, placeOf(sha256))
      else await rm(leaving)
    },
  }
}

async function* judged(content: Readable, judge: (head: Buffer) => Promise<void>): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0)
  for await (const chunk of content) {
    if (head === null) {
      yield chunk
      continue
    }
    head = Buffer.concat([head, chunk])
    if (head.length < headBytes) continue
    await judge(head)
    yield head
    head = null
  }
  if (head === null) return
  await judge(head)
  yield head
}

function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

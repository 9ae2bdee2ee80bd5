import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Instant } from '@huke/core/calendar'
import { makeFolder, moveDurably } from './durable.ts'

export interface StoredFile {
  readonly sha256: string
  readonly size: number
}

export interface FileStore {
  /** Streams content in; it is there whole or not at all. */
  put(content: Readable): Promise<StoredFile>
  open(sha256: string): Readable
  /** The hash of what is kept under that name, worked out anew; null where nothing is. */
  hash(sha256: string): Promise<string | null>
  /** Takes away content that nobody has put here since `before`. */
  remove(sha256: string, before: Instant): Promise<void>
}

/** Files by the hash of their content, in a folder: the same file twice is kept once. */
export function folderStore(folder: string): FileStore {
  const placeOf = (sha256: string): string => path.join(folder, sha256.slice(0, 2), sha256)
  return {
    async put(content) {
      const arriving = path.join(folder, 'arriving', randomUUID())
      await makeFolder(path.dirname(arriving))
      const hash = createHash('sha256')
      let size = 0
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk)
          size += chunk.length
          done(null, chunk)
        },
      })
      try {
        await pipeline(content, measure, createWriteStream(arriving, { flush: true }))
        const sha256 = hash.digest('hex')
        await makeFolder(path.dirname(placeOf(sha256)))
        await moveDurably(arriving, placeOf(sha256))
        return { sha256, size }
      } finally {
        await rm(arriving, { force: true })
      }
    },
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
      await mkdir(path.dirname(leaving), { recursive: true })
      await rename(placeOf(sha256), leaving).catch(unlessGone)
      const brought = await stat(leaving).catch(unlessGone)
      if (brought === undefined) return
      // The same content may have been put here this very moment, by somebody whose row is not written yet.
      if (brought.mtimeMs >= before) await moveDurably(leaving, placeOf(sha256))
      else await rm(leaving)
    },
  }
}

function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

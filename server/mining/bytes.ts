import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { MiningFault } from './fault.ts'

export type LogSource = { readonly path: string } | Readable

/** Progress in bytes of the file as it is stored, packed or not; `total` is unknown for a stream. */
export type Progress = { readonly read: number; readonly total: number | undefined }

export type Bytes = { readonly chunks: AsyncGenerator<Buffer>; readonly progress: () => Progress }

/** Opens a file or stream; gzip is recognised by its first two bytes, whatever the name says. */
export async function openBytes(source: LogSource): Promise<Bytes> {
  const total = 'path' in source && !isReadable(source) ? (await stat(source.path)).size : undefined
  const stream = isReadable(source) ? source : createReadStream(source.path, { highWaterMark: 256 * 1024 })
  const count = { read: 0 }
  return { chunks: unpacked(counted(stream, count)), progress: () => ({ read: count.read, total }) }
}

function isReadable(source: LogSource): source is Readable {
  return 'readable' in source
}

async function* counted(stream: Readable, count: { read: number }): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
    count.read += bytes.length
    yield bytes
  }
}

async function* unpacked(packed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const first = await atLeast(packed, 2)
  const whole = startingWith(first, packed)
  if (first[0] === 0x1f && first[1] === 0x8b) yield* gunzipped(whole)
  else yield* whole
}

async function atLeast(chunks: AsyncGenerator<Buffer>, size: number): Promise<Buffer> {
  let head: Buffer = Buffer.alloc(0)
  while (head.length < size) {
    const next = await chunks.next()
    if (next.done) break
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value])
  }
  return head
}

async function* startingWith(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (first.length > 0) yield first
    yield* rest
  } finally {
    await rest.return(undefined)
  }
}

async function* gunzipped(packed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  const feeding = feed(packed, gunzip)
  try {
    for await (const chunk of gunzip) yield chunk
  } catch (error) {
    throw gunzipFault(error)
  } finally {
    gunzip.destroy()
    await feeding
  }
}

async function feed(packed: AsyncGenerator<Buffer>, gunzip: ReturnType<typeof createGunzip>): Promise<void> {
  try {
    for await (const chunk of packed) {
      if (gunzip.destroyed) return
      if (!gunzip.write(chunk)) await drainedOrClosed(gunzip)
    }
    gunzip.end()
  } catch (error) {
    gunzip.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

function drainedOrClosed(gunzip: ReturnType<typeof createGunzip>): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      gunzip.off('drain', done).off('close', done)
      resolve()
    }
    gunzip.once('drain', done).once('close', done)
  })
}

function gunzipFault(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'Z_BUF_ERROR')
    return new MiningFault('mining.truncated', { value: 'the end of the file', expected: 'the rest of the gzip data' })
  if (typeof code === 'string' && code.startsWith('Z_'))
    return new MiningFault('mining.damaged', { value: 'damaged gzip data', expected: 'a whole gzip file' })
  return error
}

import { inflateRawSync } from 'node:zlib'

const endMagic = 0x06054b50
const entryMagic = 0x02014b50
const localMagic = 0x04034b50
const endLength = 22
const longestComment = 65_535
const mostEntries = 1000

/**
 * The files of a zip archive. Nothing is unpacked past `budget` bytes in total, whatever sizes the archive claims. Null
 * where it is no sound archive or would become larger.
 */
export function unzipWithin(archive: Buffer, budget: number): ReadonlyMap<string, Buffer> | null {
  try {
    return filesOf(archive, budget)
  } catch (error) {
    if (isOfBadData(error)) return null
    throw error
  }
}

function filesOf(archive: Buffer, budget: number): ReadonlyMap<string, Buffer> | null {
  const end = endOf(archive)
  const count = end === null ? Number.POSITIVE_INFINITY : archive.readUInt16LE(end + 10)
  if (end === null || count > mostEntries) return null
  const files = new Map<string, Buffer>()
  let at = archive.readUInt32LE(end + 16)
  let left = budget
  for (let i = 0; i < count; i++) {
    if (archive.readUInt32LE(at) !== entryMagic) return null
    const nameLength = archive.readUInt16LE(at + 28)
    const content = contentOf(archive, at, left)
    if (content === null) return null
    files.set(archive.toString('utf8', at + 46, at + 46 + nameLength), content)
    left -= content.length
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return files
}

/** The record at the end may be followed by a comment. */
function endOf(archive: Buffer): number | null {
  const first = Math.max(0, archive.length - endLength - longestComment)
  for (let at = archive.length - endLength; at >= first; at--) if (archive.readUInt32LE(at) === endMagic) return at
  return null
}

const methods = { stored: 0, deflated: 8 }

function contentOf(archive: Buffer, entry: number, budget: number): Buffer | null {
  const method = archive.readUInt16LE(entry + 10)
  const packed = archive.readUInt32LE(entry + 20)
  const local = archive.readUInt32LE(entry + 42)
  if (archive.readUInt32LE(local) !== localMagic) return null
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
  const bytes = archive.subarray(start, start + packed)
  if (method === methods.stored) return bytes.length <= budget ? bytes : null
  if (method !== methods.deflated) return null
  return inflateRawSync(bytes, { maxOutputLength: Math.max(1, budget) })
}

/** Too large, broken, or cut off; https://nodejs.org/api/errors.html */
const isOfBadData = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ERR_BUFFER_TOO_LARGE', 'ERR_OUT_OF_RANGE', 'ERR_BUFFER_OUT_OF_BOUNDS', 'Z_DATA_ERROR', 'Z_BUF_ERROR'].includes(
    String(error.code),
  )

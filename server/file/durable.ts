import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { chown, type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

export interface Owner {
  readonly uid: number
  readonly gid: number
}

/**
 * Writes a file that is there whole or not at all, also after the power was cut: beside its place, synced, renamed, and the
 * folder synced. Whatever is written outside the database, and is to last, is written by what is in here.
 */
export async function writeDurably(
  place: string,
  content: string | Uint8Array,
  { mode = 0o600, owner }: { mode?: number; owner?: Owner } = {},
): Promise<void> {
  const beside = `${place}.${randomUUID()}.part`
  try {
    const file = await open(beside, 'wx', mode)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    if (owner) await chown(beside, owner.uid, owner.gid)
    await moveDurably(beside, place)
  } finally {
    await rm(beside, { force: true })
  }
}

/** For what is streamed: synced at its end, of the user the server runs as and of nobody else on the machine. */
export const ownFile = { mode: 0o600, flush: true }

/** Brings what is already synced to its place, for good. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await rename(from, to)
  await sync(path.dirname(to))
}

/** Makes a folder that is still there after the power was cut; those above it as well. */
export async function makeFolder(folder: string, mode = 0o700): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode })
  if (first === undefined) return
  for (let made = folder; ; made = path.dirname(made)) {
    await sync(path.dirname(made))
    if (made === first) return
  }
}

/** What was written into a file or folder stays. */
export async function sync(place: string): Promise<void> {
  const file: FileHandle = await open(place, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Everything in a folder, and the folder. */
export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) await syncTree(place)
    else if (entry.isFile()) await sync(place)
  }
  await sync(folder)
}

/** The same for content that comes bit by bit. */
export async function streamDurably(place: string, content: AsyncIterable<string | Uint8Array>): Promise<void> {
  const beside = `${place}.${randomUUID()}.part`
  try {
    await pipeline(content, createWriteStream(beside, { flags: 'wx', ...ownFile }))
    await moveDurably(beside, place)
  } finally {
    await rm(beside, { force: true })
  }
}

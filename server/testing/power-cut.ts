import fs, { type BigIntStats } from 'node:fs'
import { type FileHandle, open, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import path from 'node:path'

/** What this process has had written to the disk, by inode: how far a file, and which names a folder then had. */
export interface Power {
  readonly files: Map<bigint, bigint>
  readonly folders: Map<bigint, ReadonlyMap<string, bigint>>
}

/** Notes from now on every sync this process asks for. Nothing else is changed. */
export async function watchSyncs(): Promise<Power> {
  const power: Power = { files: new Map(), folders: new Map() }
  const fsync = fs.fsync
  fs.fsync = ((fd: number, done: (error: Error | null) => void) => {
    note(power, fs.fstatSync(fd, { bigint: true }), `/proc/self/fd/${fd}`)
    fsync(fd, done)
  }) as typeof fs.fsync
  syncBuiltinESMExports()
  await watchHandles(power)
  return power
}

async function watchHandles(power: Power): Promise<void> {
  const handle = await open('/', 'r')
  const prototype = Object.getPrototypeOf(handle) as FileHandle
  await handle.close()
  for (const name of ['sync', 'datasync'] as const) {
    const original = prototype[name]
    prototype[name] = async function (this: FileHandle) {
      note(power, await this.stat({ bigint: true }), `/proc/self/fd/${this.fd}`)
      return original.call(this)
    }
  }
}

function note(power: Power, found: BigIntStats, place: string): void {
  if (!found.isDirectory()) power.files.set(found.ino, found.size)
  else {
    const names = fs.readdirSync(place, { withFileTypes: true })
    const inodes = names.map(({ name }): [string, bigint] => [
      name,
      fs.lstatSync(path.join(place, name), { bigint: true }).ino,
    ])
    power.folders.set(found.ino, new Map(inodes))
  }
}

/** Leaves of the folder what a disk would have: of files the part that was synced, the rest zeros; only names that were synced. */
export async function cutPower(power: Power, folder: string): Promise<void> {
  const { ino } = await stat(folder, { bigint: true })
  const kept = power.folders.get(ino)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name)
    const found = await stat(place, { bigint: true })
    if (entry.isDirectory()) await cutPower(power, place)
    else await cutFile(place, power.files.get(found.ino) ?? 0n)
    if (kept !== undefined && kept.get(entry.name) !== found.ino) await rename(place, `${place}.lost`)
  }
}

/** The same of one file, of which its maker had synced so much. */
export async function cutFile(place: string, synced: bigint): Promise<void> {
  const whole = fs.readFileSync(place)
  whole.fill(0, Number(synced))
  await writeFile(place, whole)
}

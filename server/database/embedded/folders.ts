import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseStartError } from '../start-error.ts'
import { runCommand } from './command.ts'
import type { SystemUser } from './system-user.ts'

export type Folders = { root: string; data: string; socket: string; log: string }

/** `sun_path` holds 104 bytes on macOS and 108 on Linux, the ending NUL included. */
const LONGEST_SOCKET_PATH = 103
const SOCKET_FILE = '.s.PGSQL.5432'

/** Makes the folders of one embedded server. `root` is the server's own: it becomes private to `user`. */
export async function prepareFolders(folder: string, user: SystemUser | undefined): Promise<Folders> {
  const root = path.resolve(folder)
  const folders = { root, data: path.join(root, 'data'), socket: socketFolder(root), log: path.join(root, 'log') }
  await checkOurs(root)
  await makePrivate(root, user).catch(cause => {
    throw unreachable(root, String(cause.message), cause)
  })
  await checkReach(root, user)
  await makePrivate(folders.log, user)
  await makePrivate(folders.socket, user)
  await checkPrivate(folders.socket, user)
  return folders
}

/** Beside the data where the path is short enough, otherwise in the system's temporary folder under a stable name. */
export function socketFolder(root: string): string {
  const beside = path.join(root, 'run')
  if (Buffer.byteLength(path.join(beside, SOCKET_FILE)) <= LONGEST_SOCKET_PATH) return beside
  return path.join(tmpdir(), `huke-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`)
}

async function makePrivate(folder: string, user: SystemUser | undefined): Promise<void> {
  // `user` has to pass through those above it; to look into them nobody has.
  await mkdir(path.dirname(folder), { recursive: true, mode: 0o711 })
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await lstat(folder)
  // Only ever take over what is ours: a link or a stranger's folder in /tmp is left alone and refused below.
  if (!made && found.uid !== process.getuid?.()) return
  if (!found.isDirectory()) return
  await chmod(folder, 0o700)
  if (user) await chown(folder, user.uid, user.gid)
}

/** The folder will be closed to everyone else: a wrong setting must not do that to somebody's files. */
async function checkOurs(root: string): Promise<void> {
  const names = await readdir(root).catch(() => [])
  const foreign = names.find(name => !/^(data|run|log|postgresql-)/.test(name))
  if (foreign === undefined) return
  throw new DatabaseStartError(
    'database.folder-not-ours',
    `The database folder ${root} holds other things (${foreign}). Set HUKE_DATA to a folder of its own.`,
  )
}

async function checkReach(root: string, user: SystemUser | undefined): Promise<void> {
  const test = await runCommand('/bin/sh', ['-c', 'cd -- "$1" && [ -r . ] && [ -w . ]', 'sh', root], user)
  if (!test.ok) throw unreachable(root, user ? 'the system user `postgres` cannot enter and write it' : test.output)
}

function unreachable(root: string, reason: string, cause?: unknown): DatabaseStartError {
  return new DatabaseStartError(
    'database.folder-unreachable',
    `The database folder ${root} cannot be used (${reason}). ` +
      'Set HUKE_DATA to a folder whose parents that user may enter, or start Huke as an ordinary user.',
    cause,
  )
}

/** The server trusts whoever reaches the socket, so nobody else may own or enter the folder it lies in. */
async function checkPrivate(folder: string, user: SystemUser | undefined): Promise<void> {
  const found = await lstat(folder)
  const owner = user?.uid ?? process.getuid?.() ?? found.uid
  if (found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return
  throw new DatabaseStartError(
    'database.socket-folder-unsafe',
    `The socket folder ${folder} belongs to somebody else or is open to others. Remove it and start again.`,
  )
}

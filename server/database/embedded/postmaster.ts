import { spawn } from 'node:child_process'
import { open, readdir, readFile, readlink, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { writeDurably } from '../../file/index.ts'
import { DatabaseStartError } from '../start-error.ts'
import type { Binaries } from './binaries.ts'
import { commandEnvironment, runCommand } from './command.ts'
import { endOrphans } from './orphans.ts'
import { ask, embeddedConnection, MAINTENANCE } from './connection.ts'
import type { Folders } from './folders.ts'
import { writeSettings, type Settings } from './settings.ts'
import type { SystemUser } from './system-user.ts'

export type Cluster = { folders: Folders; binaries: Binaries; user?: SystemUser; settings: Settings }

/** A server that is there but silent: it may be loading, or be ending. */
const START_PATIENCE_MS = 30_000
/** Backends of a postmaster killed a moment ago hold its shared memory for up to 2.5 s; starts fail until then, and not longer. */
const LEFTOVERS_MS = 5000
/** Crash recovery replays the write-ahead log and may honestly take minutes. */
const RECOVERY_PATIENCE_MS = 600_000

/** Leaves a server running that answers: adopts the one a killed process left behind, or starts one. */
export async function ensureRunning(cluster: Cluster): Promise<{ adopted: boolean }> {
  const connection = embeddedConnection(cluster.folders.socket, MAINTENANCE)
  const began = performance.now()
  let mine: Postmaster | undefined
  for (;;) {
    const answer = await ask(connection)
    if (answer === 'ready') return { adopted: mine === undefined || mine.ended() }
    const waited = performance.now() - began
    if (waited > (answer === 'starting' ? RECOVERY_PATIENCE_MS : START_PATIENCE_MS)) throw await notAnswering(cluster)
    // It started and ended by itself, more than once: it says why, and waiting does not mend it.
    if (mine?.ended() === true && waited > LEFTOVERS_MS && !(await isAlive(cluster))) throw await notAnswering(cluster)
    const alive = mine?.ended() === false || (await isAlive(cluster))
    if (!alive && answer === 'silent') mine = await spawnPostmaster(cluster)
    await sleep(waited < 1000 ? 30 : 200)
  }
}

/** Ends the server, waiting for its shutdown checkpoint; sessions that do not end in time are cut off. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const stop = (mode: string) =>
    runCommand(cluster.binaries.pgCtl, ['stop', '-D', cluster.folders.data, '-w', '-t', '60', '-m', mode], cluster.user)
  const stopped = await stop('fast')
  if (!stopped.ok && (await isAlive(cluster))) await stop('immediate')
}

async function isAlive(cluster: Cluster): Promise<boolean> {
  return (await runningPostmaster(cluster.folders.data)) !== undefined
}

type Postmaster = { ended(): boolean }

/** A child of ours rather than of pg_ctl, so that a dead one is reaped even where nobody else collects orphans. */
async function spawnPostmaster({ folders, binaries, user, settings }: Cluster): Promise<Postmaster> {
  await endOrphans(folders.data)
  await writeSettings(folders, settings, user)
  await disownStalePid(folders.data, user)
  const log = await open(logFile(folders), 'a', 0o600)
  let ended = false
  try {
    const child = spawn(binaries.postgres, ['-D', folders.data], {
      ...user,
      cwd: '/',
      env: commandEnvironment(),
      detached: true, // Ctrl-C at the terminal is for Huke, which then ends the server in good order.
      stdio: ['ignore', log.fd, log.fd],
    })
    child.on('error', () => (ended = true))
    child.on('exit', () => (ended = true))
    child.unref()
  } finally {
    await log.close()
  }
  return { ended: () => ended }
}

/** The process number of the server that works on this data directory, if one does. */
export async function runningPostmaster(data: string): Promise<number | undefined> {
  const pid = await recordedPid(data)
  return pid !== undefined && (await isPostmaster(pid, data)) ? pid : undefined
}

async function recordedPid(data: string): Promise<number | undefined> {
  const file = await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  return Number.parseInt(file, 10) || undefined
}

/** Process numbers come round again, above all in containers, and a killed postmaster may linger as a zombie. */
async function isPostmaster(pid: number, data: string): Promise<boolean> {
  if (!isProcess(pid)) return false
  if (process.platform !== 'linux') return true
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  if (!/^\d+ \(postgres\) [^ZX]/.test(stat)) return false
  // The postmaster works in its data directory. A container's root may not be allowed to look; then the name decides.
  const place = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  return place === undefined || place === (await realpath(data))
}

function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/**
 * A pid file of a dead postmaster whose number now belongs to a stranger would block the start for ever.
 * PostgreSQL ignores its parent's number in that file and still checks the shared memory named there, so we put our
 * own number in instead of removing the file. A number that is nobody's PostgreSQL sees through by itself.
 */
async function disownStalePid(data: string, user?: SystemUser): Promise<void> {
  const pid = await recordedPid(data)
  if (pid === undefined || pid === process.pid || !isProcess(pid) || (await isPostmaster(pid, data))) return
  const place = path.join(data, 'postmaster.pid')
  const [, ...rest] = (await readFile(place, 'utf8').catch(() => '')).split('\n')
  if (rest.length > 0) await writeDurably(place, [process.pid, ...rest].join('\n'), { owner: user })
}

function logFile(folders: Folders): string {
  return path.join(folders.log, 'start.log')
}

async function notAnswering({ folders }: Cluster): Promise<DatabaseStartError> {
  return new DatabaseStartError(
    'database.not-answering',
    `The embedded PostgreSQL in ${folders.root} does not answer. Its last words (more in ${folders.log}): ` +
      (await lastWords(folders.log)),
  )
}

/** Of the log written last: the server's own words go to one file until it has read its settings, then to another. */
async function lastWords(folder: string): Promise<string> {
  const files = (await readdir(folder)).map(name => path.join(folder, name))
  const written = await Promise.all(files.map(async file => ({ file, at: (await stat(file)).mtimeMs })))
  const newest = written.toSorted((a, b) => b.at - a.at)[0]
  const text = newest === undefined ? '' : await readFile(newest.file, 'utf8')
  return text.trim().split('\n').slice(-5).join(' | ')
}

import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { APPLICATION_ROLE } from '../database/embedded/application-role.ts'
import { embeddedConnection } from '../database/embedded/connection.ts'
import { runningPostmaster } from '../database/embedded/postmaster.ts'
import { type Embedded, type Log, type Settings, startEmbedded } from '../database/index.ts'

const PREFIX = 'huke-test-'

/** Durability costs time and is of no use to data that ends with the run. */
export const FAST: Settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  shared_buffers: '64MB',
  max_connections: '200',
}

/** Says only what a reader of test output needs. */
export const quiet: Log = {
  info: () => {},
  warn: message => console.warn(message),
  error: message => console.error(message),
}

/** A PostgreSQL in a folder of its own; `stop` removes both. Any number may run on one machine. */
export async function throwAwayServer(): Promise<Embedded> {
  await sweep()
  const folder = await mkdtemp(path.join(tmpdir(), `${PREFIX}${process.pid}-`))
  const embedded = await startEmbedded({ folder, log: quiet, settings: FAST })
  await letMakeDatabases(embedded.connection.host)
  const stop = async () => {
    await embedded.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { ...embedded, stop }
}

/** What the product may never do: a run makes many databases, and its tests tamper with rows past their triggers. */
async function letMakeDatabases(socket: string): Promise<void> {
  const client = new pg.Client(embeddedConnection(socket))
  await client.connect()
  await client.query(`alter role ${APPLICATION_ROLE} createdb`)
  await client.query(`grant set on parameter session_replication_role to ${APPLICATION_ROLE}`)
  await client.end()
}

/** Runs that were killed leave their server behind; the next run ends those whose process is gone. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1])
    if (!owner || isRunning(owner)) continue
    const folder = path.join(tmpdir(), name)
    await remove(folder).catch(() => {}) // Another user's, or another run is removing it just now.
  }
}

async function remove(folder: string): Promise<void> {
  const server = await runningPostmaster(path.join(folder, 'data'))
  if (server) process.kill(server, 'SIGQUIT')
  await rm(folder, { recursive: true, maxRetries: 5, retryDelay: 200 })
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

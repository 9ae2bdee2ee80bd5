import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseStartError } from '../start-error.ts'
import { embeddedConnection, MAINTENANCE } from './connection.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { type Cluster, ensureRunning, stopPostmaster } from './postmaster.ts'

export type Log = { info(message: string): void; warn(message: string): void; error(message: string): void }

/** `lost` answers the sentence with which the database is no longer ours, where waiting does not bring it back. */
export type Owned = { adopted: boolean; lost: Promise<string>; stop(): Promise<void> }

/** Runs the server, owns its folder, and brings it back when it dies, until `stop`; or says who owns the folder. */
export async function own(cluster: Cluster, log: Log): Promise<Owned | { heldBy: string }> {
  const first = await runAndLock(cluster)
  if ('heldBy' in first) return first
  const stopping = new AbortController()
  const { promise: lost, resolve: lose } = Promise.withResolvers<string>()
  let recovery = Promise.resolve()
  let lock: FolderLock | undefined
  const hold = (taken: FolderLock) => {
    lock = taken
    taken.client.once('end', () => {
      lock = undefined
      if (!stopping.signal.aborted) recovery = recover(cluster, log, stopping.signal, { hold, lose })
    })
  }
  hold(first.lock)

  const end = async () => {
    stopping.abort()
    await recovery
    const held = lock
    if (!held) return // The server is gone, or belongs to another process by now.
    await stopPostmaster(cluster)
    await held.release()
  }
  let ended: Promise<void> | undefined
  // Once only: after the first stop the folder may have another owner.
  return { adopted: first.adopted, lost, stop: () => (ended ??= end()) }
}

async function recover(
  cluster: Cluster,
  log: Log,
  stopping: AbortSignal,
  { hold, lose }: { hold: (lock: FolderLock) => void; lose: (sentence: string) => void },
): Promise<void> {
  log.warn('The embedded PostgreSQL ended unexpectedly; starting it again.')
  while (!stopping.aborted) {
    const next = await runAndLock(cluster).catch(error => void log.error(`${error}`))
    if (next && 'lock' in next) {
      hold(next.lock)
      return log.info('The embedded PostgreSQL answers again.')
    }
    if (next) return lose(`The database in ${cluster.folders.root} was taken over by ${next.heldBy}.`)
    await sleep(RETRY_MS, null, { signal: stopping }).catch(() => {})
  }
}

const RETRY_MS = 2000
const ATTEMPTS = 5

/** The owner may end its server between our question and our lock, hence several attempts. */
async function runAndLock(cluster: Cluster): Promise<{ adopted: boolean; lock: FolderLock } | { heldBy: string }> {
  const maintenance = embeddedConnection(cluster.folders.socket, MAINTENANCE)
  let lost: unknown
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { adopted } = await ensureRunning(cluster)
    try {
      const lock = await lockFolder(maintenance)
      return 'heldBy' in lock ? lock : { adopted, lock }
    } catch (error) {
      lost = error
      await sleep(300)
    }
  }
  throw new DatabaseStartError(
    'database.not-answering',
    `The embedded PostgreSQL in ${cluster.folders.root} starts but does not keep a connection. See ${cluster.folders.log}.`,
    lost,
  )
}

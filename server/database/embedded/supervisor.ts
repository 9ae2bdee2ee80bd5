import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseStartError } from '../start-error.ts'
import { embeddedConnection, MAINTENANCE } from './connection.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { type Cluster, ensureRunning, stopPostmaster } from './postmaster.ts'

export type Log = { info(message: string): void; warn(message: string): void; error(message: string): void }

export type Owned = { adopted: boolean; stop(): Promise<void> }

/** Runs the server, owns its folder, and brings it back when it dies, until `stop`; or says who owns the folder. */
export async function own(cluster: Cluster, log: Log): Promise<Owned | { heldBy: string }> {
  const first = await runAndLock(cluster)
  if ('heldBy' in first) return first
  let { lock } = first
  const stopping = new AbortController()
  let recovery = Promise.resolve()

  const watch = () => lock.client.once('end', () => stopping.signal.aborted || (recovery = recover()))
  const recover = async () => {
    log.warn('The embedded PostgreSQL ended unexpectedly; starting it again.')
    while (!stopping.signal.aborted) {
      const next = await runAndLock(cluster).catch(error => void log.error(`${error}`))
      if (next && 'lock' in next) {
        lock = next.lock
        watch()
        return log.info('The embedded PostgreSQL answers again.')
      }
      if (next) return log.error(`${cluster.folders.root} was taken over by ${next.heldBy}; Huke must be restarted.`)
      await sleep(RETRY_MS)
    }
  }
  watch()

  const stop = async () => {
    stopping.abort()
    await recovery
    await stopPostmaster(cluster)
    await lock.release()
  }
  return { adopted: first.adopted, stop }
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

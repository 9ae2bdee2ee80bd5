import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createApplicationDatabase, type EmbeddedConnection } from './connection.ts'

/**
 * The right to own a data folder is a session-level advisory lock in the folder's own server. PostgreSQL decides
 * who wins when two come at once, and the kernel closes the session of a process that died, so no lock goes stale.
 */
export type FolderLock = { client: pg.Client; release(): Promise<void> }

const KEY = '7238101' // Any constant: nothing else in the maintenance database takes advisory locks.
/** The session of an owner killed a moment ago is still being closed. */
const PATIENCE_MS = 1000

/** Takes the lock and sees to the application's database, or says who holds the lock ("process 4711"). */
export async function lockFolder(connection: EmbeddedConnection): Promise<FolderLock | { heldBy: string }> {
  const client = new pg.Client({ ...connection, application_name: `process ${process.pid}`, keepAlive: true })
  client.on('error', () => {}) // Whoever holds the lock listens to 'end', which follows every error.
  await client.connect()
  try {
    await client.query('set idle_session_timeout = 0')
    const until = performance.now() + PATIENCE_MS
    while (!(await tryLock(client))) {
      if (performance.now() > until) {
        const heldBy = await holder(client)
        await client.end()
        return { heldBy }
      }
      await sleep(100)
    }
    await createApplicationDatabase(client, connection.host)
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
  return { client, release: () => client.end().catch(() => {}) }
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const answer = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [KEY])
  return answer.rows[0]?.locked === true
}

async function holder(client: pg.Client): Promise<string> {
  const found = await client.query<{ name: string }>(
    `select a.application_name as name
       from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and l.objid = $1::bigint::oid and a.datname = current_database()`,
    [KEY],
  )
  return found.rows[0]?.name || 'another process'
}

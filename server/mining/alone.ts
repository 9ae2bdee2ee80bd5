import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import { refused } from '../http/index.ts'

/**
 * Does the work while nobody else imports the same source, on any node; refused at once when somebody does. The lock is that
 * of a session, which PostgreSQL frees when its process dies.
 */
export const alone = <T>(db: Kysely<DB>, name: string, work: () => Promise<T>): Promise<T> =>
  db.connection().execute(async session => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${key(name)}) as mine`.execute(session)
    if (!rows[0].mine) throw alreadyRunning(name)
    try {
      return await work()
    } finally {
      // A session that was lost has lost its lock as well.
      await sql`select pg_advisory_unlock(${key(name)})`.execute(session).catch(() => {})
    }
  })

/** Whether somebody imports the source just now. */
export async function isRunning(db: Kysely<DB>, name: string): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${key(name)}) as free`.execute(db)
  return !rows[0].free
}

export const alreadyRunning = (name: string) =>
  refused('mining.already-running', { place: 'map/name', value: name, expectation: 'one import of a source at a time' })

const key = (name: string) => sql`hashtextextended(${`history import ${name}`}, 0)`

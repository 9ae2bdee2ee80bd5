import { setTimeout } from 'node:timers/promises'
import { type Kysely, sql, type Transaction } from 'kysely'
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

/**
 * Keeps everybody from importing the source until the transaction ends, or is refused. One that says it has ended may hold its
 * lock a moment longer, so there is some patience.
 */
export async function holdOff(trx: Transaction<DB>, name: string): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${key(name)}) as free`.execute(trx)
    if (rows[0].free) return
    await setTimeout(patienceMs / attempts)
  }
  throw alreadyRunning(name)
}

const attempts = 20
const patienceMs = 2000

export const alreadyRunning = (name: string) =>
  refused('mining.already-running', {
    place: 'map/name',
    value: name,
    expectation: { zh: '同一来源一次只导入一份', en: 'one import of a source at a time' },
  })

/** One lock for all spellings of a source's name. */
const key = (name: string) => sql`hashtextextended(${`history import ${name.normalize('NFKC').toLowerCase()}`}, 0)`

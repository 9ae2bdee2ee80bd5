import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { saysAway } from './away.ts'
import { type Connection, connectionConfig } from './open.ts'
import { DatabaseStartError } from './start-error.ts'

const patienceMs = 60_000
const againMs = 500

/** At the start the database may still be starting itself: it is waited for, but not what waiting does not mend. */
export async function untilAnswers(connection: Connection, say: (sentence: string) => void): Promise<void> {
  const begun = performance.now()
  let isTold = false
  for (;;) {
    const error = await tried(connection)
    if (error === null) return
    const { code = '', message } = error
    // No code is a connection that broke off; those of the system (ECONNREFUSED …) are longer than those of PostgreSQL.
    const maySoon = saysAway(error) || code.length !== 5
    if (!maySoon || performance.now() - begun > patienceMs) {
      throw new DatabaseStartError(
        'database.not-answering',
        `The database does not let Huke in: ${message || code}. See that it runs, and that DATABASE_URL is right.`,
        error,
      )
    }
    if (!isTold) say(`The database does not answer yet (${message || code}); waiting for it.`)
    isTold = true
    await sleep(againMs)
  }
}

async function tried(connection: Connection): Promise<{ code?: string; message: string } | null> {
  const client = new pg.Client({ ...connectionConfig(connection), connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return null
  } catch (error) {
    return error as { code?: string; message: string }
  } finally {
    await client.end().catch(() => {})
  }
}

import pg from 'pg'
import { type Connection, connectionConfig } from './open.ts'

/** Longer than any question asked on such a session takes; a way that is cut without a word is noticed by it. */
const patienceMs = 5000

/**
 * A session of its own, for what must not wait for the pool: listening, leading. Its loss is told by its 'end', and by every
 * question asked on it from then on.
 */
export async function openSession(connection: Connection, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    application_name: name,
    ...connectionConfig(connection),
    keepAlive: true,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
    statement_timeout: patienceMs,
  })
  client.on('error', () => {})
  await client.connect()
  return client
}

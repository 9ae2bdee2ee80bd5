import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from './generated/types.ts'
import { columnTypes } from './values.ts'
import { noteLostSessions, watchedPool } from './watched-pool.ts'

export type { DB }

/** A connection string, or the parts of one as `startEmbedded` gives them. */
export type Connection = string | pg.ClientConfig

export type Database = { db: Kysely<DB>; pool: pg.Pool; close(): Promise<void> }

export type OpenOptions = { max?: number; statementTimeoutMs?: number; onIdleError?: (error: Error) => void }

const LOCK_TIMEOUT_MS = 10_000
const IDLE_IN_TRANSACTION_MS = 30_000
const CONNECT_TIMEOUT_MS = 10_000

/** Opens a pool whose sessions speak UTC and give up rather than hang. */
export function openDatabase(connection: Connection, options: OpenOptions = {}): Database {
  const { max = 10, statementTimeoutMs = 30_000, onIdleError = () => {} } = options
  const pool = new pg.Pool({
    application_name: 'huke',
    ...connectionConfig(connection),
    max,
    types: columnTypes,
    options: '-c TimeZone=UTC -c DateStyle=ISO',
    statement_timeout: statementTimeoutMs,
    lock_timeout: LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  })
  // Without a listener a server restart would end the process. The pool replaces the lost session by itself.
  pool.on('error', onIdleError)
  // The same for a session that is lost while somebody holds it: whoever holds it is told by the failing statement.
  pool.on('connect', client => client.on('error', onIdleError))
  noteLostSessions(pool)
  return closeOnce(pool)
}

/** The same database, on which every commit is refused where the statement `fence` fails. */
export const fencedDatabase = (pool: pg.Pool, fence: string): Kysely<DB> =>
  new Kysely<DB>({ dialect: new PostgresDialect({ pool: watchedPool(pool, fence) }) })

export function connectionConfig(connection: Connection): pg.ClientConfig {
  return typeof connection === 'string' ? { connectionString: connection } : connection
}

function closeOnce(pool: pg.Pool): Database {
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: watchedPool(pool) }) })
  let closing: Promise<void> | undefined
  return { db, pool, close: () => (closing ??= db.destroy()) }
}

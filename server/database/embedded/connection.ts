import pg from 'pg'
import { APPLICATION_ROLE, createApplicationRole, giveToApplication } from './application-role.ts'
import { SUPERUSER } from './cluster.ts'

/** How to reach an embedded server: a unix socket, never TCP. `port` only names the socket file. */
export type EmbeddedConnection = { host: string; port: number; user: string; database: string }

/** The maintenance database: locks are taken here and databases created from here. */
export const MAINTENANCE = 'postgres'
const APPLICATION = 'huke'

/** As the superuser, for the supervisor alone. */
export function embeddedConnection(socket: string, database = APPLICATION): EmbeddedConnection {
  return { host: socket, port: 5432, user: SUPERUSER, database }
}

/** As everything else connects. */
export function applicationConnection(socket: string): EmbeddedConnection {
  return { ...embeddedConnection(socket), user: APPLICATION_ROLE }
}

export type Answer = 'ready' | 'starting' | 'silent'

const CANNOT_CONNECT_NOW = '57P03'

/** A process that exists is not yet a server that answers: it may be recovering, ending, or somebody else. */
export async function ask(connection: EmbeddedConnection): Promise<Answer> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return 'ready'
  } catch (error) {
    return (error as { code?: string }).code === CANNOT_CONNECT_NOW ? 'starting' : 'silent'
  } finally {
    await client.end().catch(() => {})
  }
}

/** A plain `create database if not exists`; only whoever holds the folder's lock calls it, so nobody races. */
export async function createApplicationDatabase(client: pg.Client, socket: string): Promise<void> {
  await createApplicationRole(client)
  const found = await client.query('select 1 from pg_database where datname = $1', [APPLICATION])
  if (found.rowCount === 0) await client.query(`create database ${APPLICATION} owner ${APPLICATION_ROLE}`)
  await giveToApplication(embeddedConnection(socket))
}

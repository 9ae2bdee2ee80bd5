import pg from 'pg'
import { type Connection, connectionConfig } from '../database/open.ts'

/** One statement outside any test database, such as `create database`. */
export async function runAsAdmin(connection: Connection, statement: string): Promise<void> {
  const client = new pg.Client(connectionConfig(connection))
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The same server, another database; as a URL, which names a unix socket as well as a host. */
export function urlOf(connection: Connection, database: string): string {
  if (typeof connection === 'string') {
    const url = new URL(connection)
    url.pathname = `/${database}`
    return url.href
  }
  const { user, port, host } = connection
  return `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(String(host))}`
}

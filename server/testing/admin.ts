import pg from 'pg'
import { APPLICATION_ROLE } from '../database/embedded/application-role.ts'
import { SUPERUSER } from '../database/embedded/cluster.ts'
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

/** Drops one with whoever is in it. Only the superuser of our own server may under the vacuum, which is one as well. */
export async function dropDatabase(server: string, name: string): Promise<void> {
  const url = new URL(server)
  if (url.username === APPLICATION_ROLE) url.username = SUPERUSER
  await runAsAdmin(url.href, `drop database if exists ${name} with (force)`)
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

import { mkdtemp, rm } from 'node:fs/promises'
import { chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrateQueue } from '../../queue/index.ts'
import { FAST, quiet } from '../../testing/throw-away-server.ts'
import { type Connection, migrate, openDatabase } from '../index.ts'
import { embeddedConnection, MAINTENANCE } from './connection.ts'
import { type Embedded, startEmbedded } from './index.ts'

let base: string
let server: Embedded | undefined

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'huke-role-'))
  await chmod(base, 0o755)
})
afterEach(async () => {
  await server?.stop()
  await rm(base, { recursive: true, force: true })
})

const start = async (): Promise<Embedded> => {
  server = await startEmbedded({ folder: path.join(base, 'database'), log: quiet, settings: FAST })
  return server
}

async function tell<T extends pg.QueryResultRow>(connection: Connection, ...orders: readonly string[]): Promise<T[]> {
  const client = new pg.Client(connection as pg.ClientConfig)
  await client.connect()
  try {
    let rows: T[] = []
    for (const order of orders) ({ rows } = await client.query<T>(order))
    return rows
  } finally {
    await client.end()
  }
}

async function bringUpToDate(connection: Connection): Promise<void> {
  await migrate(connection)
  const { pool, close } = openDatabase(connection)
  await migrateQueue(pool)
  await close()
}

const strangers = `
  select relname as name from pg_class join pg_namespace n on n.oid = relnamespace
   where nspname in ('public', 'graphile_worker') and relowner = (select oid from pg_roles where rolname = 'huke')`

test('what the product says to its database runs no program, reads no file and makes no role', async () => {
  const { connection } = await start()
  await bringUpToDate(connection)
  for (const order of [
    `copy (select 1) to program 'true'`,
    `select pg_read_file('PG_VERSION')`,
    'create role mighty superuser',
    `alter system set log_statement = 'all'`,
    'alter role huke_app superuser',
    'set role huke',
  ]) {
    await expect(tell(connection, order), order).rejects.toMatchObject({ code: '42501' })
  }
})

test('a data folder of an earlier release, all of which belonged to the superuser, goes on as the role’s', async () => {
  const { connection, stop } = await start()
  const [maintenance, old] = [embeddedConnection(connection.host, MAINTENANCE), embeddedConnection(connection.host)]
  await tell(maintenance, 'drop database huke', 'drop role huke_app', 'create database huke')
  await bringUpToDate(old)
  await tell(old, `insert into setting (key, value) values ('kept', '1')`)
  expect((await tell(old, strangers)).length).toBeGreaterThan(50)
  await stop()

  const again = await start()
  expect(await tell(again.connection, strangers)).toEqual([])
  expect(await tell(again.connection, 'select current_user as who, value from setting')).toEqual([
    { who: 'huke_app', value: 1 },
  ])
  // It may change whatever a release to come changes.
  await bringUpToDate(again.connection)
  await tell(
    again.connection,
    'alter table person add column tried text',
    'create table tried (id int)',
    'alter function organisation_day(timestamptz) rename to tried',
    'drop schema graphile_worker cascade',
  )
})

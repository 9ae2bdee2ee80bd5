import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../database/index.ts'
import { testDatabase, type TestDatabase } from '../testing/index.ts'
import { announce, type Change, type Live, openLive } from './live.ts'

const name = 'listens'
let database: TestDatabase
let live: Live

beforeAll(async () => {
  database = await testDatabase()
  live = await openLive(() => openSession(database.url, name))
})
afterAll(async () => {
  await live.close()
  await database.close()
})

const listening = async (): Promise<readonly number[]> => {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity
     where datname = current_database() and application_name = ${name} and query ilike 'listen%'`.execute(database.db)
  return rows.map(row => row.pid)
}

test('however often its session is cut off, one listens, and a change is heard once', async () => {
  const heard: Change[] = []
  const told: string[] = []
  const end = live.listen(
    change => heard.push(change),
    reason => told.push(reason),
  )
  for (let cut = 1; cut <= 4; cut++) {
    await sql`select pg_terminate_backend(pid) from unnest(${await listening()}::int[]) as pid`.execute(database.db)
    // Who missed what was said meanwhile is told to come again.
    await expect.poll(() => told.length, { timeout: 10_000 }).toBe(cut)
  }
  await expect.poll(listening, { timeout: 10_000 }).toHaveLength(1)
  await announce(database.db, { kind: 'commitment', id: 'once', persons: [], units: [] })
  await expect.poll(() => heard.length).toBeGreaterThan(0)
  await new Promise(resolve => setTimeout(resolve, 300))
  expect(heard.map(change => change.id)).toEqual(['once'])
  expect(told).toEqual(Array(4).fill('interrupted'))
  end()
})

test('who begins to listen while the server stops is sent away as well', async () => {
  const stopping = await openLive(() => openSession(database.url, 'stops'))
  const told: string[] = []
  stopping.listen(
    () => {},
    reason => told.push(`before: ${reason}`),
  )
  stopping.endStreams()
  stopping.listen(
    () => {},
    reason => told.push(`after: ${reason}`),
  )
  await expect.poll(() => told).toEqual(['before: stopping', 'after: stopping'])
  await stopping.close()
  await expect
    .poll(
      async () => (await sql`select from pg_stat_activity where application_name = 'stops'`.execute(database.db)).rows,
    )
    .toEqual([])
})

import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../database/index.ts'
import { type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import { lead } from './index.ts'
import type { Chore } from './jobs.ts'
import { leaseSeconds } from './lease.ts'

let database: TestDatabase
let running: TestApp
let child: ChildProcess

beforeAll(async () => {
  database = await testDatabase()
  running = await testApp(database, { routes: [] })
  await sql`create table led (by text, at timestamptz default clock_timestamp())`.execute(database.db)
})
afterAll(async () => {
  child?.kill('SIGKILL')
  await running.close()
  await database.close()
})

const rows = async (by: string): Promise<number> =>
  (await sql`select from led where by like ${`${by}%`}`.execute(database.db)).rows.length
const writing = (by: string): Chore => ({
  name: by,
  everySeconds: 0,
  run: async ({ db }) => void (await sql`insert into led values (${by})`.execute(db)),
})

test('a leader that hangs with its connection open is replaced, and when it goes on writes nothing more', async () => {
  child = fork(fileURLToPath(new URL('fixtures/stopped-leader.ts', import.meta.url)), [database.url])
  await expect.poll(() => rows('stopped, by itself'), { timeout: 20_000 }).toBeGreaterThan(0)
  await new Promise(resolve => child.once('message', resolve))
  child.kill('SIGSTOP')
  const stoppedAt = performance.now()
  const stop = lead(
    { connect: () => openSession(database.url, 'second'), pool: database.pool },
    [writing('second')],
    running.world,
  )
  await expect.poll(() => rows('second'), { timeout: 60_000, interval: 100 }).toBeGreaterThan(0)
  expect(performance.now() - stoppedAt).toBeLessThan((leaseSeconds + 4) * 1000)

  const before = await rows('stopped')
  child.kill('SIGCONT')
  await new Promise(resolve => setTimeout(resolve, 3000))
  expect(await rows('stopped')).toBe(before)
  await stop()
})

test('whoever stops gives the lease up, so that the next one need not wait for its end', async () => {
  const begin = (by: string) =>
    lead({ connect: () => openSession(database.url, by), pool: database.pool }, [writing(by)], running.world)
  child.kill('SIGKILL')
  const stop = begin('third')
  await expect.poll(() => rows('third'), { timeout: 20_000 }).toBeGreaterThan(0)
  await stop()
  const stoppedAt = performance.now()
  const stopNext = begin('fourth')
  await expect.poll(() => rows('fourth'), { timeout: 20_000 }).toBeGreaterThan(0)
  expect(performance.now() - stoppedAt).toBeLessThan(leaseSeconds * 1000 - 2000)
  await stopNext()
})

import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, openSession } from '../database/index.ts'
import { type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import { wayTo } from '../testing/way.ts'
import { addJob, type Chore, freeDeadWorkers, lead, migrateQueue, work } from './index.ts'

let database: TestDatabase
let running: TestApp

beforeAll(async () => {
  database = await testDatabase()
  await migrateQueue(database.pool)
  running = await testApp(database, { routes: [] })
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const connect = (): Promise<pg.Client> => openSession(database.url, 'test')

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (await holds()) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error('waited ten seconds in vain')
}

const heartbeatsOfLockers = async (): Promise<number> => {
  const { rows } = await sql`
    select from worker_heartbeat where worker_id in (select locked_by from graphile_worker._private_jobs)`.execute(
    database.db,
  )
  return rows.length
}

const locked = async (): Promise<number> =>
  (await sql`select from graphile_worker._private_jobs where locked_at is not null`.execute(database.db)).rows.length

describe('a job', () => {
  test('is done if and only if the transaction that asked for it commits', async () => {
    const done: unknown[] = []
    const stop = await work(database.pool, { note: async payload => void done.push(payload) }, running.world)
    await database.db
      .transaction()
      .execute(async trx => {
        await addJob(trx, 'note', { n: 'rolled back' })
        throw new Error('no')
      })
      .catch(() => {})
    await database.db.transaction().execute(trx => addJob(trx, 'note', { n: 'committed' }))
    await until(() => done.length > 0)
    await stop()
    expect(done).toEqual([{ n: 'committed' }])
  })

  test.each([undefined, 'key'])('of a worker that was killed is done by another, once, with key %s', async key => {
    const child = fork(fileURLToPath(new URL('fixtures/stuck-worker.ts', import.meta.url)), [database.url])
    await addJob(database.db, 'stuck', {}, { key })
    await new Promise(resolve => child.once('message', resolve))
    await until(async () => (await heartbeatsOfLockers()) > 0)
    // Asked for again meanwhile: the new one takes the place of that at work.
    if (key !== undefined) await addJob(database.db, 'stuck', {}, { key })
    await until(async () => (await locked()) === (key === undefined ? 1 : 2))
    const ended = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    // The heart stopped half a minute ago, as far as the table can tell.
    await sql`update worker_heartbeat set seen_at = now() - interval '31 seconds'`.execute(database.db)
    await sql`update graphile_worker._private_jobs set locked_at = now() - interval '31 seconds'`.execute(database.db)
    let done = 0
    const stop = await work(database.pool, { stuck: async () => void done++ }, running.world)
    for (let look = 0; look < 2; look++) await freeDeadWorkers.run(running.world)
    await until(() => done === 1)
    await stop()
    expect((await sql`select from graphile_worker._private_jobs`.execute(database.db)).rows).toEqual([])
    expect(done).toBe(1)
  })
})

test('a job whose worker was killed is done by another within half a minute, by the clock', async () => {
  const child = fork(fileURLToPath(new URL('fixtures/stuck-worker.ts', import.meta.url)), [database.url])
  await addJob(database.db, 'stuck', {})
  await new Promise(resolve => child.once('message', resolve))
  await new Promise(resolve => setTimeout(resolve, 500))
  const stopLead = lead({ connect, pool: database.pool }, [freeDeadWorkers], running.world)
  let doneAt = 0
  const stop = await work(database.pool, { stuck: async () => void (doneAt = performance.now()) }, running.world)
  const killedAt = performance.now()
  child.kill('SIGKILL')
  await expect.poll(() => doneAt, { timeout: 40_000 }).toBeGreaterThan(0)
  expect(doneAt - killedAt).toBeLessThan(30_000)
  await stop()
  await stopLead()
})

test('jobs of one queue leave room for what people wait for, however many they are', async () => {
  let release: () => void = () => {}
  const released = new Promise<void>(resolve => (release = resolve))
  let [busy, together, told] = [0, 0, 0]
  const bulk = async () => {
    together = Math.max(together, ++busy)
    await released
    busy--
  }
  const stop = await work(database.pool, { bulk, notify: async () => void told++ }, running.world)
  for (let n = 0; n < 10; n++) await addJob(database.db, 'bulk', {}, { queue: 'bulk' })
  await until(() => busy > 0)
  await addJob(database.db, 'notify', {})
  await until(() => told === 1)
  release()
  await stop()
  expect(together).toBe(1)
})

test('what people wait for goes before everything that waited already, and bulk last', async () => {
  const order: string[] = []
  const note = (name: string) => async () => void order.push(name)
  await sql`select graphile_worker.add_job('many', '{}'::json) from generate_series(1, 1000)`.execute(database.db)
  await addJob(database.db, 'much', {}, { pace: 'bulk' })
  await addJob(database.db, 'plain', {})
  await addJob(database.db, 'notice', {}, { pace: 'awaited' })
  const names = ['many', 'much', 'plain', 'notice']
  const jobs = Object.fromEntries(names.map(name => [name, note(name)]))
  const stop = await work(database.pool, jobs, running.world)
  await until(() => order.includes('much'))
  await stop()
  expect(order.indexOf('notice')).toBeLessThan(4)
  expect(order.indexOf('much')).toBeGreaterThan(order.indexOf('plain'))
  expect(order.filter(name => name === 'many')).toHaveLength(1000)
})

test('workers outlive the loss of their database, and do again what they could not note as done', async () => {
  const way = await wayTo(database.url)
  const through = openDatabase(way.url, { max: 6 })
  let [begun, release] = [0, () => {}]
  const finished = new Promise<void>(resolve => (release = resolve))
  const jobs = {
    noted: async () => {
      begun++
      await finished
    },
  }
  const stop = await work(through.pool, jobs, { ...running.world, db: through.db })
  await addJob(database.db, 'noted', {})
  await until(() => begun === 1)
  await way.close()
  release()
  await new Promise(resolve => setTimeout(resolve, 300))
  await way.mend()
  // Its worker is over and beats no more; as far as the table can tell, that was long ago.
  await sql`update worker_heartbeat set seen_at = now() - interval '13 seconds'`.execute(database.db)
  await sql`update graphile_worker._private_jobs set locked_at = now() - interval '13 seconds'`.execute(database.db)
  for (let look = 0; look < 2; look++) await freeDeadWorkers.run(running.world)
  await until(() => begun === 2)
  await until(
    async () =>
      (await sql`select from graphile_worker.jobs where task_identifier = 'noted'`.execute(database.db)).rows.length ===
      0,
  )
  await stop()
  await through.close()
  await way.close()
})

test('a job that was locked for a worker, but whose answer was lost on the way, is done all the same', async () => {
  const way = await wayTo(database.url)
  const through = openDatabase(way.url, { max: 6 })
  let done = 0
  const stop = await work(through.pool, { unheard: async () => void done++ }, { ...running.world, db: through.db })
  const locked = async (): Promise<boolean> =>
    (await sql`select from graphile_worker.jobs where locked_by is not null`.execute(database.db)).rows.length === 1
  let asked = 0
  // A worker that looks for jobs just then, and finds none, loses the answer instead: another is asked for.
  do {
    way.loseNextAnswerTo('locked_at')
    await addJob(database.db, 'unheard', {})
    asked++
    await until(async () => done === asked || (await locked()))
  } while (done === asked)
  const stopLead = lead({ connect, pool: database.pool }, [freeDeadWorkers], running.world)
  await expect.poll(() => done, { timeout: 40_000 }).toBe(asked)
  await stop()
  await stopLead()
  await through.close()
  await way.close()
})

test('a job that takes long stays with its worker', async () => {
  let begun = 0
  let end: () => void = () => {}
  const ended = new Promise<void>(resolve => (end = resolve))
  const long = {
    long: async () => {
      begun++
      await ended
    },
  }
  const stops = [await work(database.pool, long, running.world), await work(database.pool, long, running.world)]
  await database.db.transaction().execute(trx => addJob(trx, 'long', {}))
  await until(() => begun === 1)
  await sql`update graphile_worker._private_jobs set locked_at = now() - interval '31 seconds'`.execute(database.db)
  for (let look = 0; look < 2; look++) await freeDeadWorkers.run(running.world)
  await new Promise(resolve => setTimeout(resolve, 1500))
  end()
  for (const stop of stops) await stop()
  expect(begun).toBe(1)
})

test('chores are done by one leader at a time, and by another when it is gone', async () => {
  const led: string[] = []
  const chore = (name: string): Chore => ({ name, everySeconds: 0, run: async () => void led.push(name) })
  const first = lead({ connect, pool: database.pool }, [chore('first')], running.world)
  await until(() => led.includes('first'))
  const second = lead({ connect, pool: database.pool }, [chore('second')], running.world)
  await new Promise(resolve => setTimeout(resolve, 1500))
  expect(led).not.toContain('second')
  await first()
  await until(() => led.includes('second'))
  await second()
})

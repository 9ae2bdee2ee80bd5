import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../database/index.ts'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'
import { commitmentCodes, commitmentRoutes } from './index.ts'

const connections = 20
let direct: TestDatabase
let running: TestApp
let id: (code: string) => string
let cookie: { cookie: string }
let close: () => Promise<void>
let release: () => Promise<void> = async () => {}

beforeAll(async () => {
  direct = await furnishedDatabase()
  const opened = openDatabase(direct.url, { max: connections })
  close = opened.close
  id = await organise(
    direct.db,
    [
      { code: 'sal', name: '销售部' },
      { code: 'pur', name: '采购部' },
    ],
    [{ code: 'SELLS', name: '李想', unit: 'sal' }],
  )
  running = await testApp({ ...opened, url: direct.url }, { routes: commitmentRoutes, codes: commitmentCodes })
  expect(running.world.config.databaseConnections).toBe(connections)
  cookie = await running.as(id('SELLS'))
})
afterEach(async () => {
  await release()
  release = async () => {}
})
afterAll(async () => {
  await running.close()
  await close()
  await direct.close()
})

async function ask(method: 'GET' | 'POST', url: string, payload?: object) {
  const begun = performance.now()
  const response = await running.app.inject({ method, url: `/api/v1${url}`, payload, headers: cookie })
  const { statusCode: status, headers } = response
  return { status, after: headers['retry-after'], ms: performance.now() - begun, id: response.json().id as string }
}
const comment = (matter: string) =>
  ask('POST', `/commitments/${matter}/acts`, { act: { kind: 'comment', words: '等一等' } })

async function requested(n: number): Promise<readonly string[]> {
  const supplier = { unit: id('pur'), person: null }
  const made: string[] = []
  for (let i = 0; i < n; i++) made.push((await ask('POST', '/commitments', { title: `第 ${i} 件`, supplier })).id)
  return made
}
/** Somebody else's transaction holds these matters until `release`. */
async function lock(matters: readonly string[]): Promise<void> {
  const trx = await direct.db.startTransaction().execute()
  await sql`select from journal_root where root_id = any(${matters}::uuid[]) for update`.execute(trx)
  release = async () => void (await trx.rollback().execute())
}

test('many who act on one locked matter hold up nobody else, and each is told in time to try again', async () => {
  const [locked = '', other = ''] = await requested(2)
  await lock([locked])
  const acts = Array.from({ length: 30 }, () => comment(locked))
  for (let n = 0; n < 5; n++) {
    const read = await ask('GET', `/commitments/${other}`)
    expect(read.status).toBe(200)
    expect(read.ms).toBeLessThan(2000)
    const done = await comment(other)
    expect(done.status).toBe(200)
    expect(done.ms).toBeLessThan(2000)
  }
  for (const answer of await Promise.all(acts)) {
    expect(answer).toMatchObject({ status: 503, after: expect.stringMatching(/^\d+$/) })
    expect(answer.ms).toBeLessThan(9500)
  }
})

test('a lock that is let go soon is waited for', async () => {
  const [locked = ''] = await requested(1)
  await lock([locked])
  const acts = Array.from({ length: 10 }, () => comment(locked))
  await new Promise(resolve => setTimeout(resolve, 1000))
  await release()
  release = async () => {}
  expect((await Promise.all(acts)).map(answer => answer.status)).toEqual(Array(10).fill(200))
})

test('waiting for many locked matters at once leaves connections to those who read', async () => {
  const [other = '', ...locked] = await requested(2 * connections)
  await lock(locked)
  const acts = locked.map(comment)
  await new Promise(resolve => setTimeout(resolve, 500))
  const reads = await Promise.all(Array.from({ length: 10 }, () => ask('GET', `/commitments/${other}`)))
  for (const read of reads) {
    expect(read.status).toBe(200)
    expect(read.ms).toBeLessThan(2000)
  }
  for (const answer of await Promise.all(acts)) expect(answer).toMatchObject({ status: 503, after: expect.any(String) })
})

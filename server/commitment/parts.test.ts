import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'
import { commitmentCodes, commitmentRoutes } from './index.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [
      { code: 'hq', name: '总部' },
      { code: 'sal', name: '销售部', parent: 'hq' },
      { code: 'it', name: '信息部', parent: 'hq' },
      { code: 'pur', name: '采购部', parent: 'hq' },
      { code: 'log', name: '物流部', parent: 'hq' },
    ],
    [
      { code: 'SELLS', name: '李想', unit: 'sal' },
      { code: 'SERVES', name: '周敏', unit: 'it' },
      { code: 'BUYS', name: '钱七', unit: 'pur' },
      { code: 'DRIVES', name: '孙八', unit: 'log' },
    ],
  )
  running = await testApp(database, { routes: commitmentRoutes, codes: commitmentCodes })
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const tomorrow = () => Date.now() + 86_400_000
const post = async (person: string, url: string, payload: object) => {
  const headers = await running.as(id(person))
  const response = await running.app.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers })
  expect(response.statusCode, response.body).toBeLessThan(300)
  return response.json()
}
const did = (person: string, commitment: string, act: object) =>
  post(person, `/commitments/${commitment}/acts`, { act })
const read = async (person: string, commitment: string, of = '') =>
  (
    await running.app.inject({ url: `/api/v1/commitments/${commitment}${of}`, headers: await running.as(id(person)) })
  ).json()

/** Sales asks IT, which hands a part to purchasing, which hands a part of that to logistics. */
async function nested(): Promise<readonly [string, string, string]> {
  const supplier = (unit: string, person: string) => ({ unit: id(unit), person: id(person) })
  const whole = await post('SELLS', '/commitments', { supplier: supplier('it', 'SERVES'), title: '搬展台' })
  await did('SERVES', whole.id, { kind: 'promise', dueBy: tomorrow() })
  const split = { kind: 'split', words: '', dueBy: tomorrow() }
  await did('SERVES', whole.id, { ...split, title: '租车', supplier: supplier('pur', 'BUYS') })
  const part = (await read('SERVES', whole.id)).children.at(-1).id
  await did('BUYS', part, { ...split, title: '找司机', supplier: supplier('log', 'DRIVES') })
  return [whole.id, part, (await read('BUYS', part)).children[0].id]
}

const toldOf = async (commitment: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ events: { type: string }[] }>`
    select payload -> 'events' as events
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'notify' and payload ->> 'commitment' = ${commitment} order by j.id`.execute(database.db)
  return rows.flatMap(row => row.events.map(event => event.type))
}

test.each([
  ['SELLS', 'withdraw', 'withdrawn'],
  ['SERVES', 'fail', 'failed'],
])('when %s ends the whole by %s, its parts and theirs are withdrawn by the system', async (person, kind, state) => {
  const [whole, part, below] = await nested()
  await did(person, whole, { kind, reason: '展会取消，客户名单保密' })
  expect((await read('SELLS', whole)).state).toBe(state)
  for (const [reader, child, above] of [
    ['BUYS', part, whole],
    ['DRIVES', below, part],
  ] as const) {
    const page = await read(reader, child)
    expect(page).toMatchObject({ state: 'withdrawn', openActs: expect.not.arrayContaining(['deliver']) })
    expect(page.clocks.every((clock: { breached: boolean }) => !clock.breached)).toBe(true)
    const [last] = (await read(reader, child, '/timeline')).items
    const number = (
      await sql<{ number: string }>`select number from commitment where id = ${above}`.execute(database.db)
    ).rows[0]?.number
    expect(last).toMatchObject({ type: 'withdrawn', by: { person: null, as: 'system' }, detail: { reason: number } })
    expect(await toldOf(child)).toEqual(expect.arrayContaining(['requested', 'withdrawn']))
  }
})

test('a part delivered already waits for its verdict, whatever became of the whole', async () => {
  const [whole, part, below] = await nested()
  await did('DRIVES', below, { kind: 'promise', dueBy: Date.now() + 3_600_000 })
  await did('DRIVES', below, { kind: 'deliver' })
  await did('SELLS', whole, { kind: 'withdraw', reason: '' })
  expect((await read('BUYS', part)).state).toBe('withdrawn')
  expect((await read('DRIVES', below)).state).toBe('delivered')
  await did('BUYS', below, { kind: 'accept' })
})

test('the reader of a part learns of the whole, and the reader of the whole of its parts, only what they may see', async () => {
  const [whole, part, inner] = await nested()
  // Sales may not see what IT asked of purchasing, nor purchasing what sales asked of IT.
  const told = async (person: string, matter: string) =>
    JSON.stringify([await read(person, matter), await read(person, matter, '/timeline')])
  const bySales = await told('SELLS', whole)
  for (const hidden of [part, inner, '租车', '采购部', '找司机']) expect(bySales).not.toContain(hidden)
  const byBuyer = await told('BUYS', part)
  for (const hidden of [whole, '搬展台', '销售部', '李想']) expect(byBuyer).not.toContain(hidden)
  expect(await read('BUYS', part)).toMatchObject({ parent: null, rootId: part, children: [{ id: inner }] })
  // Who stands between sees both.
  expect(await read('SERVES', whole)).toMatchObject({ children: [{ id: part, title: '租车' }] })
  expect(await read('SERVES', part)).toMatchObject({ parent: { id: whole, title: '搬展台' }, rootId: whole })
})

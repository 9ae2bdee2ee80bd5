import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../database/index.ts'
import { organise, furnishedDatabase, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'
import { type Way, wayTo } from '../testing/way.ts'
import { commitmentCodes, commitmentRoutes } from './index.ts'

/** The application on a database that goes away: `direct` is the same database on a way that nobody breaks. */
let direct: TestDatabase
let way: Way
let running: TestApp
let id: (code: string) => string
let cookie: { cookie: string }
let close: () => Promise<void>

beforeAll(async () => {
  direct = await furnishedDatabase()
  id = await organise(
    direct.db,
    [
      { code: 'sal', name: '销售部' },
      { code: 'pur', name: '采购部' },
    ],
    [
      { code: 'SELLS', name: '李想', unit: 'sal' },
      { code: 'BUYS', name: '钱七', unit: 'pur' },
    ],
  )
  way = await wayTo(direct.url)
  const through = openDatabase(way.url, { max: 3 })
  const database = { ...through, url: way.url }
  running = await testApp(database, { routes: commitmentRoutes, codes: commitmentCodes })
  cookie = await running.as(id('SELLS'))
  close = through.close
})
afterEach(async () => {
  way.refuseWith(null)
})
afterAll(async () => {
  await running.close()
  await close()
  await way.close()
  await direct.close()
})

const ask = async (method: InjectOptions['method'], url: string, payload?: object, headers = {}) => {
  const response = await running.app.inject({
    method,
    url: `/api/v1${url}`,
    payload,
    headers: { ...headers, ...cookie },
  })
  return { status: response.statusCode, after: response.headers['retry-after'], body: response.json() }
}
const request = (title: string, headers = {}) =>
  ask('POST', '/commitments', { title, supplier: { unit: id('pur'), person: null } }, headers)
const requested = async (title: string): Promise<number> =>
  (await sql`select from commitment where title = ${title}`.execute(direct.db)).rows.length
const away = { status: 503, after: expect.stringMatching(/^\d+$/), body: { code: 'database-away' } }

describe('while the database is away', () => {
  test('every question is answered with 503, when to ask again, and that nothing was changed; then it goes on', async () => {
    expect(await ask('GET', '/home')).toMatchObject({ status: 200 })
    await way.close()
    for (let n = 0; n < 5; n++) expect(await ask('GET', '/home')).toMatchObject(away)
    expect(await request('没有数据库')).toMatchObject(away)
    await way.mend()
    expect(await ask('GET', '/home')).toMatchObject({ status: 200 })
    expect(await request('数据库回来了')).toMatchObject({ status: 201 })
  })

  test.each(['57P03', '57P01', '57P02', '53300', '08006'])('%s is the same kind', async code => {
    await way.close()
    await way.mend()
    way.refuseWith(code)
    expect(await ask('GET', '/home')).toMatchObject(away)
    expect(await request(`拒绝 ${code}`)).toMatchObject(away)
    expect(await requested(`拒绝 ${code}`)).toBe(0)
  })

  test('a session cut off in the middle of a change has changed nothing, and the answer says so', async () => {
    const holding = direct.db.startTransaction().execute()
    const trx = await holding
    await sql`lock table commitment_number in exclusive mode`.execute(trx)
    const asked = request('被切断')
    await expect.poll(waiting).toBeGreaterThan(0)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
               where datname = current_database() and wait_event_type = 'Lock'`.execute(direct.db)
    expect(await asked).toMatchObject(away)
    await trx.rollback().execute()
    expect(await requested('被切断')).toBe(0)
  })
})

const waiting = async (): Promise<number> =>
  (
    await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      direct.db,
    )
  ).rows.length

describe('a connection lost during commit', () => {
  test('is answered as not known, and the same key tells', async () => {
    const key = { 'idempotency-key': 'asked-twice' }
    way.loseNextCommit()
    const lost = await request('提交时断线', key)
    expect(lost).toMatchObject({ status: 503, after: away.after, body: { code: 'not-known' } })
    expect(lost.body.detail).not.toContain('没有任何改动')
    expect(lost.body.detail).toContain('幂等键')
    await expect.poll(() => requested('提交时断线')).toBe(1)
    expect(await request('提交时断线', key)).toMatchObject({ status: 201, body: { number: expect.any(String) } })
    expect(await requested('提交时断线')).toBe(1)
  })

  test('of many acts at once is told of the one, and the others as they are', async () => {
    const matters: string[] = []
    for (const title of ['甲', '乙', '丙']) matters.push((await request(`批量${title}`)).body.id)
    const act = { kind: 'comment', words: '同一句话' }
    await ask('POST', `/commitments/${matters[0]}/acts`, { act })
    way.loseNextCommit()
    const commitments = matters.map(of => ({ id: of }))
    const { status, body } = await ask(
      'POST',
      '/commitments/acts',
      { commitments, act },
      { 'idempotency-key': 'many-at-once' },
    )
    expect(status).toBe(200)
    expect(body.results.map((r: { code: string | null }) => r.code)).toEqual([
      'not-known',
      'database-away',
      'database-away',
    ])
    await expect.poll(() => commented()).toEqual([2, 0, 0])
    const again = await ask('POST', '/commitments/acts', { commitments, act }, { 'idempotency-key': 'many-at-once' })
    expect(again.body.results.map((r: { ok: boolean }) => r.ok)).toEqual([true, true, true])
    expect(await commented()).toEqual([2, 1, 1])

    async function commented(): Promise<readonly number[]> {
      const { rows } = await sql<{ n: number }>`
        select (select count(*) from journal where commitment_id = matter.id and type = 'commented') as n
          from unnest(${matters}::uuid[]) with ordinality as matter (id, place) order by place`.execute(direct.db)
      return rows.map(row => row.n)
    }
  })
})

test('of many acts at once of which one cannot be done now, the others are done and the answer says which', async () => {
  const matters: string[] = []
  for (const title of ['一', '二', '三']) matters.push((await request(`锁住${title}`)).body.id)
  const trx = await direct.db.startTransaction().execute()
  await sql`select from journal_root where root_id = ${matters[1]}::uuid for update`.execute(trx)
  const act = { kind: 'comment', words: '等不到' }
  const { status, body } = await ask('POST', '/commitments/acts', { commitments: matters.map(of => ({ id: of })), act })
  await trx.rollback().execute()
  expect(status).toBe(200)
  expect(body.results.map(({ ok, code }: { ok: boolean; code: string | null }) => [ok, code])).toEqual([
    [true, null],
    [false, 'busy'],
    [true, null],
  ])
})

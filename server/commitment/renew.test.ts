import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Difference, verifyJournal } from '../journal/index.ts'
import { projectScorecards } from '../scorecard/index.ts'
import { furnishedDatabase, organise, settled, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'
import { commitmentCodes, commitmentRoutes, projecting, renewProjections } from './index.ts'

let database: TestDatabase
let running: TestApp
let headers: { cookie: string }

beforeAll(async () => {
  database = await furnishedDatabase()
  const id = await organise(
    database.db,
    [
      { code: 'it', name: '信息部', head: 'HEAD' },
      { code: 'sal', name: '销售部' },
    ],
    [
      { code: 'HEAD', name: '李四', unit: 'it' },
      { code: 'SELLS', name: '李想', unit: 'sal' },
    ],
  )
  running = await testApp(database, { routes: commitmentRoutes, codes: commitmentCodes })
  headers = await running.as(id('SELLS'))
  const payload = { supplier: { unit: id('it'), person: null }, title: '打印机卡纸' }
  for (let n = 0; n < 3; n++) await running.app.inject({ method: 'POST', url: '/api/v1/commitments', payload, headers })
})
afterAll(async () => {
  await running.close()
  await database.close()
})

async function differences(): Promise<readonly Difference[]> {
  const found: Difference[] = []
  await verifyJournal(database.db, {
    projecting,
    contentHash: async sha256 => sha256,
    onDifference: difference => found.push(difference),
  })
  return found
}

/** As if an earlier release had kept it: other rows, of another shape. */
async function ofAnEarlierRelease(): Promise<void> {
  await sql`update commitment set state_data = state_data - 'customers', seen_by = ${[v7()]}`.execute(database.db)
  await sql`delete from commitment_customer`.execute(database.db)
}

const renew = async (): Promise<readonly number[]> => {
  const steps: number[] = []
  await renewProjections(database.db, done => steps.push(done))
  return steps
}

test('what an earlier release kept of commitments is made anew from the journal, once', async () => {
  await ofAnEarlierRelease()
  expect((await differences()).length).toBeGreaterThan(0)
  expect(await renew()).toEqual([3])
  expect(await differences()).toEqual([])
  expect(await renew()).toEqual([])
})

test('figures are counted anew after that, as the release in force counts', async () => {
  const { db } = database
  const project = async () => {
    await settled(db)
    while ((await projectScorecards(db, Date.now())) > 0);
  }
  const [matter] = (await sql<{ id: string }>`select id from commitment order by id`.execute(db)).rows
  const payload = { act: { kind: 'withdraw', reason: '修好了' } }
  const url = `/api/v1/commitments/${matter?.id}/acts`
  expect((await running.app.inject({ method: 'POST', url, payload, headers })).statusCode).toBe(200)
  await project()
  const counted = await sql`select from scorecard_share`.execute(db)
  expect(counted.rows.length).toBeGreaterThan(0)
  await sql`update scorecard_share set counts = counts || '{"counted.otherwise": 1}'`.execute(db)
  await sql`delete from setting where key = 'projections'`.execute(db)
  await renew()
  await project()
  const left = await sql`select from scorecard_share where counts ? 'counted.otherwise'`.execute(db)
  expect(left.rows).toEqual([])
})

test('one that was stopped goes on with what is left', async () => {
  await ofAnEarlierRelease()
  const { rows } = await sql<{ root_id: string }>`select root_id from journal_root order by root_id`.execute(
    database.db,
  )
  await sql`update setting set value = value || jsonb_build_object('after', ${rows[1]?.root_id}::text)
             where key = 'projections'`.execute(database.db)
  expect(await renew()).toEqual([1])
  expect(new Set((await differences()).map(({ where }) => where.slice(0, 47))).size).toBe(2)
})

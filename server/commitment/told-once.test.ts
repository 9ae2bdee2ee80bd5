import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { furnishedDatabase, organise, runJobs, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'
import { commitmentCodes, commitmentJobs, commitmentRoutes } from './index.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [
      { code: 'sal', name: '销售部' },
      { code: 'pur', name: '采购部', head: 'BUYS' },
    ],
    [
      { code: 'SELLS', name: '李想', unit: 'sal' },
      { code: 'BUYS', name: '钱七', unit: 'pur' },
    ],
  )
  running = await testApp(database, { routes: commitmentRoutes, codes: commitmentCodes })
})
afterAll(async () => {
  await running.close()
  await database.close()
})

async function post(person: string, url: string, payload: object): Promise<string> {
  const request = { method: 'POST', url: `/api/v1${url}`, payload, headers: await running.as(id(person)) } as const
  const response = await running.app.inject(request)
  expect(response.statusCode, response.body).toBeLessThan(300)
  return response.json().id
}

test('whoever has several reasons to be told of one event is told once, also when the job is done again', async () => {
  const supplier = { unit: id('pur'), person: id('BUYS') }
  const matter = await post('SELLS', '/commitments', { title: '备件', supplier })
  await runJobs(database.pool, commitmentJobs, running.world)
  await sql`delete from notification`.execute(database.db)
  // Supplier in person, head of the unit, watcher and mentioned.
  await post('BUYS', `/commitments/${matter}/acts`, { act: { kind: 'watch' } })
  await post('SELLS', `/commitments/${matter}/acts`, {
    act: { kind: 'comment', words: '@钱七', mentions: [id('BUYS')] },
  })
  await sql`
    select graphile_worker.add_job('notify', payload) from graphile_worker._private_jobs`.execute(database.db)
  await runJobs(database.pool, commitmentJobs, running.world)
  const { rows } = await sql<{ person_id: string; kind: string }>`
    select person_id, kind from notification where commitment_id = ${matter}::uuid and kind = 'commented'`.execute(
    database.db,
  )
  expect(rows).toEqual([{ person_id: id('BUYS'), kind: 'commented' }])
})

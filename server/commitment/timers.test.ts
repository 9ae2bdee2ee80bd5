import type { Act } from '@huke/core/commitment'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'
import { act } from './act.ts'
import { commitmentCodes, commitmentRoutes } from './index.ts'
import { runTimers } from './timers.ts'

const minute = 60_000
let database: TestDatabase
let running: TestApp
let id: (code: string) => string
let now = Date.UTC(2026, 10, 2, 2)

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [
      { code: 'sal', name: '销售部' },
      { code: 'pur', name: '采购部' },
    ],
    [
      { code: 'SELLS', name: '李想', unit: 'sal' },
      { code: 'BUYS', name: '钱七', unit: 'pur' },
    ],
  )
  running = await testApp(database, { routes: commitmentRoutes, codes: commitmentCodes, now: () => now })
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
const hold = (until: number): Extract<Act, { kind: 'hold' }> => ({
  kind: 'hold',
  reason: '等配件',
  thirdParty: '厂家',
  until,
})

/** On hold for ten minutes. */
async function held(): Promise<string> {
  const supplier = { unit: id('pur'), person: null }
  const matter = await post('SELLS', '/commitments', { title: '备件', supplier })
  await post('BUYS', `/commitments/${matter}/acts`, { act: { kind: 'promise', dueBy: now + 100 * minute } })
  await post('BUYS', `/commitments/${matter}/acts`, { act: hold(now + 10 * minute) })
  return matter
}
const isHeld = async (matter: string): Promise<boolean> => {
  const { rows } = await sql<{ held: boolean }>`
    select state_data -> 'hold' <> 'null'::jsonb as held from commitment where id = ${matter}::uuid`.execute(
    database.db,
  )
  return rows[0]?.held ?? false
}
const blocked = async (): Promise<number> =>
  (
    await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      database.db,
    )
  ).rows.length

test('a hold made anew while the timer of the old one fires still ends', async () => {
  const matter = await held()
  now += 11 * minute
  const buys = { person: id('BUYS'), units: [id('pur')], heads: [], roles: [], delegations: [], scopes: null }
  const trx = await database.db.startTransaction().execute()
  await act(trx, buys, matter, { kind: 'resume' }, { at: now })
  await act(trx, buys, matter, hold(now + 10 * minute), { at: now })
  const firing = runTimers.run(running.world)
  await expect.poll(blocked).toBeGreaterThan(0)
  await trx.commit().execute()
  await firing
  expect(await isHeld(matter)).toBe(true)

  now += 11 * minute
  await runTimers.run(running.world)
  expect(await isHeld(matter)).toBe(false)
})

test('a matter that somebody holds keeps the timers of the others from nothing, and comes next time', async () => {
  const [locked, other] = [await held(), await held()]
  now += 11 * minute
  const trx = await database.db.startTransaction().execute()
  await sql`select from journal_root where root_id = ${locked}::uuid for update`.execute(trx)
  const begun = performance.now()
  await runTimers.run(running.world)
  expect(performance.now() - begun).toBeLessThan(5000)
  await trx.rollback().execute()
  expect(await isHeld(other)).toBe(false)
  expect(await isHeld(locked)).toBe(true)
  await runTimers.run(running.world)
  expect(await isHeld(locked)).toBe(false)
})

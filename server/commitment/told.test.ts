import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'
import { commitmentCodes, commitmentRoutes } from './index.ts'
import { noticesOf } from './recipients.ts'
import { load } from './load.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string

/** Nobody heads IT: what it owes is answered for by the head of the whole, who heads Sales as well. */
beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [
      { code: 'hq', name: '总部', head: 'BOSS' },
      { code: 'it', name: '信息部', parent: 'hq' },
      { code: 'sal', name: '销售部', parent: 'hq', head: 'BOSS' },
    ],
    [
      { code: 'BOSS', name: '陈总', unit: 'hq' },
      { code: 'SERVES', name: '周敏', unit: 'it' },
      { code: 'HELPS', name: '钱七', unit: 'it' },
      { code: 'SELLS', name: '李想', unit: 'sal' },
    ],
  )
  running = await testApp(database, { routes: [commitmentRoutes].flat(), codes: commitmentCodes })
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const ask = async (person: string, method: InjectOptions['method'], url: string, payload?: object) => {
  const response = await running.app.inject({
    method,
    url: `/api/v1${url}`,
    payload,
    headers: await running.as(id(person)),
  })
  expect(response.statusCode, response.body).toBeLessThan(300)
  return response.json()
}

test('whoever answers for both sides and acts for one leaves it to others of the other side to be told', async () => {
  const now = Date.now()
  const help = { supplier: { unit: id('it'), person: null }, title: '装一台投影仪', dueBy: now + 20 * 86_400_000 }
  const { id: matter } = await ask('SELLS', 'POST', '/commitments', help)
  const act = (person: string, what: object) => ask(person, 'POST', `/commitments/${matter}/acts`, { act: what })
  await act('SERVES', { kind: 'counter', offer: { dueBy: now + 40 * 86_400_000, words: '要等货' } })
  const told = async (by: string, as: 'customer-head' | 'supplier-head') => {
    const { commitment } = (await load(database.db, matter)) as NonNullable<Awaited<ReturnType<typeof load>>>
    const event = {
      type: 'countered',
      side: as === 'customer-head' ? 'customer' : 'supplier',
      offer: { dueBy: null, words: '' },
      at: Date.now(),
      by: { person: id(by), as },
    } as const
    const notices = await noticesOf(
      database.db,
      { ...commitment, supplier: { unit: id('it'), person: null } },
      [event],
      now,
    )
    return notices.filter(notice => notice.as === 'supplier').map(notice => notice.person)
  }
  expect((await told('BOSS', 'customer-head')).toSorted()).toEqual([id('HELPS'), id('SERVES')].toSorted())
  // For the side they answer for, nobody further up is troubled.
  expect(await told('BOSS', 'supplier-head')).toEqual([])
})

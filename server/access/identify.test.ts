import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Routes } from '../http/index.ts'
import { organise, type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import { absoluteMs, idleMs } from './cookie.ts'
import { reader } from './identify.ts'

const whoami: Routes = app => {
  app.get('/whoami', async request => reader(request))
  app.get('/officers-only', async request => request.permit('organisation.edit'))
}

let database: TestDatabase
let running: TestApp
let id: (code: string) => string
let now = Date.now()

beforeAll(async () => {
  database = await testDatabase()
  id = await organise(
    database.db,
    [
      { code: 'HQ', name: '总部', head: 'E1' },
      { code: 'IT', name: '信息部', parent: 'HQ', head: 'E2' },
      { code: 'OPS', name: '运维组', parent: 'IT' },
    ],
    [
      { code: 'E1', name: '张三丰', unit: 'HQ' },
      { code: 'E2', name: '李四', unit: 'IT', roles: ['officer'] },
      { code: 'E3', name: '王五', unit: 'OPS' },
    ],
    { accounts: false },
  )
  running = await testApp(database, { routes: [whoami], now: () => now })
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const ask = async (headers: { cookie?: string; authorization?: string }, url = '/api/v1/whoami') =>
  running.app.inject({ url, headers })

test('a request without anything, or with a made-up cookie or token, is nobody', async () => {
  for (const headers of [{}, { cookie: 'huke_session=x' }, { authorization: 'Bearer huke_x' }]) {
    const answer = await ask(headers)
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'not-signed-in'])
  }
})

test('a head heads all units below, an officer is one, and others are told they may not', async () => {
  const e1 = (await ask(await running.as(id('E1')))).json()
  expect(e1).toMatchObject({ person: id('E1'), roles: [], units: [id('HQ')], scopes: null })
  expect(e1.heads.toSorted()).toEqual([id('HQ'), id('IT'), id('OPS')].toSorted())
  const e2 = (await ask(await running.as(id('E2')))).json()
  expect(e2.heads.toSorted()).toEqual([id('IT'), id('OPS')].toSorted())
  expect((await ask(await running.as(id('E2')), '/api/v1/officers-only')).statusCode).toBe(200)
  expect((await ask(await running.as(id('E3')), '/api/v1/officers-only')).statusCode).toBe(403)
})

test('a delegation in force lends units and heads, not roles, and not what was lent to the lender', async () => {
  const days = (from: number, to: number) => {
    const day = (n: number) => new Date(now + n * 86_400_000).toISOString().slice(0, 10)
    return sql<string>`daterange(${day(from)}, ${day(to)}, '[]')`
  }
  const lend = (from: string, to: string, valid: ReturnType<typeof days>) =>
    database.db
      .insertInto('delegation')
      .values({ id: v7(), from_person: id(from), to_person: id(to), valid })
      .execute()
  await lend('E1', 'E2', days(-1, 1))
  await lend('E2', 'E3', days(-1, 1))
  await lend('E1', 'E3', days(5, 9))
  const e3 = (await ask(await running.as(id('E3')))).json()
  expect(e3.roles).toEqual([])
  expect(e3.delegations).toHaveLength(1)
  expect(e3.delegations[0]).toMatchObject({ from: id('E2'), units: [id('IT')] })
  expect(e3.delegations[0].heads.toSorted()).toEqual([id('IT'), id('OPS')].toSorted())
})

test('a session lives on while it is used, ends after twelve idle hours, and after thirty days in any case', async () => {
  const start = now
  const used = await running.as(id('E1'))
  await database.db
    .updateTable('session')
    .set({ expires_at: new Date(now + idleMs) })
    .execute()
  for (let hours = 10; hours < 30 * 24; hours += 10) {
    now = start + hours * 3_600_000
    expect((await ask(used)).statusCode, `after ${hours} hours`).toBe(200)
  }
  now = start + absoluteMs
  expect((await ask(used)).statusCode).toBe(401)
  const idle = await running.as(id('E1'))
  await ask(idle)
  await database.db
    .updateTable('session')
    .set({ expires_at: new Date(now + idleMs) })
    .execute()
  now += idleMs
  expect((await ask(idle)).statusCode).toBe(401)
  now = start
})

test('somebody who left, or whose account is closed, is nobody', async () => {
  const left = await running.as(id('E3'))
  expect((await ask(left)).statusCode).toBe(200)
  await database.db
    .updateTable('person')
    .set({ employed: '[2020-01-01,2021-01-01)' })
    .where('id', '=', id('E3'))
    .execute()
  expect((await ask(left)).statusCode).toBe(401)
  const closed = await running.as(id('E2'))
  await database.db
    .insertInto('account')
    .values({ person_id: id('E2'), login: 'li', disabled_at: new Date() })
    .execute()
  expect((await ask(closed)).statusCode).toBe(401)
})

import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Routes } from '../http/index.ts'
import { type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import { reader } from './identify.ts'

const whoami: Routes = app => {
  app.get('/whoami', async request => reader(request))
}

let database: TestDatabase
let running: TestApp
const person = v7()
beforeAll(async () => {
  database = await testDatabase()
  await sql`insert into person (id, code, name, employed, search) values (${person}, 'E1', '张三', '[2020-01-01,)', ' ')`.execute(
    database.db,
  )
  running = await testApp(database, { routes: [whoami] })
})
afterAll(async () => {
  await running?.close()
  await database.close()
})

test('a request without anything is nobody', async () => {
  expect((await running.app.inject('/api/v1/whoami')).statusCode).toBe(401)
})

test('a session is its person', async () => {
  const answer = await running.app.inject({ url: '/api/v1/whoami', headers: await running.as(person) })
  expect(answer.json()).toMatchObject({ person, name: '张三', roles: [], units: [] })
})

import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commitmentRoutes } from '../commitment/index.ts'
import { organise, type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'

let database: TestDatabase
let running: TestApp
let address: string
let cookie: { cookie: string }

beforeAll(async () => {
  database = await testDatabase()
  const id = await organise(
    database.db,
    [{ code: 'it', name: '信息部' }],
    [{ code: 'WORKS', name: '周敏', unit: 'it' }],
  )
  running = await testApp(database, {
    routes: [
      ...commitmentRoutes,
      (app, { db }) =>
        app.post('/slow', async () => {
          await sql`select pg_sleep(1)`.execute(db)
          return { done: true }
        }),
    ],
  })
  address = await running.app.listen({ port: 0, host: '127.0.0.1' })
  cookie = await running.as(id('WORKS'))
})
afterAll(async () => {
  await running.close()
  await database.close()
})

test('stopping lets nobody new in, finishes what has begun, and tells open pages to come again', async () => {
  const stream = await fetch(`${address}/api/v1/live`, { headers: { ...cookie, accept: 'text/event-stream' } })
  const said = stream.text()
  const asked = Array.from({ length: 20 }, () => fetch(`${address}/api/v1/slow`, { method: 'POST', headers: cookie }))
  await sleep(300)

  const closed = once(running.app.server, 'close')
  const closing = running.app.close()
  await sleep(100)
  await expect(fetch(`${address}/api/v1/slow`, { method: 'POST', headers: cookie, keepalive: false })).rejects.toThrow()

  for (const answer of await Promise.all(asked)) {
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ done: true })
  }
  expect(await said).toMatch(/event: end\n(.*\n)*data: \{"reason":"stopping"\}/)
  expect(await said).toMatch(/retry: \d{4}/)
  await closing
  await closed
})

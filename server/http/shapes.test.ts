import { afterAll, beforeAll, expect, test } from 'vitest'
import { parts } from '../main.ts'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'

let database: TestDatabase
let running: TestApp
let headers: { cookie: string }
let id: (code: string) => string

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [
      { code: 'hq', name: '总部', head: 'BOSS' },
      { code: 'it', name: '信息部', parent: 'hq', head: 'BOSS' },
    ],
    [{ code: 'BOSS', name: '老板', unit: 'hq', roles: ['officer', 'administrator'] }],
  )
  running = await testApp(database, { routes: [...parts.routes], codes: parts.codes })
  headers = await running.as(id('BOSS'))
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const inYear140000 = Date.UTC(140_000, 0)
const beyondTime = 8_640_000_000_000_001
const ask = (dueBy: number) => ({
  method: 'POST' as const,
  url: '/api/v1/commitments',
  payload: { supplier: { unit: id('it'), person: null }, title: '打印机', dueBy },
})

test.each([inYear140000, beyondTime, -inYear140000, Date.UTC(2200, 0)])(
  'an instant no calendar reaches is refused by the name of its field: %d',
  async at => {
    for (const url of ['/api/v1/units', `/api/v1/units/${id('it')}`]) {
      const asked = await running.app.inject({ url, query: { at: String(at) }, headers })
      expect(asked.json(), url).toMatchObject({
        status: 422,
        code: 'invalid-input',
        errors: [{ place: 'querystring/at' }],
      })
    }
    const wished = await running.app.inject({ ...ask(at), headers })
    expect(wished.json()).toMatchObject({ status: 422, code: 'invalid-input' })
    expect(wished.json().errors.map((e: { place: string }) => e.place)).toContain('body/dueBy')
  },
)

test('instants as far as calendars reach are read', async () => {
  for (const at of [Date.UTC(1900, 0), Date.UTC(2200, 0) - 1]) {
    const asked = await running.app.inject({ url: '/api/v1/units', query: { at: String(at) }, headers })
    expect(asked.statusCode, asked.body).toBe(200)
  }
})

import { Type } from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import type { Routes } from './app.ts'

let database: TestDatabase
let running: TestApp

const Offer = Type.Object({
  dueBy: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
  words: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  done: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  files: Type.Optional(Type.Array(Type.Integer())),
  scale: Type.String({ default: 'five' }),
})
const echo: Routes = app => {
  const config = { open: true }
  app.post('/echo', { config, schema: { body: Offer } }, async ({ body }) => body)
  const querystring = Type.Object({ open: Type.Boolean(), limit: Type.Integer(), state: Type.Array(Type.String()) })
  app.get('/echo', { config, schema: { querystring } }, async ({ query }) => query)
}

beforeAll(async () => {
  database = await testDatabase()
  running = await testApp(database, { routes: [echo] })
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const send = (payload: object) => running.app.inject({ method: 'POST', url: '/api/v1/echo', payload })

test('null in a body stays null, wherever its schema lists it, and what is left out gets its default', async () => {
  const nothing = { dueBy: null, words: null, done: null }
  expect((await send(nothing)).json()).toEqual({ ...nothing, scale: 'five' })
})

test.each([{ dueBy: '5' }, { dueBy: '' }, { words: 5 }, { done: 'true' }, { files: 1 }, { scale: null }])(
  'a body is not bent into its schema: %j',
  async payload => {
    const answer = await send(payload)
    expect(answer.statusCode, answer.body).toBe(422)
    const places = answer.json().errors.map((e: { place: string }) => e.place)
    expect(new Set(places)).toEqual(new Set([`body/${Object.keys(payload)[0]}`]))
  },
)

test('a query is text and is read as what it says', async () => {
  const answer = await running.app.inject('/api/v1/echo?open=true&limit=20&state=promised')
  expect(answer.json()).toEqual({ open: true, limit: 20, state: ['promised'] })
})

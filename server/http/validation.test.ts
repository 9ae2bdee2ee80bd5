import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Act } from '../commitment/act-schema.ts'
import { organise, type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import type { Routes } from './app.ts'
import { OneOf } from './shapes.ts'

let database: TestDatabase
let running: TestApp
/** of somebody: whoever is not signed in may send little */
let headers: { cookie: string }

const Offer = Type.Object({
  dueBy: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
  words: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  done: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  files: Type.Optional(Type.Array(Type.Integer())),
  scale: Type.String({ default: 'five' }),
  more: Type.Optional(Type.Unknown()),
})
const Shape = OneOf('kind', [
  Type.Object({ kind: Type.Literal('round'), radius: Type.Number() }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('square'), side: Type.Number() }, { additionalProperties: false }),
])
const echo: Routes = app => {
  app.post('/echo', { schema: { body: Offer } }, async ({ body }) => body)
  app.post('/shapes', { schema: { body: Type.Array(Shape, { maxItems: 100 }) } }, async ({ body }) => body)
  app.post('/acts', { schema: { body: Type.Array(Act, { maxItems: 100 }) } }, async () => ({}))
  const querystring = Type.Object({ open: Type.Boolean(), limit: Type.Integer(), state: Type.Array(Type.String()) })
  app.get('/echo', { schema: { querystring } }, async ({ query }) => query)
}

beforeAll(async () => {
  database = await testDatabase()
  running = await testApp(database, { routes: [echo] })
  const id = await organise(database.db, [{ code: 'it', name: '信息部' }], [{ code: 'E1', name: '周敏', unit: 'it' }])
  headers = await running.as(id('E1'))
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const post = (url: string, payload: object) =>
  running.app.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers })
/** As text, which may say what no value of ours can. */
const postText = (payload: string) =>
  running.app.inject({
    method: 'POST',
    url: '/api/v1/echo',
    payload,
    headers: { ...headers, 'content-type': 'application/json' },
  })
const send = (payload: object) => post('/echo', payload)

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
  const answer = await running.app.inject({ url: '/api/v1/echo?open=true&limit=20&state=promised', headers })
  expect(answer.json()).toEqual({ open: true, limit: 20, state: ['promised'] })
})

describe('one of several shapes', () => {
  const send = (payload: object) => post('/shapes', payload)
  const placesOf = (answer: { json(): { errors: { place: string }[] } }) => answer.json().errors.map(e => e.place)

  test('is read as the shape it says it is', async () => {
    const shapes = [
      { kind: 'round', radius: 1 },
      { kind: 'square', side: 2 },
    ]
    expect((await send(shapes)).json()).toEqual(shapes)
  })

  test('is told what that shape lacks, and nothing of the others', async () => {
    expect(placesOf(await send([{ kind: 'square', radius: 1 }]))).toEqual(['body/0/side', 'body/0/radius'])
  })

  test('is told that it says no shape, or one that is not known', async () => {
    const answer = await send([{ radius: 1 }, { kind: 'oval' }])
    expect(answer.statusCode).toBe(422)
    expect(placesOf(answer)).toEqual(['body/0/kind', 'body/1/kind'])
  })
})

describe('whatever is wrong a hundred thousand times', () => {
  const times = (n: number, one: unknown) => Array.from({ length: n }, () => one)
  const extra = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`x${i}`, 0]))

  test.each([
    ['too many items', '/acts', times(300_000, 0)],
    ['a hundred acts with much that belongs to none', '/acts', times(100, { kind: 'promise', ...extra(600) })],
    ['an act of no kind with much in it', '/acts', [extra(80_000)]],
    ['a form with much that it does not ask for', '/echo', { words: 5, ...extra(80_000) }],
  ])('is told shortly and at little cost: %s', async (_, url, payload) => {
    const send = () => post(url, payload as object)
    await send()
    const before = process.cpuUsage()
    const answer = await send()
    const { user, system } = process.cpuUsage(before)
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(422)
    expect(answer.json().errors.length).toBeGreaterThan(0)
    expect(answer.rawPayload.length).toBeLessThan(20_000)
    expect((user + system) / 1000).toBeLessThan(300)
  })

  test('is told of every mistake where it is no more than a form', async () => {
    const answer = await send({ dueBy: 'a', words: 5 })
    const places = answer.json().errors.map((e: { place: string }) => e.place)
    expect(new Set(places)).toEqual(new Set(['body/dueBy', 'body/words']))
  })
})

test.each([
  ['body/words', '{"scale":"five","words":"a\\ud800b"}'],
  ['body', '{"scale":"five","\\udc00":1}'],
])('half of a sign is refused at its place: %s', async (place, payload) => {
  const answer = await postText(payload)
  expect(answer.statusCode, answer.body).toBe(422)
  expect(answer.json().errors[0].place).toBe(place)
})

test.each([
  ['lists', '['.repeat(400_000), ']'.repeat(400_000)],
  ['objects', '{"a":'.repeat(100_000), '}'.repeat(100_000)],
  ['both', '[{"a":'.repeat(17), '}]'.repeat(17)],
])('%s within each other without end are refused, not a fault', async (_, open, close) => {
  const answer = await postText(`{"scale":"five","more":${open}1${close}}`)
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(422)
  expect(answer.json().errors[0]).toMatchObject({ expectation: '最多嵌套 32 层' })
  expect(answer.rawPayload.length).toBeLessThan(1000)
})

test.each([
  ['/shapes', [{ kind: 'round', radius: 1, ['x'.repeat(200_000)]: 1 }]],
  ['/echo', { scale: 'five', more: { ['x'.repeat(200_000)]: '\ud800' } }],
])('a name as long as a body is not told back whole: %s', async (url, payload) => {
  for (const language of ['zh', 'en']) {
    const asked = { ...headers, 'accept-language': language }
    const answer = await running.app.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers: asked })
    expect(answer.statusCode).toBe(422)
    expect(answer.rawPayload.length).toBeLessThan(4000)
  }
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { organise, type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import { accessCodes } from './codes.ts'
import { accessRoutes } from './routes.ts'

let database: TestDatabase
let demo: TestApp
let real: TestApp
let id: (code: string) => string
beforeAll(async () => {
  database = await testDatabase()
  id = await organise(
    database.db,
    [
      { code: 'HQ', name: '总部', head: 'E1' },
      { code: 'IT', name: '信息部', parent: 'HQ', head: 'E2' },
    ],
    [
      { code: 'E1', name: '总经理', unit: 'HQ' },
      { code: 'E2', name: '部长', unit: 'IT' },
      { code: 'E3', name: '员工甲', unit: 'IT' },
      { code: 'E4', name: '推行员', unit: 'HQ', roles: ['officer'] },
    ],
  )
  demo = await testApp(database, { routes: accessRoutes, codes: accessCodes, demo: true })
  real = await testApp(database, { routes: accessRoutes, codes: accessCodes })
})
afterAll(async () => {
  await demo.close()
  await real.close()
  await database.close()
})

const pick = (
  running: TestApp,
  extra: { remoteAddress?: string; headers?: Record<string, string>; payload?: object } = {},
) => running.app.inject({ method: 'POST', url: '/api/v1/demo/session', payload: { person: id('E3') }, ...extra })

test('in the demo a person is picked without a password', async () => {
  const { groups } = (await demo.app.inject('/api/v1/demo/people')).json()
  const codes = groups.map((g: { key: string; people: { code: string }[] }) => [g.key, g.people.map(p => p.code)])
  expect(codes).toEqual([
    ['officer', ['E4']],
    ['general-manager', ['E1']],
    ['unit-head', ['E2']],
    ['staff', ['E3']],
  ])
  for (const remoteAddress of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
    expect((await pick(demo, { remoteAddress })).json()).toMatchObject({ person: { code: 'E3' }, demo: true })
  }
  expect((await pick(demo, { payload: { person: 'x' } })).statusCode).toBe(422)
})

test('the people the demo was told of come first', async () => {
  await database.db
    .insertInto('setting')
    .values({ key: 'demo.cast', value: JSON.stringify([{ person: 'E4', group: 'staff', shows: { zh: '', en: '' } }]) })
    .execute()
  const { groups } = (await demo.app.inject('/api/v1/demo/people')).json()
  const staff = groups.find((g: { key: string }) => g.key === 'staff')
  expect(staff.people.map((p: { code: string }) => p.code)).toEqual(['E4', 'E3'])
})

const ofProxies = `x-forwarded-proto x-original-host cf-connecting-ip true-client-ip via x-host x_forwarded_for
  fly-client-ip x-vercel-id wl-proxy-client-ip ali-cdn-real-ip traceparent x-request-id`.split(/\s+/)

test('elsewhere it does not exist: other addresses, proxies that lie, other names, and any real installation', async () => {
  const nothing = (await demo.app.inject({ method: 'POST', url: '/api/v1/demo/nothing', payload: {} })).json()
  const refused = [
    await pick(demo, { remoteAddress: '10.0.0.5' }),
    await pick(demo, { remoteAddress: '10.0.0.5', headers: { 'x-forwarded-for': '127.0.0.1' } }),
    await pick(demo, { remoteAddress: '10.0.0.5', headers: { 'x-real-ip': '127.0.0.1', host: 'localhost' } }),
    await pick(demo, { headers: { 'x-forwarded-for': '10.0.0.5' } }),
    await pick(demo, { headers: { host: 'rebound.example' } }),
    await pick(demo, { headers: { referer: 'https://demo.example.com/sign-in' } }),
    ...(await Promise.all(ofProxies.map(name => pick(demo, { headers: { [name]: 'localhost' } })))),
    await pick(demo, { remoteAddress: '10.0.0.5', payload: { person: 'x' } }),
    await pick(real),
    await real.app.inject('/api/v1/demo/people'),
  ]
  for (const answer of refused) {
    expect(answer.json()).toEqual(nothing)
    expect(answer.cookies).toEqual([])
  }
})

test('what a browser writes by itself closes no door', async () => {
  const headers = {
    host: 'localhost:8600',
    'accept-language': 'zh',
    'cache-control': 'no-cache',
    'sec-fetch-site': 'same-origin',
    'sec-ch-ua-platform': 'Linux',
    'upgrade-insecure-requests': '1',
    origin: 'http://localhost:8600',
    referer: 'http://127.0.0.1:8600/sign-in',
    priority: 'u=1, i',
    dnt: '1',
  }
  expect((await pick(demo, { headers })).statusCode).toBe(200)
})

test('a session of the demo opens nothing once the same data is served for real', async () => {
  const cookie = `huke_session=${(await pick(demo)).cookies[0]?.value}`
  expect((await demo.app.inject({ url: '/api/v1/session', headers: { cookie } })).statusCode).toBe(200)
  expect((await real.app.inject({ url: '/api/v1/session', headers: { cookie } })).statusCode).toBe(401)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { organise, type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import { accessCodes } from './codes.ts'
import { accessRoutes } from './routes.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
let ask: (
  code: string | { authorization: string },
  method: Method,
  url: string,
  payload?: object,
) => ReturnType<typeof send>
const send = (headers: Record<string, string>, method: Method, url: string, payload?: object) =>
  running.app.inject({ method, url: `/api/v1${url}`, headers, ...(payload === undefined ? {} : { payload }) })

beforeAll(async () => {
  database = await testDatabase()
  id = await organise(
    database.db,
    [{ code: 'HQ', name: '总部', head: 'E1' }],
    [
      { code: 'E1', name: '张三', unit: 'HQ', roles: ['administrator'] },
      { code: 'E2', name: '李四', unit: 'HQ', roles: ['officer'] },
      { code: 'E3', name: '王五', unit: 'HQ' },
      { code: 'E4', name: '赵六', unit: 'HQ' },
    ],
    { accounts: false },
  )
  running = await testApp(database, { routes: accessRoutes, codes: accessCodes })
  const cookies = new Map<string, Record<string, string>>()
  for (const code of ['E1', 'E2', 'E3', 'E4']) cookies.set(code, await running.as(id(code)))
  ask = (who, method, url, payload) =>
    send(typeof who === 'string' ? (cookies.get(who) ?? {}) : who, method, url, payload)
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const lastAction = async () =>
  (await database.db.selectFrom('admin_log').select('action').orderBy('id', 'desc').limit(1).executeTakeFirst())?.action

test('an API token is shown once, opens what its scopes reach, makes no other token, and ends when revoked', async () => {
  const made = await ask('E3', 'POST', '/tokens', { name: 'ERP', scopes: ['organisation:read'], expiresAt: null })
  expect(made.statusCode).toBe(201)
  expect(await lastAction()).toBe('token.created')
  const bearer = { authorization: `Bearer ${made.json().token}` }
  expect((await ask(bearer, 'GET', '/session')).json()).toMatchObject({
    person: { code: 'E3' },
    scopes: ['organisation:read'],
  })
  expect((await ask(bearer, 'GET', '/delegations')).statusCode).toBe(200)
  const lend = { to: id('E4'), firstDay: today, lastDay: today }
  expect((await ask(bearer, 'POST', '/delegations', lend)).json().code).toBe('access.out-of-scope')
  for (const [method, url] of [
    ['GET', '/tokens'],
    ['DELETE', `/tokens/${made.json().id}`],
  ] as const) {
    expect((await ask(bearer, method, url)).json().code).toBe('access.out-of-scope')
  }
  const more = { name: 'x', scopes: ['admin'], expiresAt: null }
  expect((await ask(bearer, 'POST', '/tokens', more)).json().code).toBe('access.out-of-scope')
  const { items } = (await ask('E3', 'GET', '/tokens')).json()
  expect(items).toHaveLength(1)
  expect(items[0].lastUsedAt).not.toBeNull()
  expect(JSON.stringify(items)).not.toContain(made.json().token)
  expect((await ask('E4', 'DELETE', `/tokens/${made.json().id}`)).statusCode).toBe(404)
  expect((await ask('E3', 'DELETE', `/tokens/${made.json().id}`)).statusCode).toBe(204)
  expect((await ask(bearer, 'GET', '/session')).statusCode).toBe(401)
})

test('an administrator sees the tokens of everybody that open something, and revokes them; nobody else does', async () => {
  const program = await running.asProgram(id('E4'), ['commitment:read'])
  const seen = await ask('E1', 'GET', '/tokens?everybodys=true&limit=1')
  expect(seen.json().items).toMatchObject([{ person: { code: 'E4' }, name: 'a program', scopes: ['commitment:read'] }])
  expect((await ask('E3', 'GET', '/tokens?everybodys=true')).statusCode).toBe(403)
  const [{ id: token }] = seen.json().items
  expect((await ask('E3', 'DELETE', `/tokens/${token}`)).statusCode).toBe(404)
  expect((await ask('E1', 'DELETE', `/tokens/${token}`)).statusCode).toBe(204)
  expect((await ask(program, 'GET', '/session')).statusCode).toBe(401)
  const left = (await ask('E1', 'GET', '/tokens?everybodys=true')).json().items
  expect(left.map((one: { id: string }) => one.id)).not.toContain(token)
})

test('a token ends on its day', async () => {
  const made = await ask('E3', 'POST', '/tokens', {
    name: 'soon over',
    scopes: ['admin'],
    expiresAt: Date.now() + 3_600_000,
  })
  const bearer = { authorization: `Bearer ${made.json().token}` }
  expect((await ask(bearer, 'GET', '/session')).statusCode).toBe(200)
  await database.db
    .updateTable('api_token')
    .set({ expires_at: new Date(Date.now() - 1) })
    .where('id', '=', made.json().id)
    .execute()
  expect((await ask(bearer, 'GET', '/session')).statusCode).toBe(401)
  const past = await ask('E3', 'POST', '/tokens', { name: 'x', scopes: ['admin'], expiresAt: 1 })
  expect(past.json().code).toBe('invalid-input')
})

test('a person lends their own rights, an officer those of others, and nobody else’s', async () => {
  const lend = { from: id('E4'), to: id('E3'), firstDay: today, lastDay: today, reason: '<b>休假</b>' }
  expect((await ask('E3', 'POST', '/delegations', lend)).json().code).toBe('not-allowed')
  const made = await ask('E2', 'POST', '/delegations', lend)
  expect(made.json()).toMatchObject({
    from: { code: 'E4' },
    to: { code: 'E3' },
    firstDay: today,
    lastDay: today,
    inForce: true,
  })
  expect((await ask('E3', 'GET', '/session')).json().delegations).toMatchObject([{ code: 'E4' }])
  const codes = (answer: { items: { from: { code: string } }[] }) => answer.items.map(d => d.from.code)
  expect(codes((await ask('E4', 'GET', '/delegations')).json())).toEqual(['E4'])
  expect(codes((await ask('E1', 'GET', '/delegations')).json())).toEqual([])
  expect(codes((await ask('E1', 'GET', '/delegations?everybodys=true')).json())).toEqual(['E4'])
  expect((await ask('E3', 'DELETE', `/delegations/${made.json().id}`)).statusCode).toBe(403)
  expect((await ask('E4', 'DELETE', `/delegations/${made.json().id}`)).statusCode).toBe(204)
  expect((await ask('E3', 'GET', '/session')).json().delegations).toEqual([])
  for (const [field, wrong] of [
    ['to', { ...lend, to: id('E4') }],
    ['to', { ...lend, to: '019b0000-0000-7000-8000-000000000000' }],
    ['lastDay', { ...lend, lastDay: '2020-01-01' }],
    ['lastDay', { ...lend, firstDay: '2020-01-01', lastDay: '2020-01-02' }],
    ['firstDay', { ...lend, firstDay: '2026-02-30' }],
  ] as const) {
    expect((await ask('E2', 'POST', '/delegations', wrong)).json()).toMatchObject({
      code: 'invalid-input',
      errors: [{ place: `body/${field}` }],
    })
  }
})

test('only an administrator gives logins, first passwords and roles; each is logged', async () => {
  for (const who of ['E2', 'E3']) expect((await ask(who, 'GET', '/accounts')).json().code).toBe('not-allowed')
  expect((await ask('E1', 'POST', `/accounts/${id('E3')}/password`)).json().code).toBe('access.no-account')
  const made = await ask('E1', 'PUT', `/accounts/${id('E3')}`, { login: ' Wang ', disabled: false })
  expect(made.json()).toMatchObject({ person: { code: 'E3' }, login: 'Wang', hasPassword: false })
  expect((await ask('E1', 'PUT', `/accounts/${id('E4')}`, { login: 'wANG', disabled: false })).json().code).toBe(
    'access.login-taken',
  )
  const { password } = (await ask('E1', 'POST', `/accounts/${id('E3')}/password`)).json()
  expect(await lastAction()).toBe('account.password-given')
  const signedIn = await ask({ authorization: '' }, 'POST', '/session', { login: 'wang', password })
  expect(signedIn.json()).toMatchObject({ mustChange: true })
  const roles = await ask('E1', 'PUT', `/accounts/${id('E3')}/roles`, { roles: ['auditor', 'officer'] })
  expect(roles.json().roles).toEqual(['auditor', 'officer'])
  expect((await ask('E1', 'PUT', `/accounts/${id('E3')}/roles`, { roles: [] })).json().roles).toEqual([])
  expect((await ask('E1', 'PUT', `/accounts/${id('HQ')}/roles`, { roles: [] })).statusCode).toBe(404)
  expect((await ask('E1', 'PUT', `/accounts/${id('E3')}/roles`, { roles: ['king'] })).json().code).toBe('invalid-input')
})

test('people are found and paged in Chinese order', async () => {
  const names = (answer: { json: () => { items: { person: { name: string } }[] } }) =>
    answer.json().items.map(i => i.person.name)
  expect(names(await ask('E1', 'GET', '/accounts'))).toEqual(['李四', '王五', '张三', '赵六'])
  const first = await ask('E1', 'GET', '/accounts?limit=3')
  expect(names(await ask('E1', 'GET', `/accounts?limit=3&after=${first.json().next}`))).toEqual(['赵六'])
  expect(names(await ask('E1', 'GET', '/accounts?q=zs'))).toEqual(['张三'])
  expect((await ask('E1', 'GET', '/accounts?after=nonsense')).statusCode).toBe(422)
})

test('who can not sign in yet is counted and found', async () => {
  const names = (answer: { json: () => { items: { person: { name: string } }[] } }) =>
    answer.json().items.map(i => i.person.name)
  await ask('E1', 'PUT', `/accounts/${id('E4')}`, { login: 'zhao', disabled: false })
  expect((await ask('E2', 'GET', '/account-counts')).statusCode).toBe(403)
  const counts = { people: 4, withoutAccount: 2, withoutPassword: 1, administrators: 0, officers: 0 }
  expect((await ask('E1', 'GET', '/account-counts')).json()).toEqual(counts)
  expect(names(await ask('E1', 'GET', '/accounts?show=without-account'))).toEqual(['李四', '张三'])
  expect(names(await ask('E1', 'GET', '/accounts?show=without-password'))).toEqual(['赵六'])
  expect(names(await ask('E1', 'GET', '/accounts?show=with-role'))).toEqual(['李四', '张三'])
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { organise, type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import { accessChores } from './chores.ts'
import { accessCodes } from './codes.ts'
import { passwordHash } from './password.ts'
import { accessRoutes } from './routes.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string
let now = Date.now()
const password = '我的密码-correct horse'

beforeAll(async () => {
  database = await testDatabase()
  id = await organise(
    database.db,
    [{ code: 'HQ', name: '总部', head: 'E1' }],
    [
      { code: 'E1', name: '张三', unit: 'HQ', roles: ['administrator'] },
      { code: 'E2', name: '李四', unit: 'HQ' },
      { code: 'E3', name: '王五', unit: 'HQ' },
    ],
    { accounts: false },
  )
  const hash = await passwordHash(password)
  const account = (code: string, login: string, extra = {}) => ({
    person_id: id(code),
    login,
    password_hash: hash,
    ...extra,
  })
  await database.db
    .insertInto('account')
    .values([
      account('E1', 'zhang'),
      account('E2', 'Li', { must_change: true }),
      account('E3', 'wang', { disabled_at: new Date() }),
    ])
    .execute()
  running = await testApp(database, { routes: accessRoutes, codes: accessCodes, now: () => now })
})
afterAll(async () => {
  await running.close()
  await database.close()
})
beforeEach(async () => {
  await database.db.deleteFrom('sign_in_attempt').execute()
})

const signIn = (login: string, word: string, address = '10.0.0.1') =>
  running.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    remoteAddress: address,
    payload: { login, password: word },
  })
const cookieOf = (answer: { cookies: { name: string; value: string }[] }) =>
  `huke_session=${answer.cookies.find(c => c.name === 'huke_session')?.value}`
const session = (cookie: string) => running.app.inject({ url: '/api/v1/session', headers: { cookie } })

test('signing in opens a session whose cookie no script can read and whose token is not stored', async () => {
  const answer = await signIn(' ZHANG ', password)
  expect(answer.json()).toMatchObject({
    person: { code: 'E1', unit: { code: 'HQ' } },
    roles: ['administrator'],
    mustChange: false,
  })
  const [cookie] = answer.cookies
  expect(cookie).toMatchObject({ name: 'huke_session', httpOnly: true, sameSite: 'Lax', path: '/' })
  const stored = await database.db.selectFrom('session').select('token_hash').execute()
  expect(stored.map(s => s.token_hash)).not.toContain(cookie?.value)
  expect((await session(cookieOf(answer))).json().person.code).toBe('E1')
})

test('behind https the cookie is sent over https only', async () => {
  const secure = await testApp(database, {
    routes: accessRoutes,
    codes: accessCodes,
    origin: 'https://huke.example.com',
  })
  const answer = await secure.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { login: 'zhang', password },
  })
  expect(answer.cookies[0]).toMatchObject({ secure: true })
  await secure.close()
})

test('unknown login, wrong password and closed account get the same answer', async () => {
  const answers = [
    await signIn('nobody', password),
    await signIn('zhang', 'wrong password'),
    await signIn('wang', password),
  ]
  for (const answer of answers) {
    expect(answer.statusCode).toBe(401)
    expect(answer.body).toBe(answers[0]?.body)
  }
})

test('an unknown login takes as long as a wrong password', async () => {
  const time = async (login: string, address: string) => {
    const start = performance.now()
    await signIn(login, 'wrong password', address)
    return performance.now() - start
  }
  const tries = { known: [] as number[], unknown: [] as number[] }
  for (let i = 0; i < 4; i++) {
    tries.known.push(await time('zhang', `10.1.0.${i}`))
    tries.unknown.push(await time('nobody', `10.1.0.${i}`))
  }
  const [known, unknown] = [Math.min(...tries.known), Math.min(...tries.unknown)]
  expect(unknown).toBeGreaterThan(known / 3)
  expect(unknown).toBeLessThan(known * 3)
})

test('five failures stop a login for a quarter of an hour, from wherever, and the right password as well', async () => {
  for (let i = 0; i < 5; i++) expect((await signIn('zhang', 'wrong password', `10.0.1.${i}`)).statusCode).toBe(401)
  const stopped = await signIn('zhang', password, '10.0.1.9')
  expect([stopped.statusCode, stopped.json().code]).toEqual([429, 'too-many-sign-ins'])
  expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(890)
  expect((await signIn('li', password, '10.0.1.9')).statusCode).toBe(200)
  now += 15 * 60_000 + 1
  expect((await signIn('zhang', password, '10.0.1.9')).statusCode).toBe(200)
})

test('twenty failures stop an address', async () => {
  for (let i = 0; i < 20; i++) expect((await signIn(`nobody${i}`, 'x', '10.0.2.1')).statusCode).toBe(401)
  expect((await signIn('zhang', password, '10.0.2.1')).statusCode).toBe(429)
  expect((await signIn('zhang', password, '10.0.2.2')).statusCode).toBe(200)
})

test('an address cannot be pretended, through a proxy or past it', async () => {
  const behind = await testApp(database, {
    routes: accessRoutes,
    codes: accessCodes,
    origin: 'https://huke.example.com',
    proxies: '10.0.0.9, 10.7.0.0/16',
    now: () => now,
  })
  const attempt = (attacker: string, i: number) => {
    const forwarded = attacker === 'past' ? `10.8.0.${i}` : `10.8.0.${i}, ${attacker}, 10.7.0.3`
    return behind.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      remoteAddress: attacker === 'past' ? '10.0.0.1' : '10.0.0.9',
      headers: { 'x-forwarded-for': forwarded },
      payload: { login: `nobody${i}`, password: 'x' },
    })
  }
  for (const attacker of ['10.0.2.1', 'past']) {
    for (let i = 0; i < 20; i++) expect((await attempt(attacker, i)).statusCode).toBe(401)
    expect((await attempt(attacker, 20)).statusCode, attacker).toBe(429)
    now += 15 * 60_000 + 1
  }
  for (let i = 0; i < 21; i++) expect((await attempt(`10.0.3.${i}`, i)).statusCode, 'others are not stopped').toBe(401)
  await behind.close()
})

test('thirty attempts at once get no further than thirty in a row', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => signIn('zhang', `guess ${i}`, `10.0.3.${i}`)))
  expect(answers.filter(a => a.statusCode === 401)).toHaveLength(5)
  expect(answers.filter(a => a.statusCode === 429)).toHaveLength(25)
})

test('a first password opens nothing until it is changed; a changed one ends every other session', async () => {
  const [here, elsewhere] = [cookieOf(await signIn('li', password)), cookieOf(await signIn('Li', password))]
  const barred = await running.app.inject({ url: '/api/v1/tokens', headers: { cookie: here } })
  expect([barred.statusCode, barred.json().code]).toEqual([403, 'password-change-required'])
  expect((await session(here)).json()).toMatchObject({ mustChange: true })
  const change = (old: string, word: string) =>
    running.app.inject({
      method: 'PUT',
      url: '/api/v1/session/password',
      headers: { cookie: here },
      payload: { old, new: word },
    })
  expect((await change('not the old one', 'something long')).json().code).toBe('access.wrong-old-password')
  for (const weak of ['short', password, '1234567890', 'aaaaaaaaaaaa']) {
    expect((await change(password, weak)).json(), weak).toMatchObject({ code: 'access.weak-password', status: 422 })
  }
  const changed = await change(password, 'something longer')
  expect(changed.json()).toMatchObject({ mustChange: false, person: { code: 'E2' } })
  expect((await session(cookieOf(changed))).statusCode).toBe(200)
  expect((await session(here)).statusCode).toBe(401)
  expect((await session(elsewhere)).statusCode).toBe(401)
  expect((await signIn('li', password)).statusCode).toBe(401)
})

test('a changed password, and one given anew, end what was made with the old one: sessions and API tokens', async () => {
  const change = async () => {
    const headers = { cookie: cookieOf(await signIn('zhang', password)) }
    const payload = { old: password, new: 'another long password' }
    return running.app.inject({ method: 'PUT', url: '/api/v1/session/password', headers, payload })
  }
  const reset = async () =>
    running.app.inject({
      method: 'POST',
      url: `/api/v1/accounts/${id('E1')}/password`,
      headers: await running.as(id('E1')),
    })
  for (const renew of [change, reset]) {
    const program = await running.asProgram(id('E1'), ['organisation:read'])
    const asks = () => running.app.inject({ url: '/api/v1/session', headers: program })
    expect((await asks()).statusCode).toBe(200)
    expect((await renew()).statusCode).toBe(200)
    expect((await asks()).statusCode).toBe(401)
  }
  await database.db
    .updateTable('account')
    .set({ password_hash: await passwordHash(password), must_change: false })
    .where('person_id', '=', id('E1'))
    .execute()
})

test('signing out ends the session at once', async () => {
  const cookie = cookieOf(await signIn('zhang', password))
  const out = await running.app.inject({ method: 'DELETE', url: '/api/v1/session', headers: { cookie } })
  expect(out.statusCode).toBe(204)
  expect((await session(cookie)).statusCode).toBe(401)
})

test('language and time zone are remembered; a zone that is none is refused', async () => {
  const headers = await running.as(id('E1'))
  const put = (payload: object) =>
    running.app.inject({ method: 'PUT', url: '/api/v1/session/preferences', headers, payload })
  expect((await put({ locale: 'en', timeZone: 'Europe/Berlin' })).json()).toMatchObject({
    locale: 'en',
    timeZone: 'Europe/Berlin',
  })
  expect((await put({ locale: 'en', timeZone: 'Mars/Olympus' })).json()).toMatchObject({ code: 'invalid-input' })
  expect((await running.app.inject({ url: '/api/v1/session', headers })).json().locale).toBe('en')
})

test('a page of another site cannot sign anybody in', async () => {
  const answer = await running.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { origin: 'https://evil.example' },
    payload: { login: 'zhang', password },
  })
  expect(answer.json().code).toBe('foreign-origin')
})

test('NUL, SQL and overlong logins are just unknown or invalid', async () => {
  expect((await signIn("' or 1=1 --", password)).statusCode).toBe(401)
  expect((await signIn('a\0b', password)).statusCode).toBe(422)
  expect((await signIn('x'.repeat(300), password)).statusCode).toBe(422)
})

test('what is over is forgotten', async () => {
  await signIn('nobody', 'x')
  now += 31 * 86_400_000
  for (const chore of accessChores) await chore.run(running.world)
  expect(await database.db.selectFrom('session').selectAll().execute()).toEqual([])
  expect(await database.db.selectFrom('sign_in_attempt').selectAll().execute()).toEqual([])
})

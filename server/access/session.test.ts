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
const setPassword = async (code: string, word: string) =>
  database.db
    .updateTable('account')
    .set({ password_hash: await passwordHash(word), must_change: false })
    .where('person_id', '=', id(code))
    .execute()
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

test('behind https the cookie is sent over https only, and is one that no neighbour can set', async () => {
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
  const [cookie] = answer.cookies
  expect(cookie).toMatchObject({ name: '__Host-huke_session', secure: true, path: '/' })
  expect(cookie?.domain).toBeUndefined()
  const ask = (name: string) =>
    secure.app.inject({ url: '/api/v1/session', headers: { cookie: `${name}=${cookie?.value}` } })
  expect((await ask('__Host-huke_session')).statusCode).toBe(200)
  expect((await ask('huke_session')).statusCode).toBe(401)
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

test('five failures stop a login where they happened, the right password as well, and nobody else', async () => {
  for (let i = 0; i < 5; i++) expect((await signIn('zhang', 'wrong password', '10.0.1.1')).statusCode).toBe(401)
  const stopped = await signIn('zhang', password, '10.0.1.1')
  expect([stopped.statusCode, stopped.json().code]).toEqual([429, 'too-many-sign-ins'])
  expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(890)
  expect(stopped.json().errors).toMatchObject([{ place: 'login', expectation: expect.stringContaining('初始密码') }])
  expect((await signIn('li', password, '10.0.1.1')).statusCode).toBe(200)
  expect((await signIn('zhang', password, '10.0.1.2')).statusCode).toBe(200)
  now += 15 * 60_000 + 1
  expect((await signIn('zhang', password, '10.0.1.1')).statusCode).toBe(200)
})

/** Failures as they would have been made: nobody waits for a hundred password hashes. */
const failed = (attempts: readonly { login: string; address: string }[]) =>
  database.db
    .insertInto('sign_in_attempt')
    .values(attempts.map(attempt => ({ ...attempt, at: new Date(now - 60_000), failed: true })))
    .execute()
const many = <T>(n: number, of: (i: number) => T): readonly T[] => Array.from({ length: n }, (_, i) => of(i))

test('fifty failures from many places stop a login everywhere, until an administrator gives a new password', async () => {
  await failed(many(49, i => ({ login: 'zhang', address: `10.1.1.${i}` })))
  expect((await signIn('zhang', 'wrong password', '10.2.1.1')).statusCode).toBe(401)
  expect((await signIn('zhang', password, '10.2.1.2')).json()).toMatchObject({ code: 'too-many-sign-ins' })
  const headers = await running.as(id('E1'))
  const reset = await running.app.inject({ method: 'POST', url: `/api/v1/accounts/${id('E1')}/password`, headers })
  expect((await signIn('zhang', reset.json().password, '10.2.1.2')).statusCode).toBe(200)
  await setPassword('E1', password)
})

test('an address is stopped once a hundred accounts have failed from it, and an IPv6 network as one', async () => {
  for (const [address, others] of [
    ['10.0.2.1', '10.0.2.1'],
    ['2001:db8:1:2::99', '2001:db8:1:2::/64'],
  ] as const) {
    await failed(many(99, i => ({ login: `nobody${i}`, address: others })))
    expect((await signIn('zhang', password, address)).statusCode).toBe(200)
    await failed(many(500, () => ({ login: 'nobody0', address: others })))
    expect((await signIn('zhang', password, address)).statusCode, 'one who cannot remember').toBe(200)
    expect((await signIn('nobody99', 'x', address)).statusCode).toBe(401)
    const stopped = await signIn('zhang', password, address)
    expect(stopped.json()).toMatchObject({ code: 'too-many-sign-ins', errors: [{ place: 'address' }] })
    expect((await signIn('zhang', password, '10.0.2.2')).statusCode).toBe(200)
    expect((await signIn('zhang', password, '2001:db8:1:3::99')).statusCode).toBe(200)
  }
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
      payload: { login: 'nobody', password: 'x' },
    })
  }
  for (const attacker of ['10.0.2.1', 'past']) {
    for (let i = 0; i < 5; i++) expect((await attempt(attacker, i)).statusCode).toBe(401)
    expect((await attempt(attacker, 5)).statusCode, attacker).toBe(429)
    now += 15 * 60_000 + 1
  }
  for (let i = 0; i < 6; i++) expect((await attempt(`10.0.3.${i}`, i)).statusCode, 'others are not stopped').toBe(401)
  await behind.close()
})

test('thirty attempts at once get no further than thirty in a row', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => signIn('zhang', `guess ${i}`, '10.0.3.1')))
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
  await setPassword('E1', password)
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

test('a page of another site, or of this one over another scheme or port, cannot sign anybody in', async () => {
  const set = await testApp(database, { routes: accessRoutes, codes: accessCodes, origin: 'https://huke.example.com/' })
  const from = async ({ app }: TestApp, origin: string, host = 'huke.example.com') =>
    (
      await app.inject({
        method: 'POST',
        url: '/api/v1/session',
        headers: { origin, host },
        payload: { login: 'zhang', password },
      })
    ).statusCode
  for (const foreign of ['https://evil.example', 'null', 'http://huke.example.com:8080', 'huke.example.com'])
    expect(await from(running, foreign), foreign).toBe(403)
  for (const own of ['http://huke.example.com', 'https://huke.example.com']) expect(await from(running, own)).toBe(200)
  for (const foreign of ['http://huke.example.com', 'https://huke.example.com:8443', 'https://evil.example'])
    expect(await from(set, foreign), foreign).toBe(403)
  expect(await from(set, 'https://evil.example', 'evil.example'), 'a name bent to us').toBe(403)
  expect(await from(set, 'https://huke.example.com')).toBe(200)
  await set.close()
})

test('a page sends its forms nowhere else, and no script or base of another is taken', async () => {
  const { headers } = await running.app.inject('/api/v1/setup')
  const policy = String(headers['content-security-policy'])
  for (const part of [
    "form-action 'self'",
    "base-uri 'none'",
    "script-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ])
    expect(policy.split(';')).toContain(part)
  expect(headers['strict-transport-security']).toMatch(/max-age=31536000; includeSubDomains/)
})

test('an answer to somebody stays in no cache', async () => {
  const headers = await running.as(id('E1'))
  for (const url of ['/api/v1/session', '/api/v1/tokens', '/api/v1/nothing']) {
    const answer = await running.app.inject({ url, headers })
    if (answer.statusCode === 200) expect(answer.headers['cache-control'], url).toBe('no-store')
  }
})

test('the description of the API is for those signed in, unless it is set otherwise', async () => {
  const statuses = async ({ app }: TestApp, headers: Record<string, string>) =>
    Promise.all(
      ['/api/docs/', '/api/docs/json', '/api/v1/openapi.json'].map(
        async url => (await app.inject({ url, headers })).statusCode,
      ),
    )
  expect(await statuses(running, {})).toEqual([401, 401, 401])
  expect(await statuses(running, await running.as(id('E1')))).toEqual([200, 200, 200])
  const asSet = { everybody: [200, 200, 200], nobody: [404, 404, 404] } as const
  for (const apiDocs of ['everybody', 'nobody'] as const) {
    const other = await testApp(database, { routes: accessRoutes, codes: accessCodes, apiDocs })
    expect(await statuses(other, {}), apiDocs).toEqual(asSet[apiDocs])
    await other.close()
  }
})

test('an administrator needs twelve signs, and who became one with less changes it first; none may be of a leaked list', async () => {
  await setPassword('E1', 'ten signs!')
  const answer = await signIn('zhang', 'ten signs!')
  expect(answer.json()).toMatchObject({ roles: ['administrator'], mustChange: true })
  const change = async (login: string, old: string, word: string) => {
    const headers = { cookie: cookieOf(await signIn(login, old)) }
    const payload = { old, new: word }
    return (await running.app.inject({ method: 'PUT', url: '/api/v1/session/password', headers, payload })).json()
  }
  expect(await change('zhang', 'ten signs!', 'eleven sign')).toMatchObject({ code: 'access.weak-password' })
  await setPassword('E2', password)
  for (const leaked of ['basketball', 'Liverpool1234', '1q2w3e4r5t', 'woaini1314520'])
    expect(await change('li', password, leaked), leaked).toMatchObject({
      code: 'access.weak-password',
      errors: [{ expectation: '不要用常见或泄露过的密码' }],
    })
  expect(await change('zhang', 'ten signs!', 'twelve signs')).toMatchObject({ mustChange: false })
  await setPassword('E1', password)
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

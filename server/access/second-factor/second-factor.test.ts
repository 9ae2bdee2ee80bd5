import { generateSync } from 'otplib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { organise, type TestApp, testApp, testDatabase, type TestDatabase } from '../../testing/index.ts'
import { resetPassword } from '../by-machine.ts'
import { accessCodes } from '../codes.ts'
import { passwordHash } from '../password.ts'
import { accessRoutes } from '../routes.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string
let hash: string
let now = Date.UTC(2026, 10, 2, 1)
const password = 'correct horse battery'

beforeAll(async () => {
  database = await testDatabase()
  id = await organise(
    database.db,
    [{ code: 'HQ', name: '总部', head: 'E1' }],
    [
      { code: 'E1', name: '张三', unit: 'HQ', roles: ['administrator'] },
      { code: 'E2', name: '李四', unit: 'HQ', roles: ['officer'] },
      { code: 'E3', name: '王五', unit: 'HQ' },
    ],
  )
  hash = await passwordHash(password)
  running = await testApp(database, { routes: accessRoutes, codes: accessCodes, now: () => now })
})
afterAll(async () => {
  await running.close()
  await database.close()
})
beforeEach(async () => {
  now += 3_600_000
  for (const table of ['sign_in_attempt', 'recovery_code', 'second_factor', 'session', 'setting'] as const)
    await database.db.deleteFrom(table).execute()
  await database.db.updateTable('account').set({ password_hash: hash, must_change: false }).execute()
})

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
const ask = (cookie: string, method: Method, url: string, payload?: object) =>
  running.app.inject({ method, url: `/api/v1${url}`, headers: { cookie }, payload })
const signIn = (login: string, code?: string) =>
  running.app.inject({ method: 'POST', url: '/api/v1/session', payload: { login, password, code } })
const cookieOf = (answer: Awaited<ReturnType<typeof signIn>>) => {
  expect(answer.statusCode, answer.body).toBe(200)
  return `huke_session=${answer.cookies[0]?.value}`
}
const codeOf = (secret: string, at = now) => generateSync({ secret, epoch: Math.floor(at / 1000) })
const step = 30_000

async function setUp(login: string): Promise<{ cookie: string; secret: string; recoveryCodes: string[] }> {
  const cookie = cookieOf(await signIn(login))
  const begun = (await ask(cookie, 'POST', '/session/second-factor', { password })).json()
  const confirmed = await ask(cookie, 'PUT', '/session/second-factor', { code: codeOf(begun.secret) })
  expect(confirmed.statusCode, confirmed.body).toBe(200)
  now += step
  return { cookie, secret: begun.secret, recoveryCodes: confirmed.json().recoveryCodes }
}

test('it is in force once a code was shown, and the sign-in asks for one from then on', async () => {
  const [cookie, elsewhere] = [cookieOf(await signIn('E3')), cookieOf(await signIn('E3'))]
  expect((await ask(cookie, 'POST', '/session/second-factor', { password: 'wrong' })).statusCode).toBe(422)
  const begun = (await ask(cookie, 'POST', '/session/second-factor', { password })).json()
  expect(begun.uri).toMatch(/^otpauth:\/\/totp\/.*E3\?/)
  expect((await signIn('E3')).statusCode, 'not in force yet').toBe(200)
  const wrong = await ask(cookie, 'PUT', '/session/second-factor', { code: '000000' })
  expect(wrong.json().code).toBe('access.wrong-code')
  const confirmed = (await ask(cookie, 'PUT', '/session/second-factor', { code: codeOf(begun.secret) })).json()
  expect(new Set(confirmed.recoveryCodes).size).toBe(10)
  expect((await ask(cookie, 'GET', '/session/second-factor')).json()).toEqual({
    since: now,
    passkeys: [],
    passkeysPossible: true,
    recoveryCodesLeft: 10,
    demanded: false,
  })

  expect((await ask(elsewhere, 'GET', '/session')).statusCode, 'signed in with the password alone').toBe(401)

  now += step
  const asked = await signIn('E3')
  expect([asked.statusCode, asked.json().code, asked.cookies]).toEqual([401, 'access.code-needed', []])
  expect((await signIn('E3', '123456')).json().code).toBe('access.wrong-code')
  expect((await signIn('E3', codeOf(begun.secret))).statusCode).toBe(200)
  const shown = JSON.stringify([
    await ask(cookie, 'GET', '/session'),
    await ask(cookie, 'GET', '/session/second-factor'),
  ])
  expect(shown).not.toContain(begun.secret)
})

test('a code is taken once, also by two at the same time, and not after its time', async () => {
  const { secret } = await setUp('E3')
  const code = codeOf(secret)
  const both = await Promise.all([signIn('E3', code), signIn('E3', code)])
  expect(both.map(answer => answer.statusCode).toSorted()).toEqual([200, 422])
  expect((await signIn('E3', code)).json().code).toBe('access.wrong-code')
  now += step
  const next = codeOf(secret)
  now += step
  expect((await signIn('E3', next)).statusCode, 'a phone half a minute late').toBe(200)
  now += 10 * step
  expect((await signIn('E3', codeOf(secret, now - 3 * step))).statusCode).toBe(422)
})

test('guessing codes is limited like guessing passwords, and a right password alone is no failure', async () => {
  const { secret } = await setUp('E3')
  for (let i = 0; i < 8; i++) expect((await signIn('E3')).json().code).toBe('access.code-needed')
  for (let i = 0; i < 5; i++) expect((await signIn('E3', `00000${i}`)).statusCode).toBe(422)
  expect((await signIn('E3', codeOf(secret))).json().code).toBe('too-many-sign-ins')
})

test('a recovery code opens once', async () => {
  const { recoveryCodes } = await setUp('E3')
  const [first = ''] = recoveryCodes
  const cookie = cookieOf(await signIn('E3', first.toUpperCase()))
  expect((await signIn('E3', first)).json().code).toBe('access.wrong-code')
  expect((await ask(cookie, 'GET', '/session/second-factor')).json().recoveryCodesLeft).toBe(9)
})

test('where a role demands it nothing opens before one is set up, and it cannot be taken away', async () => {
  const admin = (await setUp('E1')).cookie
  const demand = { secondFactorRoles: ['officer', 'administrator'] }
  expect((await ask(admin, 'PUT', '/access-settings', demand)).json()).toEqual(demand)
  expect((await ask(admin, 'GET', '/account-counts')).statusCode, 'has shown one').toBe(200)

  const officer = cookieOf(await signIn('E2'))
  expect((await ask(officer, 'GET', '/session')).json()).toMatchObject({ mustProve: true })
  const barred = await ask(officer, 'GET', '/asking-helpers')
  expect([barred.statusCode, barred.json().code]).toEqual([403, 'second-factor-required'])
  const { secret } = (await ask(officer, 'POST', '/session/second-factor', { password })).json()
  await ask(officer, 'PUT', '/session/second-factor', { code: codeOf(secret) })
  expect((await ask(officer, 'GET', '/asking-helpers')).statusCode).toBe(200)
  now += step
  const removal = { password, code: codeOf(secret) }
  expect((await ask(officer, 'POST', '/session/second-factor/removal', removal)).json().code).toBe(
    'access.second-factor-demanded',
  )
  // A new password needs no second code, and the session that changed it has shown one.
  const change = { old: password, new: 'another long password' }
  const changed = await ask(officer, 'PUT', '/session/password', change)
  expect(changed.json()).toMatchObject({ mustProve: false })
  expect((await ask(cookieOf(await signIn('E3')), 'GET', '/tokens')).statusCode, 'without a role').toBe(200)
})

test('who shows it by their own will removes it with password and code', async () => {
  const { cookie, secret } = await setUp('E3')
  const remove = (payload: object) => ask(cookie, 'POST', '/session/second-factor/removal', payload)
  expect((await remove({ password: 'wrong', code: codeOf(secret) })).statusCode).toBe(422)
  expect((await remove({ password, code: '000000' })).statusCode).toBe(422)
  expect((await remove({ password, code: codeOf(secret) })).statusCode).toBe(204)
  expect((await signIn('E3')).statusCode).toBe(200)
})

test('of whoever lost the phone an administrator takes it away, and the machine of the last administrator', async () => {
  const lost = await setUp('E3')
  const admin = (await setUp('E1')).cookie
  const reset = (who: string) => ask(who, 'DELETE', `/accounts/${id('E3')}/second-factor`)
  expect((await reset(lost.cookie)).statusCode).toBe(403)
  expect((await ask(admin, 'GET', '/accounts?q=E3')).json().items).toMatchObject([{ secondFactor: true }])
  expect((await reset(admin)).statusCode).toBe(204)
  expect((await ask(lost.cookie, 'GET', '/session')).statusCode).toBe(401)
  expect((await signIn('E3')).statusCode).toBe(200)

  const { password: first } = await resetPassword({ db: database.db, now: () => now }, 'E1')
  const back = await running.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { login: 'E1', password: first },
  })
  expect(back.json()).toMatchObject({ mustChange: true })
  const log = await database.db.selectFrom('admin_log').select('action').execute()
  expect(log.map(line => line.action)).toEqual(expect.arrayContaining(['second-factor.set-up', 'second-factor.reset']))
})

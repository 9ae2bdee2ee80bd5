import { generateSync } from 'otplib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Authenticator, organise, type TestApp, testApp, testDatabase, type TestDatabase } from '../../testing/index.ts'
import { resetPassword } from '../by-machine.ts'
import { accessChores } from '../chores.ts'
import { accessCodes } from '../codes.ts'
import { passwordHash } from '../password.ts'
import { accessRoutes } from '../routes.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string
let hash: string
let now = Date.UTC(2026, 10, 2, 1)
const password = 'correct horse battery'
const page = 'https://huke.example.com'
const minute = 60_000

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
  running = await testApp(database, { routes: accessRoutes, codes: accessCodes, origin: page, now: () => now })
})
/** the last line of the log before the test */
let logged = 0

afterAll(async () => {
  await running.close()
  await database.close()
})
beforeEach(async () => {
  now += 60 * minute
  logged = (await database.db.selectFrom('admin_log').select('id').orderBy('id', 'desc').executeTakeFirst())?.id ?? 0
  const tables = ['sign_in_attempt', 'passkey_challenge', 'passkey', 'recovery_code', 'second_factor'] as const
  for (const table of [...tables, 'session', 'setting'] as const) await database.db.deleteFrom(table).execute()
  await database.db.updateTable('account').set({ password_hash: hash, must_change: false }).execute()
})

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
const ask = (cookie: string, method: Method, url: string, payload?: object, on = running) =>
  on.app.inject({ method, url: `/api/v1${url}`, headers: { cookie }, payload })
const signIn = (login: string, more: object = {}, on = running) =>
  on.app.inject({ method: 'POST', url: '/api/v1/session', payload: { login, password, ...more } })
const challenge = (login: string, word = password) =>
  running.app.inject({ method: 'POST', url: '/api/v1/session/challenge', payload: { login, password: word } })
const cookieOf = (answer: Awaited<ReturnType<typeof signIn>>) => {
  expect(answer.statusCode, answer.body).toBe(200)
  const [{ name, value } = { name: '', value: '' }] = answer.cookies
  return `${name}=${value}`
}
const toMake = async (cookie: string) => {
  const begun = await ask(cookie, 'POST', '/session/passkeys/challenge', { password })
  expect(begun.statusCode, begun.body).toBe(200)
  return begun.json()
}
const toShow = async (login: string) => (await challenge(login)).json().passkey
const keep = (cookie: string, made: object, name = '手机') => ask(cookie, 'POST', '/session/passkeys', { name, made })
const shows = async (login: string, device: Authenticator, from = page) =>
  signIn(login, { passkey: device.show(await toShow(login), from) })
const read = async (cookie: string) => (await ask(cookie, 'GET', '/session/second-factor')).json()

interface Added {
  cookie: string
  device: Authenticator
  passkey: string
  recoveryCodes: string[]
}
async function added(login: string, device = new Authenticator(), into?: string): Promise<Added> {
  const cookie = into ?? cookieOf(await signIn(login))
  const answer = await keep(cookie, device.make(await toMake(cookie), page))
  expect(answer.statusCode, answer.body).toBe(201)
  return { cookie, device, passkey: answer.json().passkey.id, recoveryCodes: answer.json().recoveryCodes }
}

async function appSetUp(cookie: string): Promise<{ code: () => string; recoveryCodes: string[] }> {
  const { secret } = (await ask(cookie, 'POST', '/session/second-factor', { password })).json()
  const code = () => generateSync({ secret, epoch: Math.floor(now / 1000) })
  const confirmed = await ask(cookie, 'PUT', '/session/second-factor', { code: code() })
  expect(confirmed.statusCode, confirmed.body).toBe(200)
  now += minute
  return { code, recoveryCodes: confirmed.json().recoveryCodes }
}

test('a passkey is added with the password, named, and seen by its owner alone; the first brings recovery codes', async () => {
  const [cookie, elsewhere] = [cookieOf(await signIn('E3')), cookieOf(await signIn('E3'))]
  const guess = await ask(cookie, 'POST', '/session/passkeys/challenge', { password: 'wrong' })
  expect(guess.json().code).toBe('access.wrong-old-password')
  const options = await toMake(cookie)
  expect(options).toMatchObject({
    rp: { id: 'huke.example.com' },
    user: { name: 'E3', displayName: '王五' },
    attestation: 'none',
    excludeCredentials: [],
  })
  const device = new Authenticator()
  const first = (await keep(cookie, device.make(options, page), ' 手机 ')).json()
  expect(new Set(first.recoveryCodes).size).toBe(10)
  expect(first.passkey).toMatchObject({ name: '手机', backedUp: false, addedAt: now, lastUsedAt: null })
  expect((await ask(elsewhere, 'GET', '/session')).statusCode, 'signed in with the password alone').toBe(401)

  const again = await toMake(cookie)
  expect(again.excludeCredentials).toMatchObject([{ id: device.name, transports: ['internal'] }])
  expect((await keep(cookie, device.make(again, page))).json().code).toBe('access.passkey-there')
  expect((await added('E3', new Authenticator(), cookie)).recoveryCodes, 'there are some already').toEqual([])

  const url = `/session/passkeys/${first.passkey.id}`
  expect((await ask(cookie, 'PUT', url, { name: '  ' })).json().code).toBe('invalid-input')
  expect((await ask(cookie, 'PUT', url, { name: '办公室的钥匙' })).json()).toMatchObject({ name: '办公室的钥匙' })
  const stranger = cookieOf(await signIn('E2'))
  expect((await ask(stranger, 'PUT', url, { name: 'x' })).statusCode).toBe(404)
  expect((await ask(stranger, 'POST', `${url}/removal`, { password })).statusCode).toBe(404)
  const seen = await read(cookie)
  expect(seen).toMatchObject({ since: null, passkeysPossible: true, recoveryCodesLeft: 10, demanded: false })
  expect(seen.passkeys.map((one: { name: string }) => one.name)).toEqual(['办公室的钥匙', '手机'])
  expect(Object.keys(seen.passkeys[0])).toEqual(['id', 'name', 'backedUp', 'addedAt', 'lastUsedAt'])
})

test('the sign-in asks for it after the right password, and takes a recovery code instead', async () => {
  const { device, cookie, recoveryCodes } = await added('E3')
  const asked = await signIn('E3')
  expect([asked.statusCode, asked.json().code, asked.cookies]).toEqual([401, 'access.passkey-needed', []])
  expect((await challenge('E3')).json()).toMatchObject({
    passkey: { rpId: 'huke.example.com', allowCredentials: [{ id: device.name }] },
    app: false,
    recoveryCodes: true,
  })
  now += minute
  device.backedUp = true
  const inside = cookieOf(await shows('E3', device))
  expect((await read(inside)).passkeys).toMatchObject([{ lastUsedAt: now, backedUp: true }])
  expect((await read(cookie)).passkeys, 'a sign-in ends no other session').toHaveLength(1)
  expect((await signIn('E3', { code: recoveryCodes[0] })).statusCode).toBe(200)
  const log = await database.db
    .selectFrom('admin_log')
    .select(['action', 'detail'])
    .where('id', '>', logged)
    .orderBy('id')
    .execute()
  expect(log.map(line => line.action)).toContain('second-factor.passkey-added')
  expect(log.at(-1)).toMatchObject({ action: 'session.opened', detail: { secondFactor: true } })
})

test('whoever has an app as well may use either; one that is not in force yet opens nothing', async () => {
  const { cookie, device, recoveryCodes } = await added('E3')
  const { secret } = (await ask(cookie, 'POST', '/session/second-factor', { password })).json()
  const code = () => generateSync({ secret, epoch: Math.floor(now / 1000) })
  expect((await signIn('E3', { code: code() })).json().code, 'nobody has shown that they have it').toBe(
    'access.wrong-code',
  )
  const paper = await ask(cookie, 'PUT', '/session/second-factor', { code: recoveryCodes[0] })
  expect(paper.json().code, 'paper is no app').toBe('access.wrong-code')
  const confirmed = await ask(cookie, 'PUT', '/session/second-factor', { code: code() })
  expect(confirmed.json(), 'the codes are given once').toEqual({ recoveryCodes: [] })
  now += minute
  expect((await challenge('E3')).json()).toMatchObject({ app: true, recoveryCodes: true })
  expect((await signIn('E3', { code: code() })).statusCode).toBe(200)
  expect((await shows('E3', device)).statusCode).toBe(200)
})

test('a challenge is signed once, by whom it was given to, for what, and soon', async () => {
  const { cookie, device } = await added('E3')
  const refusedWith = async (answer: ReturnType<typeof signIn>) => (await answer).json().code
  const once = { passkey: device.show(await toShow('E3'), page) }
  expect((await signIn('E3', once)).statusCode).toBe(200)
  expect(await refusedWith(signIn('E3', once)), 'twice').toBe('access.wrong-passkey')
  const both = { passkey: device.show(await toShow('E3'), page) }
  const answers = await Promise.all([signIn('E3', both), signIn('E3', both)])
  expect(answers.map(answer => answer.statusCode).toSorted(), 'at the same time').toEqual([200, 422])

  const own = { rpId: 'huke.example.com', challenge: 'I-made-this-up' }
  expect(await refusedWith(signIn('E3', { passkey: device.show(own, page) }))).toBe('access.wrong-passkey')
  const forAdding = { rpId: 'huke.example.com', challenge: (await toMake(cookie)).challenge }
  expect(await refusedWith(signIn('E3', { passkey: device.show(forAdding, page) }))).toBe('access.wrong-passkey')
  const late = device.show(await toShow('E3'), page)
  now += 5 * minute
  expect(await refusedWith(signIn('E3', { passkey: late }))).toBe('access.wrong-passkey')
})

test('another account’s passkey opens nothing, nor what was asked of another', async () => {
  const { device } = await added('E3')
  const other = await added('E2')
  const refusedWith = async (answer: ReturnType<typeof signIn>) => (await answer).json().code
  const ofAnother = device.show(await toShow('E2'), page)
  expect(await refusedWith(signIn('E3', { passkey: ofAnother })), 'asked of another').toBe('access.wrong-passkey')
  const theirs = other.device.show(await toShow('E3'), page)
  expect(await refusedWith(signIn('E3', { passkey: theirs })), 'another account’s').toBe('access.wrong-passkey')
  const forged = { ...other.device.show(await toShow('E3'), page), id: device.name, rawId: device.name }
  expect(await refusedWith(signIn('E3', { passkey: forged })), 'under the name of ours').toBe('access.wrong-passkey')
  expect((await shows('E2', other.device)).statusCode, 'at home it opens').toBe(200)
})

test('one is added in the session that began it, once and soon', async () => {
  const [cookie, elsewhere] = [cookieOf(await signIn('E3')), cookieOf(await signIn('E3'))]
  const code = async (answer: ReturnType<typeof keep>) => (await answer).json().code
  const begun = await toMake(elsewhere)
  expect(await code(keep(cookie, new Authenticator().make(begun, page)))).toBe('access.passkey-not-made')
  const late = await toMake(cookie)
  now += 5 * minute
  expect(await code(keep(cookie, new Authenticator().make(late, page)))).toBe('access.passkey-not-made')
  const options = await toMake(cookie)
  expect((await keep(cookie, new Authenticator().make(options, page))).statusCode).toBe(201)
  expect(await code(keep(cookie, new Authenticator().make(options, page)))).toBe('access.passkey-not-made')
})

test('what was made or signed for another page is refused', async () => {
  const cookie = cookieOf(await signIn('E3'))
  for (const elsewhere of ['https://huke.example.com.evil.org', 'http://huke.example.com', 'https://example.com']) {
    const made = new Authenticator().make(await toMake(cookie), elsewhere)
    expect((await keep(cookie, made)).json().code, elsewhere).toBe('access.passkey-not-made')
  }
  const named = { ...(await toMake(cookie)), rp: { id: 'example.com' } }
  expect((await keep(cookie, new Authenticator().make(named, page))).json().code).toBe('access.passkey-not-made')

  const { device } = await added('E3', new Authenticator(), cookie)
  expect((await shows('E3', device, 'https://evil.org')).json().code).toBe('access.wrong-passkey')
  const asked = { ...(await toShow('E3')), rpId: 'evil.org' }
  expect((await signIn('E3', { passkey: device.show(asked, page) })).json().code).toBe('access.wrong-passkey')
  expect((await shows('E3', device)).statusCode).toBe(200)
})

test('one that has signed as often before has a copy; one that does not count never has', async () => {
  const { device } = await added('E3')
  expect((await shows('E3', device)).statusCode).toBe(200)
  device.counter -= 1
  expect((await shows('E3', device)).json().code, 'as often').toBe('access.wrong-passkey')
  device.counter -= 2
  expect((await shows('E3', device)).json().code, 'less often').toBe('access.wrong-passkey')
  device.counter += 10
  expect((await shows('E3', device)).statusCode).toBe(200)
  const plain = (await added('E2', new Authenticator({ counting: false }))).device
  expect((await shows('E2', plain)).statusCode).toBe(200)
  expect((await shows('E2', plain)).statusCode).toBe(200)
})

test('a removed one opens nothing, and with the last factor go the recovery codes', async () => {
  const { cookie, device, passkey, recoveryCodes } = await added('E3')
  const second = await added('E3', new Authenticator(), cookie)
  const remove = (which: string, word = password) =>
    ask(cookie, 'POST', `/session/passkeys/${which}/removal`, { password: word })
  const elsewhere = cookieOf(await shows('E3', second.device))
  expect((await remove(passkey, 'wrong')).json().code).toBe('access.wrong-old-password')
  const asked = await toShow('E3')
  expect((await remove(passkey)).statusCode).toBe(204)
  expect((await remove(passkey)).statusCode).toBe(404)
  expect((await ask(elsewhere, 'GET', '/session')).statusCode, 'signed in elsewhere').toBe(401)
  expect((await signIn('E3', { passkey: device.show(asked, page) })).json().code).toBe('access.wrong-passkey')
  expect((await signIn('E3', { code: recoveryCodes[0] })).statusCode, 'another is left').toBe(200)
  expect((await remove(second.passkey)).statusCode).toBe(204)
  expect((await signIn('E3')).statusCode, 'the password alone').toBe(200)
  expect((await challenge('E3')).json().code).toBe('access.no-passkey')
  expect(await read(cookie)).toMatchObject({ passkeys: [], recoveryCodesLeft: 0 })
  const log = await database.db.selectFrom('admin_log').select(['action', 'detail']).where('id', '>', logged).execute()
  expect(log).toContainEqual({ action: 'second-factor.passkey-removed', detail: { name: '手机' } })
})

test('where a role demands a factor the last one stays, whichever it is, and of two removed at once one', async () => {
  await database.db.insertInto('setting').values({ key: 'secondFactorRoles', value: '["officer"]' }).execute()
  const barred = cookieOf(await signIn('E2'))
  expect((await ask(barred, 'GET', '/asking-helpers')).json().code).toBe('second-factor-required')
  const { cookie, passkey } = await added('E2', new Authenticator(), barred)
  expect((await ask(cookie, 'GET', '/asking-helpers')).statusCode, 'a passkey is one').toBe(200)
  const remove = (which: string) => ask(cookie, 'POST', `/session/passkeys/${which}/removal`, { password })
  expect((await remove(passkey)).json().code).toBe('access.second-factor-demanded')

  const second = await added('E2', new Authenticator(), cookie)
  const both = await Promise.all([remove(passkey), remove(second.passkey)])
  expect(both.map(answer => answer.statusCode).toSorted()).toEqual([204, 409])
  const [left] = (await read(cookie)).passkeys
  const { code } = await appSetUp(cookie)
  expect((await remove(left.id)).statusCode, 'the app is left').toBe(204)
  const removal = () => ask(cookie, 'POST', '/session/second-factor/removal', { password, code: code() })
  expect((await removal()).json().code).toBe('access.second-factor-demanded')
  await added('E2', new Authenticator(), cookie)
  expect((await removal()).statusCode, 'a passkey is left').toBe(204)
  expect((await ask(cookie, 'GET', '/asking-helpers')).statusCode).toBe(200)
})

test('an administrator takes it away from whoever lost it, and the machine does', async () => {
  const lost = await added('E3')
  const admin = cookieOf(await signIn('E1'))
  expect((await ask(admin, 'GET', '/accounts?q=E3')).json().items).toMatchObject([{ secondFactor: true }])
  const begun = await toMake(lost.cookie)
  expect((await ask(admin, 'DELETE', `/accounts/${id('E3')}/second-factor`)).statusCode).toBe(204)
  expect((await ask(lost.cookie, 'GET', '/session')).statusCode).toBe(401)
  expect((await ask(admin, 'GET', '/accounts?q=E3')).json().items).toMatchObject([{ secondFactor: false }])
  const inside = cookieOf(await signIn('E3'))
  const old = await keep(inside, new Authenticator().make(begun, page))
  expect(old.json().code, 'what was begun before is over').toBe('access.passkey-not-made')
  expect((await ask(admin, 'DELETE', `/accounts/${id('E3')}/second-factor`)).statusCode, 'nothing left').toBe(404)

  await added('E1', new Authenticator(), admin)
  const { password: first } = await resetPassword({ db: database.db, now: () => now }, 'E1')
  expect((await signIn('E1', { password: first })).json()).toMatchObject({ mustChange: true })
})

test('nobody has more than ten, also when two are added at once', async () => {
  const { cookie } = await added('E3')
  for (let n = 2; n < 10; n++) await added('E3', new Authenticator(), cookie)
  const [one, two] = [await toMake(cookie), await toMake(cookie)]
  const both = await Promise.all([one, two].map(options => keep(cookie, new Authenticator().make(options, page))))
  expect(both.map(answer => answer.statusCode).toSorted()).toEqual([201, 409])
  const more = await ask(cookie, 'POST', '/session/passkeys/challenge', { password })
  expect(more.json().code).toBe('access.too-many-passkeys')
})

test('without the right password nothing tells whether there is one, and wrong passkeys count as guesses', async () => {
  const { device } = await added('E3')
  const passkey = device.show(await toShow('E3'), page)
  for (const login of ['E3', 'E2', 'nobody']) {
    for (const answer of [
      await signIn(login, { password: 'wrong' }),
      await signIn(login, { password: 'wrong', passkey }),
      await challenge(login, 'wrong'),
    ])
      expect([answer.statusCode, answer.json().code, answer.json().errors]).toEqual([401, 'access.not-recognised', []])
  }
  await database.db.deleteFrom('sign_in_attempt').execute()
  for (let n = 0; n < 8; n++) expect((await challenge('E3')).statusCode, 'no failure').toBe(200)
  for (let n = 0; n < 5; n++)
    expect((await shows('E3', device, 'https://evil.org')).json().code).toBe('access.wrong-passkey')
  expect((await signIn('E3')).json().code).toBe('too-many-sign-ins')
  expect((await challenge('E3')).json().code).toBe('too-many-sign-ins')
  const log = await database.db.selectFrom('admin_log').select('detail').orderBy('id', 'desc').limit(1).execute()
  expect(log).toMatchObject([{ detail: { why: 'passkey' } }])
})

test('what is no passkey at all is refused, and whoever vouches for a device is not asked', async () => {
  const cookie = cookieOf(await signIn('E3'))
  for (const attestationObject of ['AAAA', '-w', 'gYGBgYGBgYGBgYGB', 'oWNmbXRkbm9uZQ']) {
    const made = new Authenticator().make(await toMake(cookie), page)
    const broken = { ...made, response: { ...made.response, attestationObject } }
    const answer = await keep(cookie, broken)
    expect([answer.statusCode, answer.json().code], attestationObject).toEqual([422, 'access.passkey-not-made'])
  }
  const vouched = { fmt: 'packed', attStmt: new Map<string, unknown>([['x5c', [Buffer.from('no certificate')]]]) }
  const device = new Authenticator()
  expect((await keep(cookie, device.make(await toMake(cookie), page, vouched))).statusCode).toBe(201)
  expect((await shows('E3', device)).statusCode).toBe(200)
  const shown = device.show(await toShow('E3'), page)
  const cut = { ...shown, response: { ...shown.response, authenticatorData: 'AAAA' } }
  expect((await signIn('E3', { passkey: cut })).json().code).toBe('access.wrong-passkey')
})

test('without https there are none: recovery codes open, and it is said why', async () => {
  const { recoveryCodes } = await added('E3')
  const plain = await testApp(database, {
    routes: accessRoutes,
    codes: accessCodes,
    origin: 'http://10.0.0.5:8600',
    now: () => now,
  })
  try {
    expect((await signIn('E3', {}, plain)).json().code).toBe('access.code-needed')
    const cookie = cookieOf(await signIn('E3', { code: recoveryCodes[0] }, plain))
    const seen = await ask(cookie, 'GET', '/session/second-factor', undefined, plain)
    expect(seen.json()).toMatchObject({ passkeysPossible: false, passkeys: [{ name: '手机' }] })
    const begun = await ask(cookie, 'POST', '/session/passkeys/challenge', { password }, plain)
    expect([begun.statusCode, begun.json().code]).toEqual([409, 'access.no-passkeys-here'])
  } finally {
    await plain.close()
  }
})

test('challenges that nobody took are forgotten, and of one person few wait', async () => {
  await added('E3')
  for (let n = 0; n < 12; n++) await toShow('E3')
  const waiting = async () => (await database.db.selectFrom('passkey_challenge').selectAll().execute()).length
  expect(await waiting()).toBe(10)
  now += 5 * minute
  await accessChores.find(chore => chore.name === 'forget what is over')?.run({ ...running.world, now: () => now })
  expect(await waiting()).toBe(0)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { organise, type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import { accessCodes } from './codes.ts'
import { passwordHash } from './password.ts'
import { accessRoutes } from './routes.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string
const password = 'correct horse battery'

beforeAll(async () => {
  database = await testDatabase()
  id = await organise(
    database.db,
    [{ code: 'HQ', name: '总部', head: 'E3' }],
    [
      { code: 'E1', name: '张三', unit: 'HQ', roles: ['administrator'] },
      { code: 'E2', name: '李四', unit: 'HQ', roles: ['officer'] },
      { code: 'E3', name: '王五', unit: 'HQ' },
      { code: 'E4', name: '=1+1', unit: 'HQ', roles: ['auditor'] },
    ],
  )
  await database.db
    .updateTable('account')
    .set({ password_hash: await passwordHash(password) })
    .execute()
  running = await testApp(database, { routes: accessRoutes, codes: accessCodes })
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const ask = async (code: string, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  running.app.inject({ method, url: `/api/v1${url}`, headers: await running.as(id(code)), payload })
const signIn = (login: string, word: string) =>
  running.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { login, password: word },
    remoteAddress: '10.9.8.7',
  })

test('auditors and administrators read what was done to the installation; officers, whose acts it holds, do not', async () => {
  const roles = await ask('E1', 'PUT', `/accounts/${id('E3')}/roles`, { roles: ['officer'] })
  expect(roles.statusCode).toBe(200)
  for (const reader of ['E4', 'E1']) {
    const { items } = (await ask(reader, 'GET', '/admin-log?action=account&limit=1')).json()
    expect(items).toMatchObject([
      {
        person: { code: 'E1' },
        action: 'account.roles-changed',
        subjectPerson: { code: 'E3' },
        detail: { roles: ['officer'] },
      },
    ])
  }
  for (const other of ['E2', 'E3']) {
    expect((await ask(other, 'GET', '/admin-log')).statusCode).toBe(403)
    expect((await ask(other, 'GET', '/admin-log.csv')).statusCode).toBe(403)
  }
})

test('whoever came in and whoever was refused is in it, but not what was typed by somebody unknown', async () => {
  await signIn('E3', password)
  await signIn('E3', 'wrong')
  await signIn('my secret password', 'x')
  const { items } = (await ask('E4', 'GET', '/admin-log?action=session')).json()
  const from = { address: '10.9.8.7' }
  expect(items).toMatchObject([
    { action: 'session.refused', person: null, subject: 'unknown', detail: { ...from, why: 'login' } },
    { action: 'session.refused', person: null, subjectPerson: { code: 'E3' }, detail: { ...from, why: 'password' } },
    { action: 'session.opened', person: { code: 'E3' }, detail: from },
  ])
  expect(JSON.stringify(items)).not.toContain('my secret password')
})

test('it is paged, and taken out whole as a file in which no cell is a formula', async () => {
  await ask('E4', 'POST', '/delegations', { to: id('E3'), firstDay: '2199-01-01', lastDay: '2199-01-02' })
  const many = Array.from({ length: 2500 }, (_, i) => ({ person_id: id('E4'), action: 'test', subject: String(i) }))
  await database.db.insertInto('admin_log').values(many).execute()
  const seen: string[] = []
  for (let after = ''; ; ) {
    const page = (await ask('E4', 'GET', `/admin-log?action=test&limit=200${after}`)).json()
    seen.push(...page.items.map((line: { subject: string }) => line.subject))
    if (page.next === null) break
    after = `&after=${page.next}`
  }
  expect(seen).toEqual(many.map(line => line.subject).toReversed())
  const file = await ask('E4', 'GET', '/admin-log.csv')
  expect(file.headers['content-type']).toBe('text/csv; charset=utf-8')
  const lines = file.body.trim().split('\n')
  expect(lines.length).toBeGreaterThan(2503)
  expect(file.body).toContain("'=1+1")
  expect(file.body).not.toMatch(/,=1\+1/)
})

test('nobody who looks after accounts lends themselves the rights of another', async () => {
  const lend = { from: id('E3'), firstDay: '2199-01-01', lastDay: '2199-01-02' }
  for (const office of ['E1', 'E2']) {
    const own = await ask(office, 'POST', '/delegations', { ...lend, to: id(office) })
    expect([own.statusCode, own.json().code]).toEqual([403, 'access.lending-to-oneself'])
  }
  expect((await ask('E1', 'POST', '/delegations', { ...lend, to: id('E2') })).statusCode).toBe(201)
})

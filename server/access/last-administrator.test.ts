import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { multipart } from '../organisation/upload.fixture.ts'
import { parts } from '../main.ts'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [{ code: 'HQ', name: '总部', head: 'E1' }],
    [
      { code: 'E1', name: '张三', unit: 'HQ', roles: ['administrator'] },
      { code: 'E2', name: '李四', unit: 'HQ' },
      { code: 'E3', name: '王五', unit: 'HQ', roles: ['officer'] },
    ],
  )
  running = await testApp(database, { ...parts, routes: [...parts.routes], now: () => now })
})
afterAll(async () => {
  await running.close()
  await database.close()
})
beforeEach(async () => {
  const { db } = database
  await db.deleteFrom('role_grant').where('person_id', '=', id('E2')).execute()
  await db.updateTable('account').set({ disabled_at: null }).execute()
  await db.updateTable('person').set({ employed: '[2020-01-01,)' }).execute()
})

const now = Date.parse('2026-06-15T12:00:00+08:00')
const send = async (method: 'POST' | 'PUT', url: string, payload: object, person = 'E1') => {
  const headers = await running.as(id(person))
  return (await running.app.inject({ method, url: `/api/v1${url}`, headers, payload })).json()
}
const person = (code: string, extra: object) =>
  send('PUT', `/people/${id(code)}`, {
    name: code,
    nameEn: null,
    email: null,
    phone: null,
    joined: '2020-01-01',
    left: null,
    manager: null,
    memberships: [{ unit: id('HQ'), post: null, primary: true, since: '2020-01-01', until: null }],
    ...extra,
  })
const roles = (code: string, names: readonly string[]) => send('PUT', `/accounts/${id(code)}/roles`, { roles: names })
const account = (code: string, disabled: boolean) => send('PUT', `/accounts/${id(code)}`, { login: code, disabled })
const imported = async (text: string, fields: Record<string, string>) => {
  const { payload, type } = multipart({ files: [{ name: 'people.csv', content: Buffer.from(text) }], fields })
  const headers = { ...(await running.as(id('E1'))), 'content-type': type }
  const url = '/api/v1/organisation/imports'
  const made = (await running.app.inject({ method: 'POST', url, headers, payload })).json()
  const problems = (await running.app.inject({ url: `${url}/${made.id}/problems`, headers })).json()
  return {
    ...made,
    problems: problems.items.map((p: { code: string; expectation: string }) => [p.code, p.expectation]),
  }
}
const lost = (day: string) => ({ code: 'access.last-administrator', errors: [{ value: day }] })

test('whoever alone may administer keeps role, account and employment, on every later day', async () => {
  expect(await roles('E1', [])).toMatchObject(lost('2026-06-15'))
  expect(await account('E1', true)).toMatchObject(lost('2026-06-15'))
  expect(await person('E1', { left: '2026-12-31' })).toMatchObject(lost('2027-01-01'))
  expect(await person('E1', { left: '2026-06-01' })).toMatchObject(lost('2026-06-15'))
  expect(await person('E1', { joined: '2026-07-01', memberships: [] })).toMatchObject({ status: 422 })
  expect(await person('E2', { left: '2026-12-31' })).toMatchObject({ left: '2026-12-31' })
})

test('a second one counts only with an open account, and only for the days of their employment', async () => {
  await roles('E2', ['administrator'])
  expect(await account('E2', true)).toMatchObject({ disabledAt: now })
  expect(await roles('E1', [])).toMatchObject(lost('2026-06-15'))
  await account('E2', false)
  expect(await person('E2', { left: '2026-09-30' })).toMatchObject({ left: '2026-09-30' })
  expect(await person('E1', { left: '2026-08-31' })).toMatchObject(lost('2026-10-01'))
  expect(await person('E2', { left: null })).toMatchObject({ left: null })
  expect(await person('E1', { left: '2026-08-31' })).toMatchObject({ left: '2026-08-31' })
  expect(await account('E2', true)).toMatchObject(lost('2026-09-01'))
})

test('an import that would end the last one on a later day is refused with that day', async () => {
  const heading = '工号,姓名,单位编码,离职日期\n'
  const rest = await imported(`${heading}E2,李四,HQ,\nE3,王五,HQ,\n`, { complete: 'true', effectiveOn: '2026-10-01' })
  expect(rest).toMatchObject({
    state: 'refused',
    problems: [['import.last-administrator', 'one of E1 employed on 2026-10-01']],
  })
  const leaves = await imported(`${heading}E1,张三,HQ,2026-11-30\n`, { effectiveOn: '2026-06-15' })
  expect(leaves.problems).toEqual([['import.last-administrator', 'one of E1 employed on 2026-12-01']])
})

test('two who give it up at once do not both succeed', async () => {
  await roles('E2', ['administrator'])
  const answers = await Promise.all([
    roles('E1', []),
    account('E2', true),
    send('PUT', `/accounts/${id('E2')}/roles`, { roles: [] }, 'E1'),
  ])
  // Whoever lost the role first may do no more; else the last of them is kept.
  expect(answers.some(answer => ['access.last-administrator', 'not-allowed'].includes(answer.code))).toBe(true)
  const { rows } = await database.pool.query<{ n: number }>(
    `select count(*)::int as n from role_grant join account using (person_id) where role = 'administrator' and disabled_at is null`,
  )
  expect(rows[0]?.n).toBe(1)
})

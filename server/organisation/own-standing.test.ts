import { afterAll, beforeAll, expect, test } from 'vitest'
import { parts } from '../main.ts'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'
import { multipart } from './upload.fixture.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [
      { code: 'hq', name: '总部', head: 'BOSS' },
      { code: 'it', name: '信息部', parent: 'hq', head: 'HEAD' },
      { code: 'old', name: '旧部', parent: 'hq' },
      { code: 'fin', name: '财务部', parent: 'hq' },
    ],
    [
      { code: 'BOSS', name: '陈总', unit: 'hq' },
      { code: 'HEAD', name: '李四', unit: 'it' },
      { code: 'ADMIN', name: '张三', unit: 'fin', roles: ['administrator'] },
      { code: 'OTHER', name: '赵六', unit: 'fin', roles: ['administrator'] },
      { code: 'OFFICE', name: '王五', unit: 'fin', roles: ['officer', 'administrator'] },
    ],
  )
  running = await testApp(database, { routes: parts.routes, codes: parts.codes })
})
afterAll(async () => {
  await running.close()
  await database.close()
})

type Method = 'GET' | 'POST' | 'PUT'
const ask = async (who: string, method: Method, url: string, payload?: object) => {
  const answer = await running.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: await running.as(id(who)),
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() }
}
const unit = (code: string, name: string, head: string | null, parent: string | null = 'hq') => ({
  name,
  nameEn: null,
  kind: 'department',
  parent: parent === null ? null : id(parent),
  head: head === null ? null : id(head),
  code,
})
const person = (name: string, units: readonly string[], effectiveOn?: string) => ({
  name,
  nameEn: null,
  email: null,
  phone: null,
  joined: null,
  left: null,
  manager: null,
  memberships: units.map((code, i) => ({ unit: id(code), post: null, primary: i === 0, since: null, until: null })),
  ...(effectiveOn === undefined ? {} : { effectiveOn }),
})
const imported = async (who: string, name: string, lines: readonly string[]) => {
  const { payload, type } = multipart({ files: [{ name, content: Buffer.from(lines.join('\n')) }] })
  const headers = { ...(await running.as(id(who))), 'content-type': type }
  const sent = await running.app.inject({ method: 'POST', url: '/api/v1/organisation/imports', payload, headers })
  expect(sent.json()).toMatchObject({ state: 'ready' })
  return ask(who, 'POST', `/organisation/imports/${sent.json().id}/application`)
}
const headings = 'Unit code,Unit name,English name,Kind,Parent unit code,Head'

const doors: Record<string, (who: string) => ReturnType<typeof ask>> = {
  'head of a unit': who => ask(who, 'PUT', `/units/${id('it')}`, unit('it', '信息部', who)),
  'head of a unit on a day to come': who =>
    ask(who, 'PUT', `/units/${id('it')}`, { ...unit('it', '信息部', who), effectiveOn: '2199-01-01' }),
  'head of the one above': who => ask(who, 'PUT', `/units/${id('hq')}`, unit('hq', '总部', who, null)),
  'a further unit': who => ask(who, 'PUT', `/people/${id(who)}`, person(who, ['fin', 'it'])),
  'a further unit on a day to come': who =>
    ask(who, 'PUT', `/people/${id(who)}`, person(who, ['fin', 'it'], '2199-01-01')),
  'a file with the head': who => imported(who, 'units.csv', [headings, `it,信息部,,department,hq,${who}`]),
  'an ended unit’s work': who => ask(who, 'POST', '/units/merge', { units: [id('old')], into: { unit: id('fin') } }),
  'an ended unit’s work in a new one': who =>
    ask(who, 'POST', '/units/merge', { units: [id('old')], into: { new: unit('newer', '更新部', who) } }),
  'a role': who => ask(who, 'PUT', `/accounts/${id(who)}/roles`, { roles: ['administrator', 'auditor'] }),
  'asking for others': who => ask(who, 'PUT', `/asking-helpers/${id(who)}/${id('it')}`),
}

test.each(Object.keys(doors))('whoever looks after accounts gives themselves nothing by this door: %s', async door => {
  const before = (await ask('ADMIN', 'GET', '/session')).body
  const { status, body } = await (doors[door] as (who: string) => ReturnType<typeof ask>)('ADMIN')
  expect([status, body?.code]).toEqual([403, 'access.lending-to-oneself'])
  const { units, heads, roles } = (await ask('ADMIN', 'GET', '/session')).body
  expect({ units, heads, roles }).toEqual({ units: before.units, heads: before.heads, roles: before.roles })
})

test('a unit set below one that they made and head is not theirs either', async () => {
  const made = await ask('ADMIN', 'POST', '/units', unit('new', '新部', 'ADMIN'))
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const below = { ...unit('it', '信息部', 'HEAD'), parent: made.body.id }
  expect((await ask('ADMIN', 'PUT', `/units/${id('it')}`, below)).body.code).toBe('access.lending-to-oneself')
})

test('another administrator arranges it for them, an officer for themselves, and giving up needs nobody', async () => {
  const head = (who: string) => unit('it', '信息部', who)
  expect((await ask('OTHER', 'PUT', `/units/${id('it')}`, head('ADMIN'))).status).toBe(200)
  expect((await ask('ADMIN', 'PUT', `/units/${id('it')}`, { ...head('ADMIN'), name: '信息技术部' })).status).toBe(200)
  expect((await ask('ADMIN', 'PUT', `/units/${id('it')}`, head('HEAD'))).status).toBe(200)
  expect((await ask('OFFICE', 'PUT', `/units/${id('it')}`, head('OFFICE'))).status).toBe(200)
  expect((await ask('OTHER', 'PUT', `/accounts/${id('OTHER')}/roles`, { roles: [] })).status).toBe(200)
})

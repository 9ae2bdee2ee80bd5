import { afterAll, beforeAll, expect, test } from 'vitest'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'
import { accessCodes } from '../access/index.ts'
import { organisationCodes } from './codes.ts'
import { endingRoutes } from './ending/index.ts'
import { personRefs, unitRefs } from './ref.ts'
import { headsFrom, unitsOf } from './relations.ts'
import { organisationRoutes } from './routes.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string
let officer: { cookie: string }
let colleague: { cookie: string }

const dayAt = (day: string) => Date.parse(`${day}T12:00:00+08:00`)
const now = dayAt('2026-06-15')

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [
      { code: 'HQ', name: '远山装备', head: 'E1' },
      { code: 'IT', name: '信息部', parent: 'HQ', head: 'E2' },
      { code: 'OPS', name: '运维组', parent: 'IT' },
      { code: 'DEV', name: '开发组', parent: 'IT' },
      { code: 'FIN', name: '财务部', parent: 'HQ' },
    ],
    [
      { code: 'E1', name: '欧阳修', unit: 'HQ', roles: ['administrator'] },
      { code: 'E2', name: '张三丰', unit: 'IT', manager: 'E1', roles: ['officer'] },
      { code: 'E3', name: '张三', unit: 'OPS', manager: 'E2' },
      { code: 'E4', name: '单雄信', unit: 'DEV', manager: 'E2' },
      { code: 'ZS9', name: '王五', unit: 'FIN', manager: 'E1' },
    ],
  )
  running = await testApp(database, {
    routes: [...organisationRoutes, ...endingRoutes],
    codes: { ...accessCodes, ...organisationCodes },
    now: () => now,
  })
  officer = await running.as(id('E2'))
  colleague = await running.as(id('E3'))
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const get = async (url: string, headers = colleague) =>
  (await running.app.inject({ url: `/api/v1${url}`, headers })).json()
const send = (method: 'POST' | 'PUT', url: string, payload: object, headers = officer) =>
  running.app.inject({ method, url: `/api/v1${url}`, headers, payload })

test('nobody reads the organisation without signing in, and only officers change it', async () => {
  for (const url of [
    '/units',
    '/people',
    '/posts',
    `/units/${id('IT')}`,
    `/people/${id('E1')}`,
    '/organisation/export',
  ]) {
    expect((await running.app.inject(`/api/v1${url}`)).statusCode, url).toBe(401)
  }
  const unit = { name: 'x', nameEn: null, kind: 'team', parent: null, head: null }
  expect((await send('PUT', `/units/${id('IT')}`, unit, colleague)).json().code).toBe('not-allowed')
  expect((await running.app.inject({ url: '/api/v1/organisation/export', headers: colleague })).statusCode).toBe(403)
})

test('people are found by code, name, pinyin and initials, the nearest first, from one sign on', async () => {
  const find = async (q: string) =>
    (await get(`/people?q=${encodeURIComponent(q)}`)).items.map((p: { name: string }) => p.name)
  expect(await find('ZS9')).toEqual(['王五'])
  expect(await find('zs')).toEqual(['王五', '张三', '张三丰'])
  expect(await find('张')).toEqual(['张三', '张三丰'])
  expect(await find('丰')).toEqual(['张三丰'])
  expect(await find('三')).toEqual(['张三', '张三丰'])
  expect(await find('ouyang')).toEqual(['欧阳修'])
  expect(await find('shanxiong')).toEqual(['单雄信'])
  expect(await find('san feng')).toEqual(['张三丰'])
  expect(await find('%')).toEqual([])
  expect(await find('_')).toEqual([])
  expect(await find("'; drop table person; --")).toEqual([])
})

test('people of a unit are those of all units below it, page by page', async () => {
  const first = await get(`/people?unit=${id('IT')}&limit=2`)
  expect(first.items.map((p: { code: string }) => p.code)).toEqual(['E4', 'E3'])
  const second = await get(`/people?unit=${id('IT')}&limit=2&after=${first.next}`)
  expect(second).toMatchObject({ items: [{ code: 'E2', unit: { code: 'IT' } }], next: null })
})

test('a person page shows units, managers up to the top, and reports', async () => {
  const person = await get(`/people/${id('E2')}`)
  expect(person).toMatchObject({
    code: 'E2',
    joined: '2020-01-01',
    left: null,
    heads: [{ code: 'IT' }],
    managers: [{ code: 'E1' }],
  })
  expect(person.reports.map((p: { code: string }) => p.code)).toEqual(['E3', 'E4'])
  expect((await get(`/people/${id('E3')}`)).managers.map((p: { code: string }) => p.code)).toEqual(['E2', 'E1'])
  expect((await get('/people/019b0000-0000-7000-8000-000000000000')).code).toBe('not-found')
})

test('other parts ask for the heads above a unit, the units of a person and names', async () => {
  const { db } = database
  expect(await headsFrom(db, id('OPS'), now)).toEqual([id('E2'), id('E1')])
  expect(await headsFrom(db, id('FIN'), now)).toEqual([id('E1')])
  expect(await unitsOf(db, id('E3'), now)).toEqual([id('OPS')])
  expect(await unitsOf(db, id('E3'), dayAt('2019-06-15'))).toEqual([])
  const refs = await personRefs(db, [id('E3'), id('E4'), id('HQ')], now)
  expect([...refs.values()].map(r => [r.name, r.unit?.code]).toSorted()).toEqual([
    ['单雄信', 'DEV'],
    ['张三', 'OPS'],
  ])
})

test('after a rename, a move and a merger the tree of an earlier day is the old one', async () => {
  const body = (name: string, parent: string | null, effectiveOn: string) => ({
    name,
    nameEn: null,
    kind: 'department',
    parent: parent === null ? null : id(parent),
    head: null,
    effectiveOn,
  })
  const renamed = await send('PUT', `/units/${id('IT')}`, { ...body('数字化中心', 'HQ', '2026-07-01'), head: id('E2') })
  expect(renamed.statusCode, renamed.body).toBe(200)
  expect((await send('PUT', `/units/${id('FIN')}`, body('财务部', 'IT', '2026-08-01'))).statusCode).toBe(200)
  const early = await send('POST', `/units/${id('DEV')}/end`, { effectiveOn: '2026-09-01' })
  expect(early.json()).toMatchObject({
    code: 'organisation.ending-unanswered',
    errors: [{ place: 'body/people', value: 1 }],
  })
  const person = {
    name: '单雄信',
    nameEn: null,
    email: null,
    phone: null,
    joined: '2020-01-01',
    left: null,
    manager: id('E2'),
  }
  const memberships = [{ unit: id('OPS'), post: null, primary: true, since: null, until: null }]
  const moved = await send('PUT', `/people/${id('E4')}`, { ...person, memberships, effectiveOn: '2026-09-01' })
  expect(moved.statusCode, moved.body).toBe(200)
  expect((await send('POST', `/units/${id('DEV')}/end`, { effectiveOn: '2026-09-01' })).statusCode).toBe(200)

  const tree = async (day: string) => {
    const { items } = await get(`/units?at=${dayAt(day)}`)
    const codes = new Map(items.map((u: { id: string; code: string }) => [u.id, u.code]))
    return items.map((u: { code: string; name: { zh: string }; parent: string | null; size: number }) => [
      u.code,
      u.name.zh,
      u.parent === null ? null : codes.get(u.parent),
      u.size,
    ])
  }
  const before = [
    ['DEV', '开发组', 'IT', 1],
    ['FIN', '财务部', 'HQ', 1],
    ['HQ', '远山装备', null, 1],
    ['IT', '信息部', 'HQ', 1],
    ['OPS', '运维组', 'IT', 1],
  ]
  expect(await tree('2026-06-30')).toEqual(before)
  expect(await tree('2026-07-01')).toEqual(before.map(u => (u[0] === 'IT' ? ['IT', '数字化中心', 'HQ', 1] : u)))
  expect(await tree('2026-09-01')).toEqual([
    ['FIN', '财务部', 'IT', 1],
    ['HQ', '远山装备', null, 1],
    ['IT', '数字化中心', 'HQ', 1],
    ['OPS', '运维组', 'IT', 2],
  ])
  const { history } = await get(`/units/${id('IT')}`)
  expect(history).toMatchObject([
    { name: { zh: '信息部' }, firstDay: '2020-01-01', lastDay: '2026-06-30' },
    { name: { zh: '数字化中心' }, firstDay: '2026-07-01', lastDay: null },
  ])
  const named = async (day: string) =>
    (await unitRefs(database.db, [id('IT'), id('DEV')], dayAt(day))).get(id('IT'))?.name.zh
  expect([await named('2026-06-30'), await named('2026-07-01')]).toEqual(['信息部', '数字化中心'])
  expect((await unitRefs(database.db, [id('DEV')], dayAt('2030-01-01'))).get(id('DEV'))?.name.zh).toBe('开发组')
  const ended = await get(`/units/${id('DEV')}?at=${dayAt('2027-01-01')}`)
  expect(ended).toMatchObject({
    code: 'DEV',
    path: [{ code: 'HQ' }, { code: 'IT', name: { zh: '数字化中心' } }, { code: 'DEV' }],
  })
  const actions = await database.db.selectFrom('admin_log').select('action').orderBy('id').execute()
  expect(actions.map(a => a.action)).toEqual(['unit.changed', 'unit.changed', 'person.changed', 'unit.ending-planned'])
})

test('an organisation that cannot be is refused with what is wrong where', async () => {
  const unit = { nameEn: null, kind: 'team', head: null }
  const circle = await send('PUT', `/units/${id('HQ')}`, { ...unit, name: '远山装备', parent: id('OPS') })
  expect(circle.json()).toMatchObject({ code: 'organisation.not-possible', errors: [{ place: 'body/parent' }] })
  const unknown = await send('PUT', `/units/${id('OPS')}`, { ...unit, name: 'x', parent: id('E1') })
  expect(unknown.json()).toMatchObject({ code: 'invalid-input', errors: [{ place: 'body/parent', value: id('E1') }] })
  const taken = await send('POST', '/units', { ...unit, code: 'OPS', name: 'x', parent: null })
  expect(taken.json().code).toBe('organisation.code-taken')
  const person = { name: '张三', nameEn: null, email: null, phone: null, joined: null, left: null, manager: id('E4') }
  const member = { unit: id('OPS'), post: null, primary: true, since: null, until: null }
  const boss = { ...person, name: '张三丰', manager: id('E3'), memberships: [member] }
  expect((await send('PUT', `/people/${id('E2')}`, boss)).json()).toMatchObject({ errors: [{ place: 'body/manager' }] })
  const twice = await send('PUT', `/people/${id('E3')}`, {
    ...person,
    memberships: [member, { ...member, primary: false }],
  })
  expect(twice.json()).toMatchObject({ errors: [{ place: 'body/memberships/1/unit' }] })
  expect((await send('PUT', `/people/${id('E3')}`, { ...person, memberships: [] })).statusCode).toBe(422)
  expect(
    (await send('PUT', `/people/${id('E3')}`, { ...person, name: 'a\0b', memberships: [member] })).statusCode,
  ).toBe(422)
})

test('odd instants, days, cursors and half characters are refused, not faults', async () => {
  const cursor = Buffer.from('[1,"x","y"]').toString('base64url')
  for (const url of [
    '/units?at=1e30',
    '/units?at=-3000000000000',
    '/people?after=xx',
    `/people?after=${cursor}`,
    '/people?limit=0',
    '/people/1',
  ]) {
    expect((await get(url)).status, url).toBe(422)
  }
  const unit = { code: 'Q', name: 'half \ud800', nameEn: null, kind: 'team', parent: null, head: null }
  expect((await send('POST', '/units', unit)).json()).toMatchObject({ errors: [{ place: 'body/name' }] })
  expect((await send('POST', '/units', { ...unit, name: 'x', effectiveOn: '0000-01-01' })).statusCode).toBe(422)
})

test('HTML and SQL in a name are only a name', async () => {
  const name = `<img src=x onerror=alert(1)>'); drop table person; --`
  const made = await send('POST', '/people', {
    code: 'X1',
    name,
    nameEn: null,
    email: null,
    phone: null,
    joined: null,
    left: null,
    manager: null,
    memberships: [{ unit: id('OPS'), post: null, primary: true, since: null, until: null }],
  })
  expect(made.statusCode, made.body).toBe(201)
  expect((await get(`/people/${made.json().id}`)).name).toBe(name)
  expect((await get('/people?q=drop')).items).toHaveLength(1)
})

test('the last administrator cannot leave', async () => {
  const person = {
    name: '欧阳修',
    nameEn: null,
    email: null,
    phone: null,
    joined: null,
    left: '2026-06-01',
    manager: null,
    memberships: [],
  }
  expect((await send('PUT', `/people/${id('E1')}`, person)).json().code).toBe('access.last-administrator')
  expect((await get(`/people/${id('E1')}`)).left).toBeNull()
})

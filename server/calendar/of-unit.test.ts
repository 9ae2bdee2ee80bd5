import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { catalogueCodes, catalogueRoutes } from '../catalogue/index.ts'
import { library, templateDefinition } from '../catalogue/templates.ts'
import { commitmentCodes, commitmentRoutes } from '../commitment/index.ts'
import { organisationCodes, organisationRoutes } from '../organisation/index.ts'
import { endingRoutes } from '../organisation/ending/index.ts'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'
import { calendarCodes, calendarOfUnit, calendarRoutes, calendarsByCode } from './index.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string
let calendarId: (code: string) => string

const march = (day: number) => Date.parse(`2026-03-${String(day).padStart(2, '0')}T10:00:00+08:00`)
let now = march(9)
beforeEach(() => {
  now = march(9)
})

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [
      { code: 'hq', name: '总部' },
      { code: 'plant', name: '生产部', parent: 'hq' },
      { code: 'line', name: '一线', parent: 'plant', head: 'HEAD' },
      { code: 'it', name: '信息部', parent: 'hq', head: 'HEAD' },
      { code: 'sal', name: '销售部', parent: 'hq' },
    ],
    [
      { code: 'HEAD', name: '李四', unit: 'line' },
      { code: 'SELLS', name: '李想', unit: 'sal' },
      { code: 'OFFICER', name: '王五', unit: 'hq', roles: ['officer'] },
    ],
  )
  running = await testApp(database, {
    routes: [...calendarRoutes, ...catalogueRoutes, ...commitmentRoutes, ...organisationRoutes, ...endingRoutes],
    codes: { ...calendarCodes, ...catalogueCodes, ...commitmentCodes, ...organisationCodes },
    now: () => now,
  })
  const ready = await calendarsByCode(database.db, ['cn-standard', 'cn-shift', 'always'])
  calendarId = code => ready.get(code)?.id ?? ''
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const ask = async (person: string, method: InjectOptions['method'], url: string, payload?: object) => {
  const headers = await running.as(id(person))
  const response = await running.app.inject({ method, url: `/api/v1${url}`, payload, headers })
  return { status: response.statusCode, body: response.json() }
}
const names: Record<string, [name: string, parent: string | null]> = {
  hq: ['总部', null],
  plant: ['生产部', 'hq'],
  line: ['一线', 'plant'],
  it: ['信息部', 'hq'],
}
const give = async (unit: string, calendar: string | null, effectiveOn?: string) => {
  const [name, parent] = names[unit] as [string, string | null]
  const { body: current } = await ask('OFFICER', 'GET', `/units/${id(unit)}`)
  return ask('OFFICER', 'PUT', `/units/${id(unit)}`, {
    name,
    nameEn: null,
    kind: 'department',
    parent: parent === null ? null : id(parent),
    head: current.head?.id ?? null,
    calendar: calendar === null ? null : calendarId(calendar),
    ...(effectiveOn === undefined ? {} : { effectiveOn }),
  })
}
const worksBy = async (unit: string, at: number) => {
  const { calendar, from } = await calendarOfUnit(database.db, id(unit), at)
  return [calendar.code, from?.code ?? null]
}

test('a unit works by its own calendar, else by that of the nearest unit above, else by that of the organisation', async () => {
  expect(await worksBy('line', now)).toEqual(['cn-standard', null])
  expect((await give('hq', 'always')).status).toBe(200)
  expect(await worksBy('line', now)).toEqual(['always', 'hq'])
  await give('plant', 'cn-shift')
  expect(await worksBy('line', now)).toEqual(['cn-shift', 'plant'])
  expect(await worksBy('it', now)).toEqual(['always', 'hq'])
  await give('line', 'cn-standard')
  expect(await worksBy('line', now)).toEqual(['cn-standard', 'line'])
  await give('line', null)
  expect(await worksBy('line', now)).toEqual(['cn-shift', 'plant'])
  await give('hq', null)
  await give('plant', null)
})

test('from a date on, and before it as it was', async () => {
  await give('it', 'cn-shift', '2026-03-16')
  expect([await worksBy('it', march(15)), await worksBy('it', march(16))]).toEqual([
    ['cn-standard', null],
    ['cn-shift', 'it'],
  ])
  now = march(20)
  const { body } = await ask('OFFICER', 'GET', `/units/${id('it')}`)
  expect(body).toMatchObject({
    calendar: calendarId('cn-shift'),
    worksBy: { calendar: { code: 'cn-shift' }, from: { code: 'it' } },
    history: [
      { calendar: null, lastDay: '2026-03-15' },
      { calendar: { code: 'cn-shift' }, firstDay: '2026-03-16', lastDay: null },
    ],
  })
  const log = await database.db
    .selectFrom('admin_log')
    .selectAll()
    .where('subject', '=', id('it'))
    .where('action', '=', 'unit.changed')
    .execute()
  expect(log.at(-1)?.detail).toMatchObject({ day: '2026-03-16', calendar: { before: null, after: 'cn-shift' } })
  await give('it', null, '2026-03-20')
  expect([await worksBy('it', march(19)), await worksBy('it', march(20))]).toEqual([
    ['cn-shift', 'it'],
    ['cn-standard', null],
  ])
})

test('a unit that has ended is looked at as it last was', async () => {
  await give('line', 'always', '2026-03-10')
  await database.db
    .updateTable('membership')
    .set({ unit_id: id('hq') })
    .where('unit_id', '=', id('line'))
    .execute()
  const ended = await ask('OFFICER', 'POST', `/units/${id('line')}/end`, { effectiveOn: '2026-03-12' })
  expect(ended.status, JSON.stringify(ended.body)).toBe(200)
  expect(await worksBy('line', march(20))).toEqual(['always', 'line'])
})

test('what a service without a calendar is measured by follows its unit; a matter keeps what it was asked by', async () => {
  const template = library().find(t => t.code === 'it-laptop')
  if (template === undefined) throw new Error('no template it-laptop')
  const definition = {
    ...templateDefinition(template),
    form: { type: 'object', additionalProperties: false, properties: {} },
  }
  expect(definition.calendar).toBeNull()
  const made = await ask('OFFICER', 'POST', '/services', { code: 'follows', unit: id('it'), definition })
  expect(made.body).toMatchObject({ calendar: { code: 'cn-standard', givenBy: 'organisation', from: null } })
  const service = made.body.id
  const { calendar: _calendar, ...without } = definition
  const omitted = await ask('OFFICER', 'POST', '/services', { code: 'omits', unit: id('it'), definition: without })
  expect(omitted.body.calendar.givenBy).toBe('organisation')
  const named = { ...definition, calendar: 'always' }
  const { body: own } = await ask('OFFICER', 'POST', '/services', { code: 'names', unit: id('it'), definition: named })
  expect(own).toMatchObject({ calendar: { code: 'always', givenBy: 'service', from: null } })

  await give('it', 'cn-shift', '2026-03-10')
  now = march(10)
  const { body: page } = await ask('OFFICER', 'GET', `/services/${service}`)
  expect(page).toMatchObject({ calendar: { code: 'cn-shift', givenBy: 'unit', from: { code: 'it' } } })
  const asked = async () => {
    const { status, body } = await ask('SELLS', 'POST', '/commitments', { service, version: 1, form: {} })
    expect(status, JSON.stringify(body)).toBe(201)
    return (await ask('SELLS', 'GET', `/commitments/${body.id}`)).body
  }
  const first = await asked()
  expect(first.terms.calendar.id).toBe(calendarId('cn-shift'))
  await give('it', null, '2026-03-11')
  now = march(11)
  expect((await asked()).terms.calendar.id).toBe(calendarId('cn-standard'))
  const { body: kept } = await ask('SELLS', 'GET', `/commitments/${first.id}`)
  expect(kept.terms.calendar.id).toBe(calendarId('cn-shift'))
})

test('a matter that no service covers is measured by the calendar of the unit that is asked', async () => {
  await give('plant', 'cn-shift', '2026-03-09')
  const help = { title: '帮忙', supplier: { unit: id('plant'), person: null } }
  const { status, body } = await ask('SELLS', 'POST', '/commitments', help)
  expect(status, JSON.stringify(body)).toBe(201)
  const { body: page } = await ask('SELLS', 'GET', `/commitments/${body.id}`)
  expect(page.terms.calendar.id).toBe(calendarId('cn-shift'))
})

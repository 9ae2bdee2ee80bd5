import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrateQueue } from '../queue/index.ts'
import { organise, type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import { calendarCodes, calendarRoutes, currentVersion, ensureCalendars, loadCalendars } from './index.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string

beforeAll(async () => {
  database = await testDatabase()
  await migrateQueue(database.pool)
  await Promise.all([ensureCalendars(database.db), ensureCalendars(database.db)])
  id = await organise(
    database.db,
    [{ code: 'HQ', name: '总部', head: 'E1' }],
    [
      { code: 'E1', name: '张三丰', unit: 'HQ' },
      { code: 'E2', name: '李四', unit: 'HQ', roles: ['officer'] },
    ],
  )
  running = await testApp(database, { routes: calendarRoutes, codes: calendarCodes })
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
const officer = (method: InjectOptions['method'], url: string, payload?: object) => ask('E2', method, url, payload)

const week = { mon: [['09:00', '17:00']] }
const definition = { timeZone: 'Asia/Shanghai', weekly: week, holidays: [], recurringHolidays: [], overrides: {} }
const name = { zh: '试用日历', en: 'Trial' }
const make = async (code: string, changed: object = {}) =>
  (await officer('POST', '/calendars', { code, name, definition: { ...definition, ...changed } })).body
const jobs = async () => {
  const { rows } = await sql<{ payload: unknown }>`
    select payload from graphile_worker._private_jobs order by id`.execute(database.db)
  return rows.map(row => row.payload)
}

describe('calendars', () => {
  test('a new installation has four, also when two nodes start at once, and starting again adds none', async () => {
    await ensureCalendars(database.db)
    const { body } = await officer('GET', '/calendars?limit=3')
    expect(body.items.map((c: { code: string }) => c.code)).toEqual(['always', 'cn-shift', 'cn-standard'])
    const rest = await officer('GET', `/calendars?limit=3&after=${body.next}`)
    expect(rest.body).toMatchObject({ items: [{ code: 'utc-24x7', version: 1, timeZone: 'UTC' }], next: null })
  })

  test('nobody reads without signing in, and only officers and administrators change', async () => {
    expect((await running.app.inject({ url: '/api/v1/calendars' })).statusCode).toBe(401)
    expect((await ask('E1', 'POST', '/calendars', { code: 'mine', name, definition })).status).toBe(403)
    expect((await ask('E1', 'GET', '/calendars')).status).toBe(200)
  })

  test('changing one makes a version, keeps the old, has commitments moved and is logged', async () => {
    const made = await make('versioned')
    const later = { ...definition, weekly: { ...week, tue: [['09:00', '12:00']] } }
    const edit = { baseVersion: 1, name: { zh: '新名', en: 'New name' }, definition: later }
    const { body } = await officer('PUT', `/calendars/${made.id}`, edit)
    expect(body).toMatchObject({ version: 2, name: { zh: '新名' }, mayEdit: true, definition: later })
    expect(body.versions.map((v: { version: number }) => v.version)).toEqual([2, 1])
    expect(await currentVersion(database.db, made.id)).toBe(2)
    expect(await jobs()).toContainEqual({ calendar: made.id, version: 2, correction: null })
    const calendars = await loadCalendars(
      database.db,
      [1, 2].map(version => ({ id: made.id, version })),
    )
    expect(calendars({ id: made.id, version: 1 }).definition).toEqual(definition)
    expect(calendars({ id: made.id, version: 2 })).toBe(calendars({ id: made.id, version: 2 }))
    const log = await database.db.selectFrom('admin_log').selectAll().where('subject', '=', 'versioned').execute()
    expect(log.map(row => [row.action, row.person_id])).toEqual([
      ['calendar.created', id('E2')],
      ['calendar.edited', id('E2')],
    ])
  })

  test('a change from a version that is no longer the newest is refused; the same change again is not', async () => {
    const made = await make('raced')
    const edits = [
      ['10:00', '12:00'],
      ['11:00', '12:00'],
    ].map(span => ({
      baseVersion: 1,
      definition: { ...definition, weekly: { mon: [span] } },
    }))
    const answers = await Promise.all(edits.map(edit => officer('PUT', `/calendars/${made.id}`, edit)))
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 409])
    expect(answers.find(answer => answer.status === 409)?.body).toMatchObject({
      code: 'calendar.stale-version',
      errors: [{ place: 'baseVersion', value: 1, expectation: '2' }],
    })
    const winner = edits[answers.findIndex(answer => answer.status === 200)]
    expect((await officer('PUT', `/calendars/${made.id}`, winner)).body).toMatchObject({ version: 2 })
  })

  test('a code is used once, and a calendar that is not there is not found', async () => {
    await make('taken')
    expect((await officer('POST', '/calendars', { code: 'taken', name, definition })).body.code).toBe(
      'calendar.code-taken',
    )
    expect((await officer('GET', `/calendars/${v7()}`)).status).toBe(404)
    expect((await officer('PUT', `/calendars/${v7()}`, { baseVersion: 1, definition })).status).toBe(404)
  })
})

describe('the calendar of all who have no other', () => {
  test('is the office hours until somebody says otherwise', async () => {
    const defaults = async () =>
      (await officer('GET', '/calendars?limit=200')).body.items
        .filter((line: { isDefault: boolean }) => line.isDefault)
        .map((line: { code: string }) => line.code)
    expect(await defaults()).toEqual(['cn-standard'])
    const made = await make('new-default')
    expect((await ask('E1', 'PUT', '/default-calendar', { calendar: made.id })).status).toBe(403)
    expect((await officer('PUT', '/default-calendar', { calendar: made.id })).body.isDefault).toBe(true)
    expect(await defaults()).toEqual(['new-default'])
    await ensureCalendars(database.db)
    expect(await defaults()).toEqual(['new-default'])
    expect((await officer('PUT', '/default-calendar', { calendar: v7() })).body.code).toBe('invalid-input')
    const log = await database.db.selectFrom('admin_log').selectAll().where('subject', '=', 'new-default').execute()
    expect(log.map(row => row.action)).toEqual(['calendar.created', 'calendar.made-default'])
  })
})

describe('an impossible calendar', () => {
  const impossible = {
    timeZone: 'Asia/Atlantis',
    weekly: { mon: [['17:00', '17:00']], someday: [] },
    holidays: ['2026-02-30'],
    recurringHolidays: ['13-01'],
    overrides: {
      '2026-03-09': [
        ['09:00', '12:00'],
        ['11:00', '13:00'],
      ],
    },
    names: { Spring: '春节' },
  }

  test('is refused with every problem, and nothing is kept', async () => {
    const { status, body } = await officer('POST', '/calendars', { code: 'impossible', name, definition: impossible })
    expect(status).toBe(422)
    expect(body.code).toBe('calendar.impossible')
    expect(body.errors.map((e: { place: string }) => e.place).sort()).toEqual([
      'definition/holidays/0',
      'definition/names/Spring',
      'definition/overrides/2026-03-09/1',
      'definition/recurringHolidays/0',
      'definition/timeZone',
      'definition/weekly/mon/0',
      'definition/weekly/someday',
    ])
    const kept = await database.db.selectFrom('calendar').select('id').where('code', '=', 'impossible').execute()
    expect(kept).toEqual([])
  })

  test('can be checked without being made', async () => {
    const { status, body } = await officer('POST', '/calendars/check', { definition: impossible })
    expect([status, body.problems.length]).toEqual([200, 7])
    expect(body.problems).toContainEqual({
      code: 'calendar.unknown-time-zone',
      path: '/timeZone',
      value: 'Asia/Atlantis',
      expectation: 'an IANA time zone such as Asia/Shanghai',
    })
    expect((await officer('POST', '/calendars/check', { definition })).body).toEqual({ problems: [] })
  })

  test.each([
    ['hours that are no list', { weekly: { mon: 5 } }],
    ['hours under a key with a line break', { overrides: { '2026-01-01\n': 5 } }],
    ['a span of three times', { weekly: { mon: [['09:00', '10:00', '11:00']] } }],
    ['NUL in a name', { names: { '2026-01-01': 'a\u0000b' } }],
    ['a key nobody knows', { colour: 'red' }],
    ['more dates than any calendar has', { holidays: Array.from({ length: 5000 }, () => '2026-01-01') }],
  ])('%s is refused by its shape', async (_, changed) => {
    const { status, body } = await officer('POST', '/calendars', {
      code: 'odd',
      name,
      definition: { ...definition, ...changed },
    })
    expect([status, body.code]).toEqual([422, 'invalid-input'])
  })

  test('markup and SQL come back as they were written', async () => {
    const text = `<img src=x onerror=alert(1)>'); drop table calendar; --`
    const made = await officer('POST', '/calendars', { code: 'markup', name: { zh: text, en: text }, definition })
    expect(made.body.name).toEqual({ zh: text, en: text })
  })
})

describe('official holidays', () => {
  test('of a published year can be looked at; of any other the answer says so', async () => {
    const { body } = await officer('GET', '/official-holidays/CN/2026')
    expect(body.days).toHaveLength(39)
    const missing = await officer('GET', '/official-holidays/CN/2027')
    expect(missing.status).toBe(404)
    expect(missing.body).toMatchObject({ code: 'calendar.no-official-year' })
    expect(missing.body.errors).toContainEqual({ place: 'year', value: 2027, expectation: '2004–2026' })
  })

  test('are put into a calendar as a new version, and a second time change nothing', async () => {
    const made = await make('official', { overrides: { '2026-10-01': [['09:00', '10:00']] } })
    const { body } = await officer('POST', `/calendars/${made.id}/official-holidays`, { year: 2026 })
    expect(body).toMatchObject({ calendar: { version: 2 }, kept: ['2026-10-01'] })
    expect(body.calendar.definition.overrides['2026-02-14']).toEqual([['09:00', '17:00']])
    const again = await officer('POST', `/calendars/${made.id}/official-holidays`, { year: 2026 })
    expect(again.body).toMatchObject({ calendar: { version: 2 }, kept: ['2026-10-01'] })
    const year = await officer('GET', `/calendars/${made.id}/year/2026`)
    expect(year.body.days[47]).toEqual({
      date: '2026-02-17',
      kind: 'holiday',
      name: { zh: '春节', en: 'Spring Festival' },
      spans: [],
    })
  })

  test('of an unpublished year are not guessed, but may be entered by hand', async () => {
    const made = await make('by-hand')
    const url = `/calendars/${made.id}/official-holidays`
    expect((await officer('POST', url, { year: 2027 })).body.code).toBe('calendar.no-official-year')
    const days = [
      { date: '2027-02-06', kind: 'holiday', name: { zh: '春节', en: 'Spring Festival' } },
      { date: '2027-02-14', kind: 'workday', name: { zh: '春节', en: 'Spring Festival' } },
    ]
    const { body } = await officer('POST', url, { year: 2027, days })
    expect(body.calendar.definition).toMatchObject({
      holidays: ['2027-02-06'],
      overrides: { '2027-02-14': [['09:00', '17:00']] },
      namesEn: { '2027-02-06': 'Spring Festival' },
    })
  })

  test('make a year known as a set or when they are confirmed, one day by hand does not', async () => {
    const made = await make('known')
    await officer('POST', `/calendars/${made.id}/official-holidays`, { year: 2026 })
    const missing = async (year: number) =>
      (await officer('GET', `/calendars/${made.id}/year/${year}`)).body.officialMissing
    expect([await missing(2026), await missing(2027), await missing(2028)]).toEqual([false, true, true])

    const one = [{ date: '2027-01-01', kind: 'holiday', name: { zh: '元旦', en: "New Year's Day" } }]
    const { body: current } = await officer('GET', `/calendars/${made.id}`)
    const byHand = { ...current.definition, holidays: [...current.definition.holidays, '2027-01-02'] }
    await officer('PUT', `/calendars/${made.id}`, { baseVersion: 2, definition: byHand })
    await officer('POST', `/calendars/${made.id}/official-holidays`, { year: 2027, days: one })
    expect(await missing(2027)).toBe(true)
    const year = await officer('GET', `/calendars/${made.id}/year/2027`)
    expect(year.body.days[4].kind).toBe('unknown-official')
    expect(year.body.days[0].kind).toBe('holiday')

    const set = ['2027-02-06', '2027-02-08'].map(date => ({
      date,
      kind: 'holiday',
      name: { zh: '春节', en: 'Spring' },
    }))
    await officer('POST', `/calendars/${made.id}/official-holidays`, { year: 2027, days: set, complete: false })
    expect(await missing(2027)).toBe(true)
    const before = await jobs()
    const confirmed = await officer('PUT', `/calendars/${made.id}/known-years/2027`)
    expect(confirmed.body.definition.officialYears).toEqual([2026, 2027])
    expect(await missing(2027)).toBe(false)
    expect(await jobs()).toEqual(before)
    await officer('DELETE', `/calendars/${made.id}/known-years/2027`)
    expect(await missing(2027)).toBe(true)
    await officer('POST', `/calendars/${made.id}/official-holidays`, { year: 2027, days: set })
    expect(await missing(2027)).toBe(false)
    expect((await ask('E1', 'PUT', `/calendars/${made.id}/known-years/2028`)).status).toBe(403)
  })

  test('that one left out of an edit stay known', async () => {
    const made = await make('echoed')
    await officer('POST', `/calendars/${made.id}/official-holidays`, { year: 2026 })
    const { officialYears, ...rest } = (await officer('GET', `/calendars/${made.id}`)).body.definition
    expect(officialYears).toEqual([2026])
    const { body } = await officer('PUT', `/calendars/${made.id}`, {
      baseVersion: 2,
      definition: { ...rest, weekly: { mon: [['10:00', '11:00']] } },
    })
    expect(body).toMatchObject({ version: 3, definition: { officialYears: [2026] } })
  })

  test('of a night shift are made up for with all of it, by the week that holds', async () => {
    const night = {
      weekly: { mon: [['22:00', '24:00']], tue: [['00:00', '06:00']] },
      later: [{ from: '2026-06-01', weekly: { mon: [['09:00', '17:00']] }, recurringHolidays: [] }],
    }
    const made = await make('night', night)
    const { body } = await officer('POST', `/calendars/${made.id}/official-holidays`, { year: 2026 })
    const { overrides } = body.calendar.definition
    expect(overrides['2026-02-14']).toEqual([['22:00', '06:00']])
    expect(overrides['2026-10-10']).toEqual([['09:00', '17:00']])
    const { days } = (await officer('GET', `/calendars/${made.id}/year/2026`)).body
    const spansOn = (date: string) => days.find((day: { date: string }) => day.date === date).spans
    expect([spansOn('2026-03-09'), spansOn('2026-03-10'), spansOn('2026-06-08')]).toEqual([
      [['22:00', '06:00']],
      [],
      [['09:00', '17:00']],
    ])
  })

  test('entered for another year, twice, or for a day that does not exist are refused', async () => {
    const made = await make('wrong-days')
    const url = `/calendars/${made.id}/official-holidays`
    const day = (date: string) => ({ date, kind: 'holiday', name: { zh: '春节', en: 'Spring Festival' } })
    const twice = await officer('POST', url, {
      year: 2027,
      days: [day('2026-01-01'), day('2027-01-01'), day('2027-01-01')],
    })
    expect(twice.body.errors.map((e: { place: string }) => e.place)).toEqual(['body/days/0/date', 'body/days/2/date'])
    expect((await officer('POST', url, { year: 2027, days: [day('2027-02-29')] })).body.code).toBe(
      'calendar.impossible',
    )
    expect((await officer('GET', `/calendars/${made.id}`)).body.version).toBe(1)
  })
})

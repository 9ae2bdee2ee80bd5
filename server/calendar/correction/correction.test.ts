import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { library, templateDefinition } from '../../catalogue/templates.ts'
import { catalogueCodes, catalogueRoutes } from '../../catalogue/index.ts'
import { commitmentCodes, commitmentJobs, commitmentRoutes } from '../../commitment/index.ts'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../../testing/index.ts'
import { calendarCodes, calendarJobs, calendarRoutes } from '../index.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string

const hour = 3600
const at = (text: string) => Date.parse(`2026-03-${text}:00+08:00`)
let now = at('09T10:00')
beforeEach(() => {
  now = at('09T10:00')
})

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [
      { code: 'hq', name: '总部' },
      { code: 'it', name: '信息部', parent: 'hq', head: 'HEAD' },
      { code: 'sal', name: '销售部', parent: 'hq' },
    ],
    [
      { code: 'HEAD', name: '李四', unit: 'it' },
      { code: 'SERVES', name: '周敏', unit: 'it' },
      { code: 'SELLS', name: '李想', unit: 'sal' },
      { code: 'OFFICER', name: '王五', unit: 'hq', roles: ['officer'] },
      { code: 'ADMIN', name: '郑十', unit: 'hq', roles: ['administrator'] },
    ],
  )
  running = await testApp(database, {
    routes: [...calendarRoutes, ...catalogueRoutes, ...commitmentRoutes],
    codes: { ...calendarCodes, ...catalogueCodes, ...commitmentCodes },
    now: () => now,
  })
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
const officer = (method: InjectOptions['method'], url: string, payload?: object) => ask('OFFICER', method, url, payload)

const day = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
]
const definition = {
  timeZone: 'Asia/Shanghai',
  weekly: { mon: day, tue: day, wed: day, thu: day, fri: day },
  holidays: [] as string[],
  recurringHolidays: [],
  overrides: {},
}
let made = 0

/** A calendar of its own with a service measured by it: eight working hours from the request. */
async function offered() {
  const code = `own-${++made}`
  const calendar = (await officer('POST', '/calendars', { code, name: { zh: code, en: code }, definition })).body
  const template = library().find(t => t.code === 'it-laptop')
  if (template === undefined) throw new Error('no template it-laptop')
  const whole = templateDefinition(template)
  const targets = { response: null, resolution: { kind: 'working-time', seconds: 8 * hour } }
  const { status, body: service } = await officer('POST', '/services', {
    code,
    unit: id('it'),
    definition: {
      ...whole,
      form: { type: 'object', additionalProperties: false, properties: {} },
      checklist: [],
      calendar: code,
      assignment: 'by-hand',
      promise: 'by-person',
      resolutionStarts: 'requested',
      targets: { urgent: targets, high: targets, normal: targets, low: targets },
    },
  })
  expect(status, JSON.stringify(service)).toBe(201)
  return { calendar: calendar.id as string, service: service.id as string }
}

async function requested(service: string, when: string): Promise<string> {
  now = at(when)
  const { status, body } = await ask('SELLS', 'POST', '/commitments', { service, version: 1, form: {} })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}
async function did(person: string, commitment: string, act: object, when: string): Promise<void> {
  now = at(when)
  const { status, body } = await ask(person, 'POST', `/commitments/${commitment}/acts`, { act })
  expect(status, JSON.stringify(body)).toBe(200)
}
async function delivered(service: string, from: string, until: string): Promise<string> {
  const commitment = await requested(service, from)
  await did('SERVES', commitment, { kind: 'promise' }, from)
  await did('SERVES', commitment, { kind: 'deliver' }, until)
  await did('SELLS', commitment, { kind: 'accept' }, until)
  return commitment
}

const jobs = async (name: string) => {
  const { rows } = await sql<{ payload: object }>`
    select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = ${name} order by j.id`.execute(database.db)
  return rows.map(row => row.payload)
}
/** What the queue does by itself where a worker runs. */
const count = async () => {
  const payload = (await jobs('count-correction')).at(-1)
  await calendarJobs['count-correction']?.(payload, running.world)
}
const correct = async (calendar: string, change: object, person = 'OFFICER') => {
  const { body: current } = await officer('GET', `/calendars/${calendar}`)
  return ask(person, 'POST', `/calendars/${calendar}/corrections`, {
    baseVersion: current.version,
    reason: '把补班当成了放假',
    definition: { ...current.definition, ...change },
  })
}

describe('days that have begun', () => {
  test('stay as they are once something is measured by them; those to come may change', async () => {
    const { calendar, service } = await offered()
    await requested(service, '09T10:00')
    now = at('11T10:00')
    const edit = (holidays: string[]) =>
      officer('PUT', `/calendars/${calendar}`, { baseVersion: 1, definition: { ...definition, holidays } })
    const late = await edit(['2026-03-10'])
    expect([late.status, late.body.code]).toEqual([422, 'calendar.past-days'])
    expect(late.body.errors).toMatchObject([{ place: 'definition', value: '2026-03-10' }])
    expect((await edit(['2026-03-11'])).body.code).toBe('calendar.past-days')
    expect((await edit(['2026-03-12'])).body).toMatchObject({ version: 2, measured: true, today: '2026-03-11' })
    expect(await jobs('recalendar')).toContainEqual({ calendar, version: 2, correction: null })
  })

  test('stay in their time zone', async () => {
    const { calendar, service } = await offered()
    await requested(service, '09T10:00')
    const { body } = await officer('PUT', `/calendars/${calendar}`, {
      baseVersion: 1,
      definition: { ...definition, timeZone: 'Asia/Tokyo' },
    })
    expect(body).toMatchObject({ code: 'calendar.past-days', errors: [{ place: 'definition/timeZone' }] })
  })

  test('are left alone by another week from tomorrow on', async () => {
    const { calendar, service } = await offered()
    await requested(service, '09T10:00')
    const week = (from: string) =>
      officer('PUT', `/calendars/${calendar}`, {
        baseVersion: 1,
        definition: { ...definition, later: [{ from, weekly: { mon: [['22:00', '06:00']] }, recurringHolidays: [] }] },
      })
    expect((await week('2026-03-09')).body.code).toBe('calendar.past-days')
    expect((await week('2026-03-10')).body.version).toBe(2)
  })

  test('may be changed until the first matter is measured by the calendar', async () => {
    const { calendar } = await offered()
    const changed = { ...definition, holidays: ['2026-03-02'] }
    const { body } = await officer('PUT', `/calendars/${calendar}`, { baseVersion: 1, definition: changed })
    expect(body).toMatchObject({ version: 2, measured: false })
  })
})

describe('a correction', () => {
  test('shows beforehand what it turns, changes nothing, and is applied on confirmation', async () => {
    const { calendar, service } = await offered()
    // Wednesday the 11th was a day off that nobody had entered: what looked late was not.
    const late = await delivered(service, '10T14:00', '12T10:00')
    const kept = await delivered(service, '10T14:00', '11T10:00')
    const open = await requested(service, '10T17:00')
    now = at('12T12:00')

    const asked = await correct(calendar, { holidays: ['2026-03-11'] })
    expect([asked.status, asked.body.state]).toEqual([201, 'counting'])
    const url = `/calendars/${calendar}/corrections/${asked.body.id}`
    expect((await officer('POST', `${url}/application`)).body.code).toBe('calendar.still-counting')
    await count()
    const { body: counted } = await officer('GET', url)
    expect(counted).toMatchObject({
      state: 'counted',
      compared: 3,
      open: { toBroken: 0, toKept: 1 },
      closed: { toBroken: 0, toKept: 1 },
      moved: 1,
      version: null,
    })
    const { body: turns } = await officer('GET', `${url}/turns`)
    expect(turns.items.map((turn: { commitment: string }) => turn.commitment).sort()).toEqual([late, open].sort())
    expect(turns.items.find((turn: { commitment: string }) => turn.commitment === late)).toMatchObject({
      clock: 'resolution',
      toBroken: false,
      closed: true,
      supplier: { code: 'it' },
      customer: { code: 'sal' },
    })
    expect(turns.items).not.toContainEqual(expect.objectContaining({ commitment: kept }))
    expect((await officer('GET', `/calendars/${calendar}`)).body.version).toBe(1)

    const { body: applied } = await officer('POST', `${url}/application`)
    expect(applied).toMatchObject({ version: 2, definition: { holidays: ['2026-03-11'] } })
    expect(applied.versions[0]).toMatchObject({
      version: 2,
      kind: 'correction',
      reason: '把补班当成了放假',
      by: { code: 'OFFICER' },
    })
    expect(await jobs('recalendar')).toContainEqual({
      calendar,
      version: 2,
      correction: { reason: '把补班当成了放假', since: expect.any(Number) },
    })
    const log = await database.db
      .selectFrom('admin_log')
      .selectAll()
      .where('action', '=', 'calendar.corrected')
      .execute()
    expect(log.at(-1)).toMatchObject({
      person_id: id('OFFICER'),
      detail: { version: 2, reason: '把补班当成了放假', closedToKept: 1, openToKept: 1 },
    })
    expect((await officer('POST', `${url}/application`)).body.version).toBe(2)

    await commitmentJobs.recalendar?.((await jobs('recalendar')).at(-1), running.world)
    const clocks = async (commitment: string) =>
      (await ask('SELLS', 'GET', `/commitments/${commitment}`)).body.clocks.find(
        (clock: { clock: string }) => clock.clock === 'resolution',
      )
    expect(await clocks(late)).toMatchObject({ breached: false })
    expect(await clocks(kept)).toMatchObject({ breached: false })
    expect(await clocks(open)).toMatchObject({ breached: false })
  })

  test('turns what was kept as well', async () => {
    const { calendar, service } = await offered()
    const { body: off } = await officer('PUT', `/calendars/${calendar}`, {
      baseVersion: 1,
      definition: { ...definition, holidays: ['2026-03-11'] },
    })
    expect(off.version).toBe(2)
    await delivered(service, '10T14:00', '12T10:00')
    now = at('12T12:00')
    const { body } = await correct(calendar, { holidays: [] })
    await count()
    const { body: counted } = await officer('GET', `/calendars/${calendar}/corrections/${body.id}`)
    expect(counted).toMatchObject({ closed: { toBroken: 1, toKept: 0 }, open: { toBroken: 0, toKept: 0 } })
  })

  test('looks at no matter that had ended before, and goes on where a worker stopped', async () => {
    const { calendar, service } = await offered()
    await delivered(service, '02T14:00', '02T15:00')
    const open = await Promise.all(['09T10:00', '09T10:00', '09T10:00'].map(when => requested(service, when)))
    now = at('12T12:00')
    const { body } = await correct(calendar, { holidays: ['2026-03-11'] })
    await sql`update calendar_correction set counted_to = ${open.toSorted()[0]}, compared = 1 where id = ${body.id}`.execute(
      database.db,
    )
    await count()
    const { body: counted } = await officer('GET', `/calendars/${calendar}/corrections/${body.id}`)
    expect(counted).toMatchObject({ state: 'counted', compared: 3 })
  })

  test('is listed in pages', async () => {
    const { calendar, service } = await offered()
    for (let index = 0; index < 3; index++) await delivered(service, '10T14:00', '12T10:00')
    now = at('12T12:00')
    const { body } = await correct(calendar, { holidays: ['2026-03-11'] })
    await count()
    const url = `/calendars/${calendar}/corrections/${body.id}/turns`
    const first = (await officer('GET', `${url}?limit=2`)).body
    const rest = (await officer('GET', `${url}?limit=2&after=${first.next}`)).body
    expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, null])
    expect((await officer('GET', `${url}?after=nonsense`)).body.code).toBe('invalid-input')
  })

  test('is not told what the matters of others are about to an administrator', async () => {
    const { calendar, service } = await offered()
    await delivered(service, '10T14:00', '12T10:00')
    now = at('12T12:00')
    const { body } = await correct(calendar, { holidays: ['2026-03-11'] }, 'ADMIN')
    await count()
    const { body: turns } = await ask('ADMIN', 'GET', `/calendars/${calendar}/corrections/${body.id}/turns`)
    expect(turns.items).toMatchObject([{ title: null, number: expect.stringMatching(/^R26-/) }])
  })

  test('puts in the official days of a year that has begun', async () => {
    const { calendar, service } = await offered()
    await requested(service, '09T10:00')
    const official = { year: 2026 }
    const late = await officer('POST', `/calendars/${calendar}/official-holidays`, official)
    expect(late.body.code).toBe('calendar.past-days')
    const { body } = await officer('POST', `/calendars/${calendar}/corrections`, {
      baseVersion: 1,
      reason: '忘了加',
      official,
    })
    await count()
    const applied = await officer('POST', `/calendars/${calendar}/corrections/${body.id}/application`)
    expect(applied.body.definition).toMatchObject({ officialYears: [2026] })
    expect((await officer('GET', `/calendars/${calendar}/year/2026`)).body.officialMissing).toBe(false)
  })

  test('is refused without a reason, without a difference, on an old version, and to everybody else', async () => {
    const { calendar } = await offered()
    const url = `/calendars/${calendar}/corrections`
    const right = { baseVersion: 1, reason: '写错了', definition: { ...definition, holidays: ['2026-03-11'] } }
    expect((await officer('POST', url, { ...right, reason: '  ' })).body.code).toBe('invalid-input')
    expect((await officer('POST', url, { ...right, definition })).body.code).toBe('calendar.nothing-corrected')
    expect((await officer('POST', url, { ...right, baseVersion: 9 })).body.code).toBe('calendar.stale-version')
    expect((await officer('POST', url, { baseVersion: 1, reason: 'x' })).body.code).toBe('invalid-input')
    const impossible = { ...definition, weekly: { mon: [['22:00', '06:00']], tue: [['05:00', '12:00']] } }
    expect((await officer('POST', url, { ...right, definition: impossible })).body).toMatchObject({
      code: 'calendar.impossible',
      errors: [{ place: 'definition/weekly/tue/0' }],
    })
    expect((await ask('HEAD', 'POST', url, right)).status).toBe(403)
    const { body } = await officer('POST', url, right)
    expect((await ask('HEAD', 'GET', `${url}/${body.id}`)).status).toBe(403)
    const other = (await offered()).calendar
    expect((await officer('GET', `/calendars/${other}/corrections/${body.id}`)).status).toBe(404)
  })

  test('that is overtaken by another version is refused', async () => {
    const { calendar } = await offered()
    const { body } = await correct(calendar, { holidays: ['2026-03-11'] })
    await count()
    const later = { ...definition, holidays: ['2026-12-31'] }
    await officer('PUT', `/calendars/${calendar}`, { baseVersion: 1, definition: later })
    const late = await officer('POST', `/calendars/${calendar}/corrections/${body.id}/application`)
    expect(late.body).toMatchObject({ code: 'calendar.stale-version', errors: [{ value: 1, expectation: '2' }] })
  })

  test('takes the place of one that the same person did not apply', async () => {
    const { calendar } = await offered()
    const first = await correct(calendar, { holidays: ['2026-03-11'] })
    await correct(calendar, { holidays: ['2026-03-12'] })
    expect((await officer('GET', `/calendars/${calendar}/corrections/${first.body.id}`)).status).toBe(404)
  })
})

import type { ServiceDefinition } from '@huke/core/catalogue'
import type { InjectOptions } from 'fastify'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calendarCodes, calendarRoutes, ensureCalendars } from '../calendar/index.ts'
import { organise, type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import { askableService, catalogueCodes, catalogueRoutes, serviceRefs } from './index.ts'
import { library, templateDefinition } from './templates.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string

/** Monday in Shanghai, 10:00. */
const now = Date.parse('2026-03-09T02:00:00Z')

beforeAll(async () => {
  database = await testDatabase()
  await ensureCalendars(database.db)
  id = await organise(
    database.db,
    [
      { code: 'hq', name: '总部' },
      { code: 'it', name: '信息部', parent: 'hq', head: 'HEAD' },
      { code: 'sal', name: '销售部', parent: 'hq', head: 'LEADS' },
      { code: 'sal-east', name: '华东组', parent: 'sal' },
    ],
    [
      { code: 'HEAD', name: '李四', unit: 'it' },
      { code: 'SERVES', name: '赵六', unit: 'it' },
      { code: 'SELLS', name: '张三丰', unit: 'sal-east' },
      { code: 'LEADS', name: '孙八', unit: 'sal' },
      { code: 'OFFICER', name: '王五', unit: 'hq', roles: ['officer'] },
    ],
  )
  running = await testApp(database, {
    routes: [...calendarRoutes, ...catalogueRoutes],
    codes: { ...calendarCodes, ...catalogueCodes },
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
const codesSeen = async (person: string, query: string): Promise<string[]> =>
  (await ask(person, 'GET', `/services?${query}`)).body.items.map((service: { code: string }) => service.code)

const sample = (code: string): ServiceDefinition => {
  const template = library().find(t => t.code === code)
  if (template === undefined) throw new Error(code)
  return templateDefinition(template)
}
const laptop = sample('it-laptop')
const offer = (code: string, changed: Partial<ServiceDefinition> = {}, person = 'HEAD', unit = 'it') =>
  ask(person, 'POST', '/services', { code, unit: id(unit), definition: { ...laptop, ...changed } })
const placesOf = (answer: { body: { errors: { place: string }[] } }) => answer.body.errors.map(error => error.place)

describe('offering a service', () => {
  test('a head offers those of their unit, an officer those of any; others do not', async () => {
    expect((await offer('by-head')).status).toBe(201)
    expect((await offer('by-officer', {}, 'OFFICER', 'sal')).status).toBe(201)
    expect((await offer('by-member', {}, 'SERVES')).status).toBe(403)
    expect((await offer('elsewhere', {}, 'HEAD', 'sal')).status).toBe(403)
    const log = await database.db.selectFrom('admin_log').selectAll().where('subject', '=', 'by-head').execute()
    expect(log.map(row => [row.action, row.person_id])).toEqual([['service.created', id('HEAD')]])
  })

  test('its editors are told what it lacks, others are not', async () => {
    await offer('bare', { checklist: [], sop: { zh: ' ', en: '' } })
    const bare = async (person: string) =>
      (await ask(person, 'GET', '/services?limit=200')).body.items.find(
        (line: { code: string }) => line.code === 'bare',
      )
    expect(await bare('HEAD')).toMatchObject({ unit: { code: 'it' }, missing: ['checklist', 'sop'] })
    expect(await bare('SERVES')).toMatchObject({ mayEdit: false, missing: [] })
  })

  test('its page says what each target comes to from now on', async () => {
    const { body } = await offer('with-page')
    expect(body).toMatchObject({
      code: 'with-page',
      version: 1,
      unit: { code: 'it', name: { zh: '信息部' } },
      calendar: { code: 'cn-standard', version: 1, timeZone: 'Asia/Shanghai' },
      mayAsk: true,
      mayEdit: true,
      at: now,
      checklist: laptop.checklist,
      form: laptop.form,
      eligible: 'everyone',
      sop: laptop.sop,
    })
    expect(body.targets.normal.resolution).toEqual({
      target: { kind: 'working-days', days: 2 },
      words: { zh: '2 个工作日', en: '2 working days' },
      dueAt: Date.parse('2026-03-11T10:00:00+08:00'),
      certain: true,
    })
    expect(body.targets.urgent.response).toMatchObject({ dueAt: Date.parse('2026-03-09T11:00:00+08:00') })
  })

  test('a due time beyond the last official calendar is said to be uncertain', async () => {
    const answer = { kind: 'working-day-at', days: 1, time: '16:00' } as const
    const { body } = await offer('long', { confirmation: { kind: 'working-days', days: 300 }, answer })
    expect(body.confirmation).toMatchObject({ certain: false })
    expect(body.answer).toMatchObject({ target: answer, dueAt: Date.parse('2026-03-10T16:00:00+08:00'), certain: true })
  })

  test('one that cannot be offered is refused with every problem, and nothing is kept', async () => {
    const answer = await offer('impossible', {
      name: { zh: '', en: 'Laptop' },
      eligible: ['sal', 'nowhere'],
      calendar: 'no-such',
      confirmation: { kind: 'working-days', days: 0 },
      checklist: [],
    })
    expect([answer.status, answer.body.code]).toEqual([422, 'catalogue.impossible-service'])
    expect(placesOf(answer)).toEqual([
      'definition/name/zh',
      'definition/confirmation/days',
      'definition/eligible/1',
      'definition/calendar',
    ])
    const slow = { response: { kind: 'working-days', days: 9 }, resolution: { kind: 'working-days', days: 2 } } as const
    expect(placesOf(await offer('impossible', { targets: { ...laptop.targets, low: slow } }))).toEqual([
      'definition/targets/low/response',
    ])
    expect(await codesSeen('OFFICER', 'all=true&q=impossible')).toEqual([])
  })

  test.each([
    ['a form that is a text', { form: 'none' }],
    ['a target of no known kind', { answer: { kind: 'soon' } }],
    ['a checklist of numbers', { checklist: [1] }],
    ['NUL in the name', { name: { zh: '电\u0000脑', en: 'x' } }],
    ['NUL deep in the form', { form: { ...laptop.form, 'x-order': ['user\u0000'] } }],
    ['something nobody knows', { colour: 'red' }],
  ])('%s is refused', async (_, changed) => {
    const answer = await offer('odd', changed as Partial<ServiceDefinition>)
    expect(answer.status).toBe(422)
    expect(['invalid-input', 'catalogue.impossible-service']).toContain(answer.body.code)
  })

  test('markup and SQL come back as they were written', async () => {
    const text = `<img src=x onerror=alert(1)>'); drop table service; --`
    const both = { zh: text, en: text }
    const { status, body } = await offer('markup', {
      name: both,
      description: both,
      sop: both,
      keywords: { zh: [text.slice(0, 30)], en: [] },
    })
    expect([status, body.name, body.sop]).toEqual([201, both, both])
    expect(await codesSeen('HEAD', `q=${encodeURIComponent('drop table service')}`)).toContain('markup')
  })

  test('a code is used once, and the unit must be there', async () => {
    await offer('once')
    expect((await offer('once')).body.code).toBe('catalogue.code-taken')
    const nowhere = await ask('OFFICER', 'POST', '/services', { code: 'lost', unit: v7(), definition: laptop })
    expect(nowhere.body.code).toBe('catalogue.unknown-unit')
  })
})

describe('changing a service', () => {
  test('makes a version; the old one stays for those who asked under it', async () => {
    const made = (await offer('changing')).body
    const definition = { ...laptop, name: { zh: '平板电脑', en: 'Tablet' } }
    const { body } = await ask('HEAD', 'PUT', `/services/${made.id}`, { baseVersion: 1, definition })
    expect(body).toMatchObject({ version: 2, name: definition.name })
    expect(await codesSeen('HEAD', `q=${encodeURIComponent('平板')}`)).toContain('changing')
    expect((await serviceRefs(database.db, [made.id])).get(made.id)).toEqual({
      id: made.id,
      code: 'changing',
      name: definition.name,
    })
    const versions = await database.db
      .selectFrom('service_version')
      .select('version')
      .where('service_id', '=', made.id)
      .execute()
    expect(versions).toHaveLength(2)
  })

  test('from a version that is no longer the newest is refused; the same change again is not', async () => {
    const made = (await offer('raced')).body
    const edits = ['甲', '乙'].map(zh => ({ baseVersion: 1, definition: { ...laptop, name: { zh, en: 'Raced' } } }))
    const answers = await Promise.all(edits.map(edit => ask('HEAD', 'PUT', `/services/${made.id}`, edit)))
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 409])
    expect(answers.find(answer => answer.status === 409)?.body.code).toBe('catalogue.stale-version')
    const winner = edits[answers.findIndex(answer => answer.status === 200)]
    expect((await ask('HEAD', 'PUT', `/services/${made.id}`, winner)).body).toMatchObject({ version: 2 })
  })

  test('is open to those who may edit it; for others it is as visible as before', async () => {
    const open = (await offer('guarded')).body
    const closed = (await offer('guarded-closed', { eligible: ['it'] })).body
    const edit = { baseVersion: 1, definition: { ...laptop, reopenDays: 3 } }
    expect((await ask('LEADS', 'PUT', `/services/${open.id}`, edit)).status).toBe(403)
    expect((await ask('LEADS', 'PUT', `/services/${closed.id}`, edit)).status).toBe(404)
    // Who may change no service at all is told so before it is looked whether there is one.
    for (const one of [open, closed, { id: open.unit.id }])
      expect((await ask('SELLS', 'PUT', `/services/${one.id}`, edit)).body.code).toBe('not-allowed')
    expect(
      (
        await ask('OFFICER', 'PUT', `/services/${closed.id}`, {
          ...edit,
          definition: { ...edit.definition, eligible: ['it'] },
        })
      ).status,
    ).toBe(200)
  })

  test('retired it disappears for customers, and may be offered again', async () => {
    const made = (await offer('retiring')).body
    const { body } = await ask('HEAD', 'POST', `/services/${made.id}/retirement`)
    expect(body).toMatchObject({ retiredAt: now, mayAsk: false })
    expect((await ask('SELLS', 'GET', `/services/${made.id}`)).status).toBe(404)
    expect((await ask('SERVES', 'GET', `/services/${made.id}`)).status).toBe(200)
    expect(await codesSeen('HEAD', 'limit=200')).not.toContain('retiring')
    expect(await codesSeen('HEAD', 'limit=200&all=true')).toContain('retiring')
    expect(await askableService(database.db, made.id, [id('sal')], now)).toBeNull()
    expect((await ask('HEAD', 'DELETE', `/services/${made.id}/retirement`)).body).toMatchObject({
      retiredAt: null,
      mayAsk: true,
    })
  })
})

describe('the catalogue', () => {
  test('shows a service to members of the units it is for and of those below, and to no others', async () => {
    const made = (await offer('for-sales', { eligible: ['sal'] })).body
    expect(await codesSeen('SELLS', 'limit=200')).toContain('for-sales')
    expect(await codesSeen('SERVES', 'limit=200')).not.toContain('for-sales')
    expect((await ask('SERVES', 'GET', `/services/${made.id}`)).body).toMatchObject({ mayAsk: false, mayEdit: false })
    expect(await codesSeen('SERVES', 'limit=200&all=true')).not.toContain('for-sales')
    expect(await codesSeen('HEAD', 'limit=200&all=true')).toContain('for-sales')
    expect(await askableService(database.db, made.id, [id('it')], now)).toBeNull()
    expect(await askableService(database.db, made.id, [id('sal-east')], now)).toMatchObject({
      version: 1,
      unit: id('it'),
      calendar: { version: 1 },
    })
  })

  test('is found by words in both languages, by pinyin, initials and code', async () => {
    await offer('findable', { ...sample('it-report'), eligible: ['hq'] })
    for (const q of ['业务数据', '报表', 'report', 'extracts', 'yewushuju', 'ywsj', 'findable', '取数']) {
      expect([q, (await codesSeen('SELLS', `q=${encodeURIComponent(q)}`)).includes('findable')]).toEqual([q, true])
    }
    expect(await codesSeen('SELLS', `q=${encodeURIComponent('锅炉')}`)).toEqual([])
    expect(await codesSeen('SELLS', `q=${encodeURIComponent(`%' or 1=1 --`)}`)).toEqual([])
  })

  test('a name that fits comes before a description that fits', async () => {
    const elsewhere = {
      description: { zh: '需要搬迁工位时用。', en: 'When you move.' },
      name: { zh: '后勤', en: 'Facilities' },
    }
    await offer('ranked-second', elsewhere)
    await offer('ranked-first', { name: { zh: '工位搬迁', en: 'Moving desks' } })
    expect(await codesSeen('SELLS', `q=${encodeURIComponent('工位搬迁')}`)).toEqual(['ranked-first', 'ranked-second'])
  })

  test('comes in pages without gap or repetition, in the order of Chinese names', async () => {
    const whole = await codesSeen('OFFICER', 'limit=200&all=true')
    const paged: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const { body } = await ask('OFFICER', 'GET', `/services?limit=3&all=true${after === '' ? '' : `&after=${after}`}`)
      paged.push(...body.items.map((service: { code: string }) => service.code))
      after = body.next
    }
    expect(paged).toEqual(whole)
    expect(new Set(paged).size).toBe(paged.length)
  })

  test.each([
    ['x', null, 'y'],
    [0, 'a', 'y'],
    [1e300, 'a', v7()],
    [0.5, 'a', v7()],
    [0, 'a\u0000', v7()],
  ])('a cursor that was made up is refused: %j %j %j', async (...keys) => {
    const after = Buffer.from(JSON.stringify(keys)).toString('base64url')
    const { status } = await ask('SELLS', 'GET', `/services?after=${after}`)
    expect(status).toBe(422)
  })
})

describe('the template library', () => {
  const codes = ['it-account', 'it-support']
  const fromTemplates = (person: string, unit: string, templates = codes) =>
    ask(person, 'POST', '/services/from-templates', { templates, unit: id(unit) })

  test('every template can be offered', async () => {
    const all = library().map(template => template.code)
    const { status, body } = await fromTemplates('OFFICER', 'hq', all)
    expect([status, body.items.length]).toEqual([200, all.length])
  })

  test('a unit gets its own copy, and asking again answers what is there', async () => {
    const first = await fromTemplates('HEAD', 'it')
    expect(first.body.items.map((item: { code: string; outcome: string }) => [item.code, item.outcome])).toEqual([
      ['it-account-it', 'made'],
      ['it-support-it', 'made'],
    ])
    const again = await fromTemplates('HEAD', 'it', [...codes, 'it-report'])
    expect(again.body.items.map((item: { outcome: string }) => item.outcome)).toEqual(['exists', 'exists', 'made'])
    expect(again.body.items[0].service).toBe(first.body.items[0].service)
    const { body } = await ask('OFFICER', 'GET', '/service-templates')
    const account = body.items.find((template: { code: string }) => template.code === 'it-account')
    expect(account.services.map((service: { unit: { code: string } }) => service.unit.code)).toEqual(['hq', 'it'])
  })

  test('names of a colleague’s services only those that the reader sees', async () => {
    const service = (await offer(`${library()[0]?.code}-it`, { eligible: ['it'] })).body.id
    const named = async (person: string) => JSON.stringify((await ask(person, 'GET', '/service-templates')).body)
    for (const person of ['HEAD', 'SERVES', 'OFFICER']) expect(await named(person), person).toContain(service)
    for (const person of ['SELLS', 'LEADS']) expect(await named(person), person).not.toContain(service)
  })

  test('is taken from at most once by two at the same time', async () => {
    const answers = await Promise.all([fromTemplates('OFFICER', 'sal'), fromTemplates('OFFICER', 'sal')])
    const outcomes = answers.flatMap(answer => answer.body.items.map((item: { outcome: string }) => item.outcome))
    expect(outcomes.sort()).toEqual(['exists', 'exists', 'made', 'made'])
  })

  test('what it does not have is named, and nothing is made', async () => {
    const answer = await fromTemplates('OFFICER', 'sal-east', ['it-laptop', 'it-teleporter'])
    expect([answer.status, answer.body.code]).toEqual([422, 'catalogue.unknown-template'])
    expect(answer.body.errors).toEqual([expect.objectContaining({ value: 'it-teleporter' })])
    expect(await codesSeen('OFFICER', `all=true&unit=${id('sal-east')}`)).toEqual([])
    expect((await fromTemplates('HEAD', 'sal')).status).toBe(403)
  })
})

import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { calendarsByCode } from '../calendar/index.ts'
import { insertServices } from '../catalogue/index.ts'
import { library, templateDefinition } from '../catalogue/templates.ts'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'
import { commitmentCodes, commitmentRoutes } from './index.ts'
import { notify } from './notify.ts'
import { runTimers } from './timers.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string
let service: string
/** one whose clock goes on while a third party is waited for */
let unpaused: string

/** Monday in Shanghai, 10:00. */
const monday = Date.parse('2026-03-09T02:00:00Z')
const hour = 3_600_000
let now = monday
beforeEach(() => {
  now = monday
})

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [
      { code: 'hq', name: '总部', head: 'BOSS' },
      { code: 'it', name: '信息部', parent: 'hq', head: 'HEAD' },
      { code: 'pur', name: '采购部', parent: 'hq' },
      { code: 'sal', name: '销售部', parent: 'hq', head: 'CHIEF' },
    ],
    [
      { code: 'BOSS', name: '陈总', unit: 'hq' },
      { code: 'HEAD', name: '李四', unit: 'it' },
      { code: 'SERVES', name: '周敏', unit: 'it' },
      { code: 'BUYS', name: '钱七', unit: 'pur' },
      { code: 'SELLS', name: '李想', unit: 'sal' },
      { code: 'PEER', name: '孙八', unit: 'sal' },
      { code: 'CHIEF', name: '吴九', unit: 'sal' },
      { code: 'AUDIT', name: '郑十', unit: 'hq', roles: ['auditor'] },
    ],
  )
  const template = library().find(t => t.code === 'it-laptop')
  if (template === undefined) throw new Error('no template it-laptop')
  const definition = {
    ...templateDefinition(template),
    assignment: 'by-hand',
    promise: 'by-person',
    form: emptyForm,
  } as const
  const made = await database.db.transaction().execute(trx =>
    insertServices(
      trx,
      [
        { code: 'laptop', unit: id('it'), definition },
        { code: 'repair', unit: id('it'), definition: { ...definition, holdPausesResolution: false } },
      ],
      null,
    ),
  )
  service = made.get('laptop') ?? ''
  unpaused = made.get('repair') ?? ''
  running = await testApp(database, {
    routes: commitmentRoutes,
    codes: commitmentCodes,
    now: () => now,
    uploadLimitBytes: 1024 * 1024,
  })
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const emptyForm = { type: 'object', additionalProperties: false, properties: {} } as const

const ask = async (
  person: string,
  method: InjectOptions['method'],
  url: string,
  payload?: object,
  headers: object = {},
) => {
  const response = await running.app.inject({
    method,
    url: `/api/v1${url}`,
    payload,
    headers: { ...headers, ...(await running.as(id(person))) },
  })
  return { status: response.statusCode, body: response.body === '' ? null : response.json() }
}
const requested = async (extra: object = {}): Promise<string> => {
  const { status, body } = await ask('SELLS', 'POST', '/commitments', { service, version: 1, form: {}, ...extra })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}
const act = (person: string, commitment: string, what: object, version?: number) =>
  ask(person, 'POST', `/commitments/${commitment}/acts`, { act: what, version })
const did = async (person: string, commitment: string, what: object): Promise<void> => {
  const { status, body } = await act(person, commitment, what)
  expect(status, JSON.stringify(body)).toBe(200)
}
const read = async (person: string, commitment: string) => (await ask(person, 'GET', `/commitments/${commitment}`)).body
const deliver = async (commitment: string): Promise<void> => {
  for (const item of (await read('SERVES', commitment)).terms.checklist)
    await did('SERVES', commitment, { kind: 'check', item: item.id, done: true })
  await did('SERVES', commitment, { kind: 'deliver', words: '放在您的工位上了' })
}

describe('the loop over HTTP', () => {
  test('runs from request to evaluation, back once, and every step is in the timeline', async () => {
    const c = await requested({ words: '下周一入职' })
    await did('HEAD', c, { kind: 'assign', person: id('SERVES') })
    await did('SERVES', c, { kind: 'promise' })
    now += hour
    await deliver(c)
    await did('SELLS', c, { kind: 'return', reason: '打不开邮箱' })
    now += hour
    await did('SERVES', c, { kind: 'deliver' })
    await did('SELLS', c, {
      kind: 'accept',
      evaluation: { scale: (await read('SELLS', c)).terms.evaluation.scale, score: 1 },
    })
    const page = await read('SELLS', c)
    expect(page).toMatchObject({ state: 'accepted', closedBy: 'acceptance', returns: 1, ball: 'nobody' })
    expect(page.pair.supplier.unit.name.zh).toBe('信息部')
    const { items } = (await ask('SELLS', 'GET', `/commitments/${c}/timeline`)).body
    expect(
      items
        .map((e: { type: string }) => e.type)
        .reverse()
        .filter((t: string) => t !== 'checked'),
    ).toEqual([
      'requested',
      'assigned',
      'promised',
      'delivered',
      'returned',
      'delivered',
      'accepted',
      'evaluated',
      ...(page.children.length > 0 ? ['split'] : []),
    ])
  })

  test('takes a date promised in the middle of a second, as every real one is', async () => {
    now += 123
    const c = await requested()
    await did('SERVES', c, { kind: 'promise', dueBy: now + 5 * hour + 777 })
    const { due, promise } = await read('SELLS', c)
    expect([due.at, promise.by]).toEqual([now + 5 * hour + 777, now + 5 * hour + 777])
  })

  test('tells the page which acts are open to whom', async () => {
    const c = await requested()
    expect((await read('SERVES', c)).openActs).toEqual(expect.arrayContaining(['promise', 'counter', 'decline', 'ask']))
    expect((await read('SELLS', c)).openActs).toEqual(expect.arrayContaining(['withdraw', 'comment']))
    expect((await read('SELLS', c)).openActs).not.toContain('promise')
  })

  test('refuses an act on what has changed meanwhile, and changes nothing', async () => {
    const c = await requested()
    await did('SERVES', c, { kind: 'start' })
    const { status, body } = await act('SERVES', c, { kind: 'promise' }, 1)
    expect(status).toBe(409)
    expect(body).toMatchObject({
      code: 'commitment.stale-version',
      errors: [{ place: 'act/version', value: 1, expectation: '2' }],
    })
    expect((await read('SERVES', c)).state).toBe('requested')
  })

  test('has one winner when two promise at once', async () => {
    const c = await requested()
    const answers = await Promise.all([act('SERVES', c, { kind: 'promise' }), act('HEAD', c, { kind: 'promise' })])
    expect(answers.map(a => a.status).sort()).toEqual([200, 409])
  })

  test('gives the first answer again to the same idempotency key, and makes one request of two', async () => {
    const once = { 'idempotency-key': 'key-of-one-request' }
    const body = { service, version: 1, form: {} }
    const [a, b] = await Promise.all([
      ask('SELLS', 'POST', '/commitments', body, once),
      ask('SELLS', 'POST', '/commitments', body, once),
    ])
    expect(a.body.id).toBe(b.body.id)
    const other = await ask('SELLS', 'POST', '/commitments', { ...body, title: '别的' }, once)
    expect(other).toMatchObject({ status: 422, body: { code: 'key-reused' } })
  })

  test('is not there for whoever has no part in it; an auditor reads and may do nothing', async () => {
    const c = await requested()
    expect((await ask('BUYS', 'GET', `/commitments/${c}`)).status).toBe(404)
    for (const what of [
      { kind: 'promise' },
      { kind: 'assign', person: id('BUYS') },
      { kind: 'escalate', reason: '急' },
      { kind: 'attach', file: c },
    ]) {
      expect((await act('BUYS', c, what)).body.code).toBe('not-found')
    }
    expect((await ask('AUDIT', 'GET', `/commitments/${c}`)).status).toBe(200)
    expect((await act('AUDIT', c, { kind: 'comment', words: '看一看' })).status).toBe(403)
  })

  test('keeps HTML and SQL in texts as they are', async () => {
    const words = `<img src=x onerror=alert(1)>'; drop table commitment; --`
    const c = await requested({ title: words.slice(0, 100), words })
    expect((await read('SELLS', c)).words).toBe(words)
  })
})

describe('attachments', () => {
  const upload = async (name: string, content: string) => {
    const payload = [
      '--x',
      `content-disposition: form-data; name="file"; filename="${name}"`,
      '',
      content,
      '--x--',
      '',
    ].join('\r\n')
    return running.app.inject({
      method: 'POST',
      url: '/api/v1/files',
      payload,
      headers: { ...(await running.as(id('SELLS'))), 'content-type': 'multipart/form-data; boundary=x' },
    })
  }

  test('go with the request, and are there for the other side and nobody else', async () => {
    const file = (await upload('报价 ../../单.txt', '一二三')).json()
    expect(file.name).toBe('单.txt')
    const c = await requested({ files: [file.id] })
    expect((await read('SERVES', c)).files).toMatchObject([{ name: '单.txt', size: 9 }])
    const got = await running.app.inject({ url: `/api/v1/files/${file.id}`, headers: await running.as(id('SERVES')) })
    expect(got.body).toBe('一二三')
    expect(got.headers['content-disposition']).toContain('attachment')
    expect((await ask('BUYS', 'GET', `/files/${file.id}`)).status).toBe(404)
    expect((await act('SELLS', c, { kind: 'attach', file: file.id })).body.code).toBe('file.unknown')
  })

  test.each([
    ['run-me.exe', 'MZ', 'file.not-allowed', 415],
    ['page.html', '<script>alert(1)</script>', 'file.not-allowed', 415],
    ['empty.txt', '', 'file.empty', 422],
    ['large.txt', 'x'.repeat(2 * 1024 * 1024), 'too-large', 413],
  ])('refuse %s', async (name, content, code, status) => {
    const { rows: before } = await sql`select count(*) from file`.execute(database.db)
    expect((await upload(name, content)).json()).toMatchObject({ code, status })
    expect((await sql`select count(*) from file`.execute(database.db)).rows).toEqual(before)
  })
})

describe('ad-hoc matters', () => {
  test('are asked of another unit, countered, agreed and due when agreed', async () => {
    const dueBy = monday + 30 * hour
    const { status, body } = await ask('SELLS', 'POST', '/commitments', {
      supplier: { unit: id('pur'), person: null },
      title: '紧急备件询价',
      words: '客户停机',
    })
    expect(status).toBe(201)
    await did('BUYS', body.id, { kind: 'counter', offer: { dueBy, words: '周二下午给三家报价' } })
    expect((await read('SELLS', body.id)).ball).toBe('customer')
    await did('SELLS', body.id, { kind: 'agree' })
    expect(await read('BUYS', body.id)).toMatchObject({ state: 'promised', kind: 'ad-hoc', promise: { by: dueBy } })
  })

  test('refuse units and people that do not exist', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000'
    const at = (supplier: object) => ask('SELLS', 'POST', '/commitments', { supplier, title: '问一下' })
    expect((await at({ unit: nobody, person: null })).body).toMatchObject({
      code: 'commitment.unknown-unit',
      status: 422,
    })
    expect((await at({ unit: id('pur'), person: id('SERVES') })).body).toMatchObject({
      code: 'commitment.unknown-person',
    })
  })
})

describe('time', () => {
  test('warns once and lapses when nobody gives a verdict', async () => {
    const c = await requested()
    await did('SERVES', c, { kind: 'promise' })
    await deliver(c)
    now += 60 * 24 * hour
    await runTimers.run(running.world)
    await runTimers.run(running.world)
    expect(await read('SELLS', c)).toMatchObject({ state: 'accepted', closedBy: 'lapse' })
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from journal where commitment_id = ${c}::uuid and type = 'warned' group by event ->> 'clock', event ->> 'run', event ->> 'share'`.execute(
      database.db,
    )
    expect(rows.every(row => row.n === 1)).toBe(true)
  })

  test('that goes on while a third party is waited for keeps its due time', async () => {
    const held = async (of: string) => {
      const c = await requested({ service: of })
      await did('SERVES', c, { kind: 'promise' })
      await did('SERVES', c, { kind: 'hold', thirdParty: '打印机厂家', reason: '等配件到货', until: now + 30 * hour })
      return read('SELLS', c)
    }
    expect(await held(unpaused)).toMatchObject({ ball: 'third-party', due: { clock: 'resolution' } })
    expect(await held(service)).toMatchObject({ ball: 'third-party', due: { clock: 'resolution' }, paused: true })
  })

  test('explains a due time day by day', async () => {
    const c = await requested()
    const { clocks } = await read('SELLS', c)
    const { body } = await ask('SELLS', 'GET', `/commitments/${c}/explanation?clock=${clocks[0].clock}&run=1`)
    expect(body).toMatchObject({ timeZone: 'Asia/Shanghai', unit: 'working' })
    expect((await calendarsByCode(database.db, ['cn-standard'])).size).toBe(1)
  })
})

describe('lists', () => {
  test('show who owes me what and what I owe, and page by key without gap or double', async () => {
    for (let i = 0; i < 5; i++) await requested({ title: `第 ${i} 件` })
    const seen = new Set<string>()
    let after = ''
    do {
      const { body } = await ask('SELLS', 'GET', `/commitments?view=requested&limit=2${after}`)
      for (const item of body.items) {
        expect(seen.has(item.id)).toBe(false)
        seen.add(item.id)
      }
      after = body.next === null ? '' : `&after=${body.next}`
    } while (after !== '')
    const all = await ask('SELLS', 'GET', '/commitments?view=requested&limit=200')
    expect(seen.size).toBe(all.body.items.length)
    const home = (await ask('SELLS', 'GET', '/home')).body
    expect(
      home.owedToMe.counts.overdue +
        home.owedToMe.counts.today +
        home.owedToMe.counts.week +
        home.owedToMe.counts.later,
    ).toBeGreaterThanOrEqual(5)
  })

  test('find by words and number within what the reader may see', async () => {
    const c = await requested({ title: '海外出差用的转换插头' })
    const find = async (person: string, q: string) =>
      (await ask(person, 'GET', `/commitments?view=all&q=${encodeURIComponent(q)}`)).body.items.map(
        (i: { id: string }) => i.id,
      )
    expect(await find('SELLS', '转换插头')).toContain(c)
    expect(await find('SELLS', (await read('SELLS', c)).number)).toContain(c)
    expect(await find('BUYS', '转换插头')).toEqual([])
  })
})

test('people are told of what concerns them, once, however often the job runs', async () => {
  const c = await requested()
  await did('SERVES', c, { kind: 'ask', question: '要 Windows 还是 Linux？' })
  const { rows } = await sql<{ payload: object }>`
    select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'notify' and payload ->> 'commitment' = ${c}`.execute(database.db)
  for (const { payload } of [...rows, ...rows]) await notify(payload, running.world)
  const told = (await ask('SELLS', 'GET', '/notifications')).body
  expect(told.items.filter((n: { commitment: { id: string } }) => n.commitment.id === c)).toMatchObject([
    { kind: 'asked', detail: { words: '要 Windows 还是 Linux？' } },
  ])
  expect((await ask('SELLS', 'POST', '/notifications/read', { upTo: told.items[0].id })).status).toBe(204)
  expect((await ask('SELLS', 'GET', '/notifications')).body.unread).toBe(0)
})

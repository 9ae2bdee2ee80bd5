import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { insertServices } from '../catalogue/index.ts'
import { library, templateDefinition } from '../catalogue/templates.ts'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'
import { commitmentCodes, commitmentRoutes } from './index.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string
let service: string

/** Monday in Shanghai, 10:00. */
const monday = Date.parse('2026-03-09T10:00+08:00')
const day = 86_400_000
let now = monday
beforeEach(() => {
  now = monday
})

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [
      { code: 'hq', name: '总部' },
      { code: 'it', name: '信息部', parent: 'hq', head: 'HEAD' },
      { code: 'sal', name: '销售部', parent: 'hq' },
      { code: 'pur', name: '采购部', parent: 'hq' },
    ],
    [
      { code: 'OFFICE', name: '魏然', unit: 'hq', roles: ['officer'] },
      { code: 'HEAD', name: '李四', unit: 'it' },
      { code: 'SERVES', name: '周敏', unit: 'it' },
      { code: 'SELLS', name: '李想', unit: 'sal' },
      { code: 'HEIR', name: '孙八', unit: 'sal' },
      { code: 'BUYS', name: '钱七', unit: 'pur' },
    ],
  )
  const template = library().find(t => t.code === 'it-laptop')
  if (template === undefined) throw new Error('no template it-laptop')
  const definition = templateDefinition(template)
  const made = await database.db.transaction().execute(trx =>
    insertServices(
      trx,
      [
        {
          code: 'laptop',
          unit: id('it'),
          definition: {
            ...definition,
            assignment: 'by-hand',
            promise: 'by-person',
            checklist: [],
            form: { type: 'object', additionalProperties: false, properties: {} },
            evaluation: { ...definition.evaluation, attribution: 'named', scale: 'good-bad' },
          },
        },
      ],
      null,
    ),
  )
  service = made.get('laptop') ?? ''
  running = await testApp(database, { routes: commitmentRoutes, codes: commitmentCodes, now: () => now })
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const ask = async (person: string, method: InjectOptions['method'], url: string, payload?: object) => {
  const headers = await running.as(id(person))
  const response = await running.app.inject({ method, url: `/api/v1${url}`, payload, headers })
  expect(response.statusCode, response.body).toBeLessThan(300)
  return response.json()
}
const requested = async (person: string, extra: object = {}): Promise<string> =>
  (await ask(person, 'POST', '/commitments', { service, version: 1, form: {}, ...extra })).id
const did = (person: string, commitment: string, what: object) =>
  ask(person, 'POST', `/commitments/${commitment}/acts`, { act: what })
const read = (person: string, commitment: string) => ask(person, 'GET', `/commitments/${commitment}`)
const listed = async (person: string, query: string): Promise<string[]> =>
  (await ask(person, 'GET', `/commitments?${query}`)).items.map((line: { id: string }) => line.id)

describe('a due time', () => {
  test('is that of what was agreed, and so is what is left of it', async () => {
    const c = await requested('SELLS')
    const later = Date.parse('2026-03-20T16:00+08:00')
    await did('SERVES', c, { kind: 'counter', offer: { dueBy: later, words: '等配件', priority: 'low' } })
    const offered = await read('SELLS', c)
    expect(offered.negotiation).toMatchObject({ by: 'supplier', openedBy: 'supplier', priority: 'low' })
    expect(offered.negotiation.answerBy).toBeGreaterThan(now)
    await did('SELLS', c, { kind: 'agree' })
    now = Date.parse('2026-03-20T15:00+08:00')
    const { due, standardPriority, priority, clocks } = await read('SERVES', c)
    expect(due).toMatchObject({ at: later, remainingSeconds: 3600 })
    expect([standardPriority, priority]).toEqual(['normal', 'low'])
    expect(clocks.find((r: { clock: string }) => r.clock === 'resolution')).toMatchObject({ breached: true })
    now = later + 1800_000
    expect((await read('SERVES', c)).due.remainingSeconds).toBe(-1800)
    expect((await read('SELLS', c)).result).toBeNull()
    await did('SERVES', c, { kind: 'deliver' })
    await did('SELLS', c, { kind: 'accept' })
    expect((await read('SELLS', c)).result).toEqual({ of: 'late', promiseKept: false })
  })

  test('goes by the date the customer gave where it is later than the target, and else explains itself by days', async () => {
    const [wished, needed] = await Promise.all([
      requested('SELLS', { dueBy: Date.parse('2026-03-09T15:00+08:00') }),
      requested('SELLS', { dueBy: Date.parse('2026-03-27T15:00+08:00') }),
    ])
    const why = (c: string) => ask('SELLS', 'GET', `/commitments/${c}/explanation?clock=resolution&run=1`)
    expect(await read('SELLS', wished)).toMatchObject({ neededIs: 'wish' })
    expect(await why(wished)).toMatchObject({ unit: 'working' })
    expect(await read('SELLS', needed)).toMatchObject({
      neededIs: 'standard',
      standardDueAt: Date.parse('2026-03-27T15:00+08:00'),
    })
    expect(await why(needed)).toMatchObject({ agreed: { by: Date.parse('2026-03-27T15:00+08:00') } })
  })

  test('at the end of a day’s work, or when the next begins, is known as the end of that day', async () => {
    const dueAt = async (dueBy: number) => {
      const { id: made } = await ask('SELLS', 'POST', '/commitments', {
        supplier: { unit: id('pur'), person: null },
        title: '询价',
      })
      await did('BUYS', made, { kind: 'promise', dueBy })
      return (await read('SELLS', made)).due
    }
    expect(await dueAt(Date.parse('2026-03-13T17:30+08:00'))).toMatchObject({ endOf: '2026-03-13' })
    expect(await dueAt(Date.parse('2026-03-16T08:30+08:00'))).toMatchObject({ endOf: '2026-03-13' })
    expect(await dueAt(Date.parse('2026-03-16T10:00+08:00'))).toMatchObject({ endOf: null })
  })
})

test('a duplicate leads to what it went into and back, for those who may see both', async () => {
  const [kept, duplicate] = [await requested('BUYS', { title: '会议室投影' }), await requested('SELLS')]
  await did('SERVES', duplicate, { kind: 'merge', into: kept, reason: '同一台' })
  expect(await read('SELLS', duplicate)).toMatchObject({
    closedBy: 'void',
    mergedInto: { id: kept, title: '会议室投影' },
  })
  expect(await read('SERVES', kept)).toMatchObject({ mergedInto: null, mergedFrom: [{ id: duplicate }] })
  expect((await read('BUYS', kept)).mergedFrom).toEqual([])
  const joined = async (person: string) =>
    (await ask(person, 'GET', `/commitments/${kept}/timeline`)).items.find(
      (event: { type: string }) => event.type === 'joined',
    ).detail
  expect(await joined('SERVES')).toMatchObject({ matter: { id: duplicate } })
  expect(await joined('BUYS')).toMatchObject({ matter: null })
})

describe('what was asked on behalf of another', () => {
  test('says so, and whether the serving unit wrote it down', async () => {
    await database.db
      .insertInto('asking_helper')
      .values({ person_id: id('SERVES'), unit_id: id('sal'), granted_at: new Date(monday) })
      .execute()
    const entered = await requested('SERVES', { onBehalfOf: id('SELLS') })
    expect(await read('SELLS', entered)).toMatchObject({ onBehalf: true, entered: true, askedBy: { id: id('SERVES') } })
    const helped = await requested('HEIR', { onBehalfOf: id('SELLS') })
    expect(await read('SELLS', helped)).toMatchObject({ onBehalf: true, entered: false })
    expect(await read('SELLS', await requested('SELLS'))).toMatchObject({ onBehalf: false, entered: false })
  })

  test('is not what somebody asked whose place another has taken', async () => {
    const c = await requested('SELLS')
    const to = { unit: id('sal'), person: id('HEIR') }
    await did('OFFICE', c, { kind: 'succeed', side: 'customer', to, reason: '李想离职' })
    expect(await read('HEIR', c)).toMatchObject({ askedBy: { id: id('SELLS') }, onBehalf: false })
  })
})

test('contests are found by officers alone, and only while they can be settled', async () => {
  const contested = async () => {
    const c = await requested('SELLS')
    await did('SERVES', c, { kind: 'promise' })
    await did('SERVES', c, { kind: 'deliver' })
    await did('SELLS', c, { kind: 'accept', evaluation: { scale: 'good-bad', score: 0, words: '太慢' } })
    await did('SERVES', c, { kind: 'evaluate-customer', evaluation: { scale: 'good-bad', score: 1 } })
    await did('SERVES', c, { kind: 'contest', reason: '在标准之内' })
    return c
  }
  const [one, two] = [await contested(), await contested()]
  expect((await listed('OFFICE', 'view=contests')).toSorted()).toEqual([one, two].toSorted())
  for (const party of ['SERVES', 'SELLS']) expect(await listed(party, 'view=contests')).toEqual([])
  await did('OFFICE', one, { kind: 'settle-contest', outcome: 'set-aside', reason: '在标准之内' })
  expect(await listed('OFFICE', 'view=contests')).toEqual([two])
  await did('SELLS', two, { kind: 'reopen', reason: '又坏了' })
  expect(await listed('OFFICE', 'view=contests')).toEqual([])
  await did('SERVES', two, { kind: 'deliver' })
  await did('SELLS', two, { kind: 'accept' })
  expect(await listed('OFFICE', 'view=contests')).toEqual([])
})

test('the matters of one supplying unit are told from those it asked for', async () => {
  now += day
  const served = await requested('SELLS')
  const asked = await ask('SERVES', 'POST', '/commitments', {
    supplier: { unit: id('pur'), person: null },
    title: '询价',
  })
  const found = await listed('SERVES', `view=all&supplier=${id('it')}&limit=200`)
  expect(found).toContain(served)
  expect(found).not.toContain(asked.id)
})

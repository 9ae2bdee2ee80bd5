import type { Event, Evaluation } from '@huke/core/commitment'
import { rowHash } from '@huke/core/journal'
import { eventsOfCase } from '@huke/core/mining'
import { v7 } from 'uuid'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendarsByCode, ensureCalendars, loadCalendars } from '../calendar/index.ts'
import { record } from '../commitment/index.ts'
import {
  organise,
  type TestApp,
  testApp,
  testDatabase,
  type TestDatabase,
  settled,
  testSecret,
} from '../testing/index.ts'
import { journalRoutes, sealJournal } from './index.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string
const commitment = v7()
beforeAll(async () => {
  database = await testDatabase()
  await ensureCalendars(database.db)
  id = await organise(
    database.db,
    [
      { code: 'S', name: '服务台' },
      { code: 'C', name: '客户部' },
    ],
    [
      { code: 'E1', name: '张三', unit: 'S' },
      { code: 'E2', name: '李四', unit: 'C' },
      { code: 'E3', name: '王五', unit: 'C', roles: ['auditor'] },
      { code: 'E4', name: '赵六', unit: 'C' },
    ],
  )
  running = await testApp(database, { routes: [journalRoutes].flat() })
  await writeEvaluated()
})
afterAll(async () => {
  await running.close()
  await database.close()
})

/** One matter that was delivered, accepted and evaluated without a name. */
async function writeEvaluated(): Promise<void> {
  const { db } = database
  const calendar = (await calendarsByCode(db, ['cn-standard'])).get('cn-standard')
  const ref = { id: calendar?.id ?? '', version: 1 }
  const start = Date.now() - 3_600_000
  const told = eventsOfCase(
    {
      caseId: 'c',
      title: '<b>打印机</b>',
      service: 'S',
      priority: 'normal',
      customerUnit: 'C',
      customerPerson: 'E2',
      attributes: {},
      targets: {},
      events: [
        { row: 1, at: start, activity: 'called', lifecycle: '', person: 'E1', group: 'S', unit: 'S', acts: ['asked'] },
        {
          row: 2,
          at: start + 1000,
          activity: 'solved',
          lifecycle: '',
          person: 'E1',
          group: 'S',
          unit: 'S',
          acts: ['delivered', 'accepted'],
        },
      ],
    },
    {
      importId: v7(),
      calendar: ref,
      service: null,
      promises: false,
      unit: id,
      person: name => (name === '' ? null : id(name)),
    },
  )
  const evaluation: Evaluation = { score: 0, scale: 'good-bad', words: 'slow' }
  const by = { person: id('E2'), as: 'customer' } as const
  const events: readonly Event[] = [
    ...told.events.map(anonymous),
    { type: 'evaluated', evaluation, at: start + 2000, by },
  ]
  const birth = { number: 'R26-1', words: '', importedFrom: null, externalKey: null }
  const happening = { id: commitment, rootId: commitment, before: null, birth, events }
  await db
    .transaction()
    .execute(async trx => record(trx, [happening], await loadCalendars(trx, [ref]), Date.now(), testSecret))
}

const anonymous = (event: Event): Event =>
  event.type === 'requested'
    ? {
        ...event,
        terms: { ...event.terms, evaluation: { ...event.terms.evaluation, attribution: 'anonymous', periodDays: 7 } },
      }
    : event

const rowsFor = async (code: string) => {
  const answer = await running.app.inject({
    url: `/api/v1/commitments/${commitment}/journal`,
    headers: await running.as(id(code)),
  })
  return { status: answer.statusCode, items: answer.json().items }
}

const types = (items: readonly { type: string }[]) => items.map(row => row.type)

test('both sides read the same rows, numbered without a gap, and nothing of an answer that is not named', async () => {
  const [served, serving] = [await rowsFor('E2'), await rowsFor('E1')]
  expect(types(served.items)).toEqual('requested promised performed performed delivered accepted'.split(' '))
  expect(served.items.map((row: { number: number }) => row.number)).toEqual([1, 2, 3, 4, 5, 6])
  expect(served.items[2].actor).toMatchObject({ person: { code: 'E1', name: '张三' }, as: 'customer' })
  expect(serving.items).toEqual(served.items)
  expect(served.items[0]).toMatchObject({ seq: null, prevHash: null, salt: expect.stringMatching(/^[0-9a-f]{32}$/) })
})

test('an auditor reads the chain as well, and nobody’s answer in it', async () => {
  const { items } = await rowsFor('E3')
  expect(types(items)).not.toContain('evaluated')
  for (const [i, row] of items.entries()) {
    expect(row.seq).toBe(i + 1)
    expect(row.prevHash).toBe(i === 0 ? '0'.repeat(64) : items[i - 1].hash)
    const { seq, rootId, commitmentId, type, at, recordedAt, payload, salt } = row
    const actor = { person: row.actor.person?.id ?? null, as: row.actor.as }
    expect(rowHash(row.prevHash, { seq, rootId, commitmentId, type, actor, at, recordedAt, payload, salt })).toBe(
      row.hash,
    )
  }
})

test('whoever may not see the matter is told that there is none', async () => {
  expect((await rowsFor('E4')).status).toBe(404)
})

test('auditors read the seals, others do not', async () => {
  await settled(database.db)
  await sealJournal(database.db, Date.now())
  const seals = async (code: string) =>
    running.app.inject({ url: '/api/v1/journal/seals', headers: await running.as(id(code)) })
  const { rows } = await sql<{ versions: number }>`select count(*)::int as versions from calendar_version`.execute(
    database.db,
  )
  const count = 6 + (rows[0]?.versions ?? 0)
  expect((await seals('E3')).json()).toMatchObject({ items: [{ number: 1, count }], next: null })
  expect((await seals('E1')).statusCode).toBe(403)
})

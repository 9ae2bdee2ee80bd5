import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendarCodes } from '../calendar/index.ts'
import { catalogueCodes, catalogueRoutes, insertServices } from '../catalogue/index.ts'
import { library, templateDefinition } from '../catalogue/templates.ts'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'
import { commitmentCodes, commitmentRoutes } from './index.ts'
import { notify } from './notify.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string
let service: string

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [
      { code: 'hq', name: '总部' },
      { code: 'it', name: '信息部', parent: 'hq' },
      { code: 'sal', name: '销售部', parent: 'hq' },
      { code: 'adm', name: '行政部', parent: 'hq' },
    ],
    [
      { code: 'SELLS', name: '李想', unit: 'sal' },
      { code: 'STANDS-IN', name: '王芳', unit: 'adm' },
      { code: 'STRANGER', name: '孙八', unit: 'adm' },
    ],
  )
  await database.db
    .insertInto('delegation')
    .values({
      id: v7(),
      from_person: id('SELLS'),
      to_person: id('STANDS-IN'),
      valid: sql<string>`daterange('2020-01-01', null)`,
      reason: '',
    })
    .execute()
  const template = library().find(t => t.code === 'it-laptop')
  if (template === undefined) throw new Error('no template it-laptop')
  const form = { type: 'object', additionalProperties: false, properties: {} } as const
  const definition = { ...templateDefinition(template), form, eligible: ['sal'] }
  const made = await database.db
    .transaction()
    .execute(trx => insertServices(trx, [{ code: 'for-sales', unit: id('it'), definition }], null))
  service = made.get('for-sales') ?? ''
  running = await testApp(database, {
    routes: [...catalogueRoutes, ...commitmentRoutes],
    codes: { ...calendarCodes, ...catalogueCodes, ...commitmentCodes },
  })
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const ask = async (person: string, method: InjectOptions['method'], url: string, payload?: object) => {
  const headers = await running.as(id(person))
  return (await running.app.inject({ method, url: `/api/v1${url}`, payload, headers })).json()
}
const codesSeen = async (person: string): Promise<readonly string[]> =>
  (await ask(person, 'GET', '/services')).items.map((line: { code: string }) => line.code)

test('who stands in for somebody sees what is offered to them, and asks for it on their behalf', async () => {
  expect(await codesSeen('STRANGER')).toEqual([])
  expect((await ask('STRANGER', 'GET', `/services/${service}`)).mayAsk).toBeUndefined()
  expect(await codesSeen('STANDS-IN')).toEqual(['for-sales'])
  expect(await ask('STANDS-IN', 'GET', `/services/${service}`)).toMatchObject({ mayAsk: true, mayEdit: false })

  const asked = { service, version: 1, form: {} }
  expect(await ask('STRANGER', 'POST', '/commitments', asked)).toMatchObject({ code: 'not-found' })
  expect(await ask('STANDS-IN', 'POST', '/commitments', asked)).toMatchObject({
    code: 'commitment.not-offered-to-them',
    errors: [{ place: 'onBehalfOf' }],
  })
  const made = await ask('STANDS-IN', 'POST', '/commitments', { ...asked, onBehalfOf: id('SELLS') })
  const page = await ask('STANDS-IN', 'GET', `/commitments/${made.id}`)
  expect(page).toMatchObject({
    pair: { customer: { person: { code: 'SELLS' } } },
    capacities: ['observer', 'customer'],
  })
})

test('whoever asks for somebody else may do so by rule, sees it, and the one it is for is told', async () => {
  const asked = { service, version: 1, form: {}, onBehalfOf: id('SELLS') }
  // To whom the service is hidden, for anybody they could ask for, it is not there: whoever it would be for.
  for (const onBehalfOf of ['SELLS', 'STRANGER', 'STANDS-IN']) {
    const refused = await ask('STRANGER', 'POST', '/commitments', { ...asked, onBehalfOf: id(onBehalfOf) })
    expect(refused, onBehalfOf).toMatchObject({ code: 'not-found', errors: [] })
  }
  expect(await ask('STANDS-IN', 'POST', '/commitments', { ...asked, onBehalfOf: id('STRANGER') })).toMatchObject({
    code: 'commitment.not-offered-to-them',
  })
  await sql`insert into asking_helper (person_id, unit_id, granted_at) values (${id('STRANGER')}, ${id('sal')}, now())`.execute(
    database.db,
  )
  expect(await ask('STRANGER', 'GET', `/services/${service}`)).toMatchObject({ id: service })
  const made = await ask('STRANGER', 'POST', '/commitments', asked)
  expect(await ask('STRANGER', 'GET', `/commitments/${made.id}`)).toMatchObject({
    capacities: ['observer'],
    askedBy: { code: 'STRANGER' },
  })
  const mine = await ask('STRANGER', 'GET', '/commitments?view=all')
  expect(mine.items.map((line: { id: string }) => line.id)).toContain(made.id)
  const { rows } = await sql<{ payload: unknown }>`
    select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'notify' and payload ->> 'commitment' = ${made.id}`.execute(database.db)
  for (const { payload } of rows) await notify(payload as never, running.world)
  const told = await sql<{ person_id: string; kind: string }>`
    select person_id, kind from notification where commitment_id = ${made.id}`.execute(database.db)
  expect(told.rows).toContainEqual({ person_id: id('SELLS'), kind: 'requested' })
})

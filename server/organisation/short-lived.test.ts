import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertServices } from '../catalogue/index.ts'
import { library, templateDefinition } from '../catalogue/templates.ts'
import { parts } from '../main.ts'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string
const now = Date.parse('2026-06-15T12:00:00+08:00')

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [
      { code: 'HQ', name: '远山装备', head: 'BOSS' },
      { code: 'SAL', name: '销售部', parent: 'HQ' },
    ],
    [
      { code: 'BOSS', name: '陈总', unit: 'HQ' },
      { code: 'OFFICE', name: '王五', unit: 'HQ', roles: ['officer', 'administrator'] },
      { code: 'SELLS', name: '李想', unit: 'SAL' },
    ],
  )
  running = await testApp(database, { ...parts, routes: [...parts.routes], now: () => now })
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const ask = async (person: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
  const response = await running.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: await running.as(id(person)),
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: response.statusCode, body: response.body === '' ? null : response.json() }
}
const unit = (code: string, effectiveOn: string) => ({
  code,
  name: `${code}部`,
  nameEn: null,
  kind: 'team',
  parent: id('HQ'),
  head: null,
  effectiveOn,
})
/** Everything that could show a unit, its people or its matters. */
const everywhere = async (units: readonly string[], matters: readonly string[]): Promise<readonly string[]> => [
  ...['all', 'requested', 'served', 'owed-to-me', 'i-owe', 'unit-owes', 'owed-to-unit', 'watched'].map(
    view => `/commitments?view=${view}`,
  ),
  ...matters.flatMap(matter => [`/commitments/${matter}`, `/commitments/${matter}/timeline`]),
  ...units.flatMap(one => [`/units/${one}`, `/units/${one}/scorecard`, `/people?unit=${one}`]),
  '/home',
  '/units',
  '/people',
  '/services?all=true',
  '/service-templates',
  '/session',
  '/notifications',
  '/delegations?everybodys=true',
  '/accounts',
  '/scorecard/overview',
]
const breaks = async (urls: readonly string[]): Promise<readonly string[]> => {
  const broken: string[] = []
  for (const person of ['BOSS', 'OFFICE', 'SELLS'])
    for (const url of urls) {
      const { status } = await ask(person, 'GET', url)
      if (status >= 500 || (status === 404 && url.startsWith('/units/'))) broken.push(`${person} ${url} ${status}`)
    }
  return broken
}

test('a unit that ends on its first day was there for that day, and no list of its matters breaks', async () => {
  const { body: made } = await ask('OFFICE', 'POST', '/units', unit('BRIEF', '2026-06-15'))
  const asked = await ask('SELLS', 'POST', '/commitments', { supplier: { unit: made.id, person: null }, title: '台账' })
  const definition = { ...templateDefinition(library()[0] as never) }
  await database.db
    .transaction()
    .execute(trx => insertServices(trx, [{ code: 'brief', unit: made.id, definition }], null))
  await sql`insert into unit_head (unit_id, person_id, valid) values (${made.id}, ${id('SELLS')}, '[2026-06-15,)')`.execute(
    database.db,
  )
  const ended = await ask('OFFICE', 'POST', `/units/${made.id}/end`, {
    effectiveOn: '2026-06-15',
    owes: { to: id('HQ') },
    services: { to: id('HQ') },
  })
  expect(ended).toMatchObject({ status: 200, body: { name: { zh: 'BRIEF部' }, lastDay: '2026-06-15' } })
  expect(ended.body.history).toMatchObject([{ firstDay: '2026-06-15', lastDay: '2026-06-15' }])
  expect(await breaks(await everywhere([made.id], [asked.body.id]))).toEqual([])
  const { body: units } = await ask('SELLS', 'GET', '/units')
  expect(units.items.map((u: { code: string }) => u.code)).not.toContain('BRIEF')
  const { body: line } = await ask('SELLS', 'GET', '/commitments?view=requested')
  expect(line.items[0].pair.supplier.unit).toMatchObject({ code: 'BRIEF', name: { zh: 'BRIEF部' } })
  expect(await breaks(await everywhere([made.id], [asked.body.id]))).toEqual([])
})

test('a unit still to come has a page, and so has one that was taken back before it came', async () => {
  const made = await ask('OFFICE', 'POST', '/units', unit('LATER', '2027-01-01'))
  expect(made).toMatchObject({ status: 201, body: { name: { zh: 'LATER部' }, parent: id('HQ'), lastDay: null } })
  const back = await ask('OFFICE', 'POST', `/units/${made.body.id}/end`, { effectiveOn: '2027-01-01' })
  expect(back).toMatchObject({ status: 200, body: { name: { zh: 'LATER部' } } })
  expect(back.body.path.map((u: { code: string }) => u.code)).toEqual(['HQ', 'LATER'])
})

test('somebody who came and went on one day, or is still to come, is read and written like anybody', async () => {
  const person = { nameEn: null, email: null, phone: null, manager: null }
  const place = { unit: id('SAL'), post: null, primary: true, since: null, until: null }
  const brief = { ...person, code: 'B1', name: '一日', joined: '2026-06-16', left: '2026-06-16', memberships: [place] }
  const one = await ask('OFFICE', 'POST', '/people', brief)
  expect(one).toMatchObject({ status: 201, body: { joined: '2026-06-16', left: '2026-06-16' } })
  const later = { ...brief, code: 'B2', name: '明年', joined: '2027-01-01', left: null }
  const two = await ask('OFFICE', 'POST', '/people', later)
  expect(two.status).toBe(201)
  const office = await ask('OFFICE', 'PUT', `/accounts/${two.body.id}/roles`, { roles: ['auditor'] })
  expect(office).toMatchObject({ status: 200, body: { person: { code: 'B2' }, roles: ['auditor'] } })
  const { status } = await ask('OFFICE', 'PUT', `/people/${one.body.id}`, {
    ...brief,
    code: undefined,
    left: '2026-06-16',
    memberships: [{ ...place, until: '2026-06-16' }],
  })
  expect(status).toBe(200)
  for (const made of [one, two]) expect((await ask('SELLS', 'GET', `/people/${made.body.id}`)).status).toBe(200)
  expect(await breaks(['/people', '/accounts', `/units/${id('SAL')}`, '/delegations?everybodys=true'])).toEqual([])
})

import type { Member } from '@huke/core/access'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'
import { commitmentCodes, commitmentRoutes } from './index.ts'
import { listStatement } from './list.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string

const others = 6000
const people = [
  ['BOSS', 'hq'],
  ['CHIEF', 'sal'],
  ['SELLS', 'sal'],
  ['PEER', 'sal'],
  ['HEAD', 'it'],
  ['SERVES', 'it'],
  ['ONCE', 'ops'],
  ['MATE', 'ops'],
  ['WATCHES', 'pur'],
  ['STANDS-IN', 'pur'],
  ['STRANGER', 'pur'],
  ['AUDITS', 'hq'],
  ['OFFICE', 'hq'],
  ['ADMIN', 'hq'],
] as const
const roles: Readonly<Record<string, readonly string[]>> = {
  AUDITS: ['auditor'],
  OFFICE: ['officer'],
  ADMIN: ['administrator'],
}

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [
      { code: 'hq', name: '总部', head: 'BOSS' },
      { code: 'sal', name: '销售部', parent: 'hq', head: 'CHIEF' },
      { code: 'it', name: '信息部', parent: 'hq', head: 'HEAD' },
      { code: 'ops', name: '运维组', parent: 'it' },
      { code: 'pur', name: '采购部', parent: 'hq' },
      { code: 'far', name: '别的公司' },
    ],
    people.map(([code, unit]) => ({ code, name: code, unit, roles: roles[code] })),
  )
  await database.db
    .insertInto('delegation')
    .values({
      id: id('STRANGER'),
      from_person: id('SELLS'),
      to_person: id('STANDS-IN'),
      valid: sql<string>`daterange('2020-01-01', null)`,
      reason: '',
    })
    .execute()
  running = await testApp(database, { routes: commitmentRoutes, codes: commitmentCodes })
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const post = async (person: string, url: string, payload: object): Promise<{ id: string }> => {
  const headers = await running.as(id(person))
  const response = await running.app.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers })
  expect(response.statusCode, response.body).toBeLessThan(300)
  return response.json()
}
const asked = async (from: string, unit: string, person: string | null): Promise<string> => {
  const supplier = { unit: id(unit), person: person === null ? null : id(person) }
  return (await post(from, '/commitments', { supplier, title: '样本' })).id
}
const did = (person: string, commitment: string, act: object) =>
  post(person, `/commitments/${commitment}/acts`, { act })

/** One matter for each way of having a part in it. */
async function matters(): Promise<readonly string[]> {
  const plain = await asked('SELLS', 'it', 'SERVES')
  const passedOn = await asked('SELLS', 'ops', 'ONCE')
  await did('ONCE', passedOn, { kind: 'transfer', to: { unit: id('pur'), person: null }, reason: '不归我管' })
  const escalated = await asked('SELLS', 'pur', 'WATCHES')
  await did('SELLS', escalated, { kind: 'escalate', reason: '太慢' })
  const watched = await asked('HEAD', 'ops', null)
  await did('HEAD', watched, { kind: 'comment', words: '看看', mentions: [id('WATCHES')] })
  const catalogued = await asked('SELLS', 'it', null)
  const ofUnit = await asked('PEER', 'it', null)
  await sql`
    update commitment set kind = 'request', state_data = state_data || '{"kind": "request"}' where id = ${catalogued}`.execute(
    database.db,
  )
  await sql`
    update commitment set kind = 'request', customer_person = null,
           state_data = jsonb_set(state_data || '{"kind": "request"}', '{customer,person}', 'null') where id = ${ofUnit}`.execute(
    database.db,
  )
  return [plain, passedOn, escalated, watched, catalogued, ofUnit]
}

test('what each may open is what their list of all holds', async () => {
  const all = await matters()
  const opened: Record<string, number> = {}
  for (const [person] of people) {
    const headers = await running.as(id(person))
    const statuses = await Promise.all(
      all.map(async one => (await running.app.inject({ url: `/api/v1/commitments/${one}`, headers })).statusCode),
    )
    const open = all.filter((_, i) => statuses[i] === 200)
    const listed = (await running.app.inject({ url: '/api/v1/commitments?view=all', headers })).json().items
    expect(listed.map((line: { id: string }) => line.id).toSorted(), person).toEqual(open.toSorted())
    opened[person] = open.length
  }
  // Nobody's list is right only because nothing, or everything, is in it.
  expect(opened).toMatchObject({ STRANGER: 2, ONCE: 2, PEER: 4, ADMIN: 0, AUDITS: 6, OFFICE: 6 })
})

test('no list reads a company of commitments from end to end', async () => {
  const { db } = database
  const far = sql`jsonb_build_object('id', gen_random_uuid(), 'number', 'X' || n, 'customer_unit', ${id('far')}::text,
    'supplier_unit', ${id('far')}::text, 'customer_person', null, 'supplier_person', null,
    'requested_at', c.requested_at - make_interval(hours => n))`
  await sql`
    insert into commitment select (jsonb_populate_record(c, ${far})).*
      from commitment as c, generate_series(1, ${others}::int) as n where c.id = (select id from commitment limit 1)`.execute(
    db,
  )
  await sql`
    insert into commitment_holding (commitment_id, ordinal, unit_id, from_at)
    select id, 1, supplier_unit, requested_at from commitment where number like 'X%'`.execute(db)
  await sql`analyze commitment, commitment_holding, commitment_watch`.execute(db)
  const reader = (
    person: string,
    units: readonly string[],
    heads: readonly string[],
    has: Member['roles'] = [],
  ): Member => ({
    person: id(person),
    units: units.map(id),
    heads: heads.map(id),
    roles: has,
    delegations: [],
    scopes: null,
  })
  const looks = async (member: Member, query: Parameters<typeof listStatement>[1]): Promise<string> => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${listStatement(member, query, Date.now())}`.execute(
      db,
    )
    return rows.map(row => row['QUERY PLAN']).join('\n')
  }
  expect(await looks(reader('OFFICE', ['hq'], [], ['officer']), { view: 'contests' })).toMatch(/commitment_contested/)
  for (const member of [reader('SERVES', ['it'], []), reader('HEAD', ['it'], ['it', 'ops']), reader('ADMIN', [], [])]) {
    for (const sort of ['recent', 'due'] as const) {
      expect(await looks(member, { view: 'all', sort })).not.toMatch(/Seq Scan on commitment(_holding)?\b/)
    }
  }
})

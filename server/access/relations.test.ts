import { type Action, operations, sentences, type Who } from '@huke/core/access'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parts } from '../main.ts'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string
let matter: string
let file: string

/** Who stands how to the matter, to the unit that serves, and to a person of it. */
const people = {
  ASKS: { unit: 'sal', is: ['party'] },
  'HEAD-OF-CUSTOMER': { unit: 'sal', is: ['party', 'heads-another'] },
  SERVES: { unit: 'it', is: ['party', 'oneself'] },
  COLLEAGUE: { unit: 'it', is: ['party'] },
  HEAD: { unit: 'it', is: ['party', 'unit-head'] },
  BOSS: { unit: 'hq', is: ['party', 'unit-head'] },
  'HELD-IT': { unit: 'ops', is: ['party'] },
  WATCHES: { unit: 'far', is: ['party'] },
  'STANDS-IN': { unit: 'far', is: ['party'] },
  'STOOD-IN': { unit: 'far', is: [] },
  'HEADS-ANOTHER': { unit: 'far', is: ['heads-another'] },
  STRANGER: { unit: 'far', is: [] },
  OFFICE: { unit: 'far', is: ['officer'] },
  AUDITS: { unit: 'far', is: ['auditor'] },
  ADMIN: { unit: 'far', is: ['administrator'] },
} as const satisfies Record<string, { unit: string; is: readonly (Who | 'heads-another')[] }>
type Code = keyof typeof people
const codes = Object.keys(people) as readonly Code[]

beforeAll(async () => {
  database = await furnishedDatabase()
  const offices = ['officer', 'auditor', 'administrator']
  id = await organise(
    database.db,
    [
      { code: 'hq', name: '总部', head: 'BOSS' },
      { code: 'it', name: '信息部', parent: 'hq', head: 'HEAD' },
      { code: 'ops', name: '运维组', parent: 'hq' },
      { code: 'sal', name: '销售部', head: 'HEAD-OF-CUSTOMER' },
      { code: 'far', name: '远处', head: 'HEADS-ANOTHER' },
    ],
    codes.map(code => {
      const { unit, is } = people[code]
      return { code, name: code, unit, roles: is.filter(word => offices.includes(word)) }
    }),
  )
  running = await testApp(database, { routes: parts.routes, codes: parts.codes })
  const lend = (to: Code, days: string) =>
    sql`
    insert into delegation (id, from_person, to_person, valid)
    values (${v7()}, ${id('SERVES')}, ${id(to)}, ${days}::daterange)`.execute(database.db)
  await lend('STANDS-IN', '[2020-01-01,)')
  await lend('STOOD-IN', '[2020-01-01,2021-01-01)')
  const post = async (code: Code, url: string, payload: object) => {
    const answer = await ask(code, 'POST', url, payload)
    expect(answer.statusCode, answer.body).toBeLessThan(300)
    return answer.json()
  }
  matter = (
    await post('ASKS', '/commitments', { title: '修投影', supplier: { unit: id('ops'), person: id('HELD-IT') } })
  ).id
  const to = { unit: id('it'), person: id('SERVES') }
  await post('HELD-IT', `/commitments/${matter}/acts`, { act: { kind: 'transfer', to, reason: '归信息部' } })
  const mentions = [id('WATCHES')]
  await post('ASKS', `/commitments/${matter}/acts`, { act: { kind: 'comment', words: '请看', mentions } })
  file = v7()
  await sql`
    insert into file (id, name, media_type, size, sha256, uploaded_by, uploaded_at, commitment_id)
    values (${file}, 'a.txt', 'text/plain', 1, ${'0'.repeat(64)}, ${id('SERVES')}, now(), ${matter})`.execute(
    database.db,
  )
})
afterAll(async () => {
  await running.close()
  await database.close()
})

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
const ask = async (code: Code, method: Method, url: string, payload?: object) =>
  running.app.inject({ method, url: `/api/v1${url}`, headers: await running.as(id(code)), payload })

/** Each operation of which the table says that it takes a relation, asked about this matter, unit or person. */
const asked: Readonly<Record<string, () => readonly [Method, string, object?]>> = {
  readCommitment: () => ['GET', `/commitments/${matter}`],
  readTimeline: () => ['GET', `/commitments/${matter}/timeline`],
  explainDue: () => ['GET', `/commitments/${matter}/explanation?clock=response&run=1`],
  listJournalRows: () => ['GET', `/commitments/${matter}/journal`],
  downloadFile: () => ['GET', `/files/${file}`],
  act: () => ['POST', `/commitments/${matter}/acts`, { act: { kind: 'comment', words: '在看', mentions: [] } }],
  changeTakingPart: () => [
    'PUT',
    `/units/${id('it')}/assignment`,
    { members: [{ person: id('SERVES'), takesPart: true, standIn: null }] },
  ],
  listHoldings: () => ['GET', `/people/${id('SERVES')}/holdings`],
  listUnable: () => ['GET', `/units/${id('it')}/unable`],
  listAbsences: () => ['GET', `/people/${id('SERVES')}/absences`],
  createAbsence: () => [
    'POST',
    `/people/${id('SERVES')}/absences`,
    { firstDay: '2199-01-02', lastDay: '2199-01-01', to: null },
  ],
  handOver: () => [
    'POST',
    `/people/${id('SERVES')}/hand-over`,
    { commitments: [v7()], to: { kind: 'unit' }, reason: 'x' },
  ],
  createDelegation: () => [
    'POST',
    '/delegations',
    { from: id('SERVES'), to: id('STRANGER'), firstDay: '2020-01-02', lastDay: '2020-01-01' },
  ],
  exportScorecard: () => ['GET', `/units/${id('it')}/scorecard.xlsx`],
  createServicesFromTemplates: () => ['POST', '/services/from-templates', { templates: ['none-such'], unit: id('it') }],
}

const relations: readonly Who[] = ['party', 'unit-head', 'oneself']
/** Judged by what they are about, which these need not have; and one that takes many of the same. */
const elsewhere = [
  'createService',
  'editService',
  'retireService',
  'offerServiceAgain',
  'moveService',
  'endAbsence',
  'revokeDelegation',
  'readScorecardOverview',
  'actOnMany',
  'listTokens',
  'createToken',
  'revokeToken',
]

test('every operation that takes a relation is asked here, or belongs to those judged elsewhere', () => {
  const taking = Object.entries(operations).flatMap(([name, action]) =>
    action !== 'open' && sentences[action].who.some(who => relations.includes(who)) ? [name] : [],
  )
  expect([...Object.keys(asked), ...elsewhere].toSorted()).toEqual(taking.toSorted())
})

test.each(Object.keys(asked))('%s is done for whom the table says, and for nobody else', async name => {
  const action = operations[name] as Action
  const { who } = sentences[action]
  const [method, url, payload] = (asked[name] as () => readonly [Method, string, object?])()
  const answers: Record<string, boolean> = {}
  const expected: Record<string, boolean> = {}
  for (const code of codes) {
    const answer = await ask(code, method, url, payload)
    answers[code] = ![401, 403, 404].includes(answer.statusCode)
    expected[code] = people[code].is.some(word => (who as readonly string[]).includes(word))
  }
  expect(answers).toEqual(expected)
})

test('an administrator arranges what others hold, and takes none of it; whoever has a right to it may', async () => {
  const take = (code: Code) => [
    ask(code, 'POST', `/people/${id('SERVES')}/hand-over`, {
      commitments: [v7()],
      to: { kind: 'people', people: [id(code)] },
      reason: '代收',
    }),
    ask(code, 'POST', `/people/${id('SERVES')}/absences`, {
      firstDay: '2199-01-01',
      lastDay: '2199-01-01',
      to: id(code),
    }),
  ]
  for (const answer of await Promise.all(take('ADMIN')))
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'access.lending-to-oneself'])
  for (const code of ['OFFICE', 'HEAD'] as const) {
    const statuses = (await Promise.all(take(code))).map(answer => answer.statusCode)
    // Of the second the absence is there already.
    expect(statuses, code).toEqual([200, code === 'OFFICE' ? 201 : 409])
  }
})

test('whoever arranges what others hold by their office alone does not read what it is about', async () => {
  const lines = async (code: Code, url: string) => {
    const answer = await ask(code, 'GET', url)
    expect(answer.statusCode, `${code} ${url}`).toBe(200)
    return answer.json().items as readonly { id: string; number: string; title: string; service: unknown }[]
  }
  for (const url of [`/people/${id('SERVES')}/holdings`, `/units/${id('it')}/ending/matters?side=owes`]) {
    const seen = await lines('OFFICE', url)
    expect(seen.length, url).toBeGreaterThan(0)
    expect(seen.map(line => line.title)).not.toEqual(seen.map(line => line.number))
    const unseen = await lines('ADMIN', url)
    expect(unseen.map(line => line.id)).toEqual(seen.map(line => line.id))
    for (const line of unseen) expect([line.title, line.service]).toEqual([line.number, null])
  }
  const program = await running.asProgram(id('OFFICE'), ['organisation:write'])
  const url = `/api/v1/units/${id('it')}/ending/matters?side=owes`
  const [line] = (await running.app.inject({ url, headers: program })).json().items
  expect(line.title).toBe(line.number)
})

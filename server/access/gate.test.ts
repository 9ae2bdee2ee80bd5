import { type Action, hasScope, operations, roles, type Scope, scopes, sentences } from '@huke/core/access'
import type { InjectOptions } from 'fastify'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parts } from '../main.ts'
import { organise, type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'

interface Operation {
  readonly name: string
  readonly method: InjectOptions['method']
  readonly path: string
  readonly security: readonly Record<string, readonly string[]>[]
}

const people = ['everyone', 'unit-head', ...roles] as const
let database: TestDatabase
let running: TestApp
let id: (code: string) => string
let all: readonly Operation[]

beforeAll(async () => {
  database = await testDatabase()
  id = await organise(
    database.db,
    [{ code: 'HQ', name: '总部', head: 'unit-head' }],
    [
      ...people.map(code => ({ code, name: code, unit: 'HQ', roles: roles.filter(role => role === code) })),
      { code: 'MIGHTY', name: '万能', unit: 'HQ', roles },
    ],
  )
  running = await testApp(database, { routes: parts.routes, codes: parts.codes })
  const { paths } = running.app.swagger() as unknown as {
    paths: Record<string, Record<string, Record<string, unknown>>>
  }
  all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      name: String(described['operationId']),
      method: method.toUpperCase() as InjectOptions['method'],
      path,
      security: described['security'] as Operation['security'],
    })),
  )
})
afterAll(async () => {
  await running.close()
  await database.close()
})

/** What the gate says to a request that says nothing else: a code, or that it let it by to be judged further. */
async function said(operation: Operation, headers: Record<string, string>): Promise<string> {
  const url = operation.path.replace(/\{(\w+)\}/g, (_, name) => (/year/.test(name) ? '2026' : v7()))
  if (operation.name === 'live' && (await isHeard(url, headers))) return 'by'
  const answer = await running.app.inject({ method: operation.method, url, headers })
  const { code } = answer.headers['content-type']?.includes('problem') ? answer.json() : { code: null }
  return ['not-signed-in', 'access.out-of-scope'].includes(code) ? code : 'by'
}

/** A stream has no end to wait for. */
async function isHeard(url: string, headers: Record<string, string>): Promise<boolean> {
  const answer = await running.app.inject({ url, headers, payloadAsStream: true })
  answer.stream().destroy()
  return answer.statusCode === 200
}

const actionOf = ({ name }: Operation): Action | 'open' => operations[name] as Action | 'open'
const gated = () => all.filter(operation => actionOf(operation) !== 'open')

test('every operation says who may do it, and nothing else is said to be one', () => {
  expect(all.map(({ name }) => name).toSorted()).toEqual(Object.keys(operations).toSorted())
})

test('the document names the scope of each operation, as the table does', () => {
  for (const operation of all) {
    const action = actionOf(operation)
    const scope = action === 'open' ? 'open' : sentences[action].scope
    const expected = {
      open: [],
      session: [{ session: [] }],
      any: [{ session: [] }, { token: [] }],
    }[scope as string] ?? [{ session: [] }, { token: [scope] }]
    expect(operation.security, operation.name).toEqual(expected)
  }
})

test('nobody is let by anywhere but where somebody has to come in first', async () => {
  for (const operation of all) {
    const expected = actionOf(operation) === 'open' ? 'by' : 'not-signed-in'
    expect(await said(operation, {}), operation.name).toBe(expected)
  }
})

test.each(scopes)(
  'a token for %s alone reaches what the table says and nothing else, whoever it is of',
  async scope => {
    const program = await running.asProgram(id('MIGHTY'), [scope])
    for (const operation of gated()) {
      const needed = sentences[actionOf(operation) as Action].scope
      const reaches = needed === 'any' || (needed !== 'session' && hasScope({ scopes: [scope] }, needed as Scope))
      expect(await said(operation, program), operation.name).toBe(reaches ? 'by' : 'access.out-of-scope')
    }
  },
)

test.each(people)('%s is refused, before anything is read, what such people may never do', async who => {
  const headers = await running.as(id(who))
  for (const operation of gated()) {
    const { who: words } = sentences[actionOf(operation) as Action]
    const relations = ['everyone', 'party', 'oneself']
    const may = words.some(word => word === who || relations.includes(word))
    if (may) continue
    const answer = await running.app.inject({
      method: operation.method,
      url: operation.path.replace(/\{(\w+)\}/g, 'no id at all'),
      headers: { ...headers, 'content-type': 'application/json' },
      payload: 'this is no JSON',
    })
    expect([answer.statusCode, answer.json().code], operation.name).toEqual([403, 'not-allowed'])
  }
})

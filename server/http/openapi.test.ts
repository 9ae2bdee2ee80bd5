import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parts } from '../main.ts'
import { nearSchema, type Schema } from '../testing/from-schema.ts'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'

interface Operation {
  readonly operationId?: string
  readonly parameters?: readonly {
    readonly in: string
    readonly name: string
    readonly required?: boolean
    readonly schema: Schema
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>

let database: TestDatabase
let running: TestApp
let id: (code: string) => string

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [
      { code: 'hq', name: '总部', head: 'ALL' },
      { code: 'it', name: '信息部', parent: 'hq', head: 'ALL' },
    ],
    [
      { code: 'ALL', name: '万能', unit: 'it', roles: ['officer', 'administrator', 'auditor'] },
      { code: 'SPARE', name: '备用', unit: 'hq', roles: ['administrator'] },
    ],
  )
  running = await testApp(database, { routes: [...parts.routes], codes: parts.codes })
})
afterAll(async () => {
  await running.close()
  await database.close()
})

/** Server-sent events never end, and the session is what the test itself stands on. */
const leftOut = ['live', 'signOut', 'changePassword']
const runs = 25

describe('every operation of the API', () => {
  test('is documented with a name, a subject and a summary', () => {
    for (const [, operation] of operations())
      expect(operation).toMatchObject({
        operationId: expect.any(String),
        tags: [expect.any(String)],
        summary: expect.any(String),
      })
    const names = operations().map(([, operation]) => operation.operationId)
    expect(new Set(names).size).toBe(names.length)
  })

  test('answers anything with what it promises or a problem in words, never with a fault', {
    timeout: 300_000,
  }, async () => {
    const headers = await running.as(id('ALL'))
    for (const [[method, path], operation] of operations()) {
      if (leftOut.includes(operation.operationId ?? '')) continue
      await fc.assert(
        fc.asyncProperty(
          parametersOf(operation, 'path'),
          parametersOf(operation, 'query'),
          bodyOf(operation),
          async (inPath, query, payload) => {
            const url = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(inPath[name])))
            const request = { method, url, query, headers, payload } as InjectOptions
            const { statusCode, body, headers: answered } = await running.app.inject(request)
            expect(
              statusCode,
              `${method} ${url} ${JSON.stringify(query)} ${JSON.stringify(payload)} → ${body.slice(0, 300)}`,
            ).toBeLessThan(500)
            if (statusCode >= 400)
              expect(answered['content-type'], `${method} ${url}`).toContain('application/problem+json')
          },
        ),
        { numRuns: runs },
      )
    }
  })
})

const operations = (): [[method: string, path: string], Operation][] =>
  Object.entries((running.app.swagger() as { paths: Paths }).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [[string, string], Operation] => [
      [method.toUpperCase(), path],
      operation,
    ]),
  )

function parametersOf({ parameters = [] }: Operation, place: string) {
  const own = parameters.filter(p => p.in === place)
  const values = Object.fromEntries(
    own.map(p => [
      p.name,
      fc.oneof({ weight: 3, arbitrary: nearSchema(p.schema) }, { weight: 1, arbitrary: fc.string() }).map(flat),
    ]),
  )
  return fc.record(values, {
    requiredKeys: own.filter(p => p.required || place === 'path').map(p => p.name),
  }) as fc.Arbitrary<Record<string, string>>
}

const flat = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

function bodyOf({ requestBody }: Operation): fc.Arbitrary<object | undefined> {
  const schema = requestBody?.content['application/json']?.schema
  return schema === undefined ? fc.constant(undefined) : (nearSchema(schema) as fc.Arbitrary<object>)
}

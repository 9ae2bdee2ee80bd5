import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { operationsOf } from '../testing/fuzz/operations.ts'
import { type Furnished, furnish } from '../testing/fuzz/furnish.ts'
import { cursorOf } from './page.ts'

let furnished: Furnished

beforeAll(async () => {
  furnished = await furnish('cursors', 10)
})
afterAll(() => furnished.company.close())

const oddKeys: readonly unknown[] = [
  null,
  0,
  -1,
  0.5,
  2 ** 31,
  2 ** 63,
  8.64e15,
  -8.64e15,
  1e300,
  '',
  'infinity',
  '2026-13-45',
  '\0',
  '\ud800',
  'x'.repeat(300),
  v7(),
  true,
  [],
  {},
]
const keysOf = (length: number): readonly (readonly unknown[])[] =>
  oddKeys.flatMap(key => [
    Array.from({ length }, () => key),
    Array.from({ length }, (_, i) => (i === 0 ? key : v7())),
    Array.from({ length }, (_, i) => (i === length - 1 ? key : 1_760_000_000_000)),
  ])
const cursors = (): readonly string[] =>
  [
    ...[1, 2, 3].flatMap(keysOf).map(keys => Buffer.from(JSON.stringify(keys)).toString('base64url')),
    'no cursor',
    '',
    '%00',
    Buffer.from('{"length":2}').toString('base64url'),
    cursorOf([1, 'a']),
  ].filter(cursor => cursor.length <= 500)

test('a cursor that no page gave is refused by every list, whatever is in it', async () => {
  const { company, known, headersOf } = furnished
  const all = operationsOf(company.running.app.swagger()).filter(
    ({ method, parameters }) => method === 'GET' && parameters.some(({ name }) => name === 'after'),
  )
  expect(all.length).toBeGreaterThan(15)
  const faults: string[] = []
  const headers = await headersOf('officer')
  for (const { path, name } of all) {
    const url = path.replace(/\{\w+\}/g, known.get(path.split('/')[3] ?? '')?.[0] ?? v7())
    for (const after of cursors()) {
      const answer = await company.running.app.inject({ url, query: { after }, headers })
      if (answer.statusCode >= 500) faults.push(`${name} ${Buffer.from(after, 'base64url')}`)
    }
  }
  expect(faults).toEqual([])
})

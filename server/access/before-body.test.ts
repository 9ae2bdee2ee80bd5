import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCompany, type Company } from '../testing/histories/company.ts'
import { operationsOf } from '../testing/fuzz/operations.ts'
import { tokenHash } from './token.ts'

let company: Company
let member: { cookie: string }

beforeAll(async () => {
  company = await openCompany('before-body')
  const { rows } = await company.database.pool.query<{ id: string }>("select id from person where code = 'OPS2'")
  member = await company.headersOf(rows[0]?.id ?? '')
})
afterAll(() => company.close())

type Headers = Readonly<Record<string, string>>

/** A body of which nobody who reads it can make anything: whoever answers other than `bad-request` has not read it. */
const unreadable = '{"'
const answerTo = async (method: string, path: string, headers: Headers, payload = unreadable): Promise<string> => {
  const url = path.replace(/\{\w+\}/g, v7())
  const answer = await company.running.app.inject({
    method: method as 'POST',
    url,
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  })
  return answer.json().code
}

const writing = () =>
  operationsOf(company.running.app.swagger()).filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/'))

test('whoever is not signed in is told so before anything they send is read, whatever they ask for', async () => {
  const read: string[] = []
  for (const { method, path, name, open } of writing())
    if (!open && (await answerTo(method, path, {})) !== 'not-signed-in') read.push(name)
  expect(read).toEqual([])
  expect(await answerTo('POST', '/api/v1/no-such-thing', {})).toBe('not-found')
  expect(await answerTo('POST', '/no-such-thing', {})).toBe('not-found')
})

test('a token that reaches nowhere is told so before anything it sends is read', async () => {
  const token = await tokenOf(company.office, ['scorecard:read'])
  const read: string[] = []
  for (const { method, path, name, open } of writing())
    if (!open && (await answerTo(method, path, { authorization: `Bearer ${token}` })) !== 'access.out-of-scope')
      read.push(name)
  expect(read).toEqual([])
})

describe('whoever may never do such a thing', () => {
  test.each([
    ['PUT', '/api/v1/accounts/{person}'],
    ['POST', '/api/v1/calendars'],
    ['PUT', '/api/v1/mail/settings'],
    ['POST', '/api/v1/units/merge'],
    ['POST', '/api/v1/history-imports'],
    ['POST', '/api/v1/organisation/imports'],
    ['POST', '/api/v1/services'],
  ])('is told so before what they send is read: %s %s', async (method, path) => {
    expect(await answerTo(method, path, { ...member })).toBe('not-allowed')
  })
})

test('what anybody may send is as small as it has to be', async () => {
  const large = JSON.stringify({ login: 'a', password: 'b'.repeat(20_000) })
  for (const { method, path, name, open } of writing())
    if (open) expect(await answerTo(method, path, {}, large), name).toBe('too-large')
})

test('no request without a session costs more than a moment, however large', async () => {
  const large = JSON.stringify({ act: { kind: 'promise' }, commitments: Array.from({ length: 300_000 }, () => 0) })
  await answerTo('POST', '/api/v1/commitments/acts', {}, large)
  const before = process.cpuUsage()
  for (let n = 0; n < 20; n++) await answerTo('POST', '/api/v1/commitments/acts', {}, large)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000 / 20).toBeLessThan(5)
})

async function tokenOf(person: string, scopes: readonly string[]): Promise<string> {
  const token = `huke_${randomBytes(32).toString('base64url')}`
  await company.running.world.db
    .insertInto('api_token')
    .values({ id: v7(), person_id: person, name: 'narrow', token_hash: tokenHash(token), scopes: [...scopes] })
    .execute()
  return token
}

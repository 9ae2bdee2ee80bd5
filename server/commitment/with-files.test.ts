import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'
import { commitmentCodes, commitmentRoutes } from './index.ts'
import { forgetLooseFiles } from './loose-files.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string
let now = Date.now()

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [
      { code: 'sal', name: '销售部' },
      { code: 'pur', name: '采购部' },
    ],
    [
      { code: 'SELLS', name: '李想', unit: 'sal' },
      { code: 'BUYS', name: '钱七', unit: 'pur' },
      { code: 'WATCHES', name: '孙八', unit: 'pur' },
    ],
  )
  running = await testApp(database, { routes: commitmentRoutes, codes: commitmentCodes, now: () => now })
})
afterAll(async () => {
  await running.close()
  await database.close()
})

const ask = async (person: string, method: InjectOptions['method'], url: string, payload?: object, headers = {}) => {
  const response = await running.app.inject({
    method,
    url: `/api/v1${url}`,
    payload,
    headers: { ...headers, ...(await running.as(id(person))) },
  })
  return { status: response.statusCode, body: response.body === '' ? null : response.json() }
}
const requested = async (): Promise<string> => {
  const supplier = { unit: id('pur'), person: null }
  return (await ask('SELLS', 'POST', '/commitments', { supplier, title: '紧急备件询价' })).body.id
}
const act = (person: string, of: string, body: object, headers = {}) =>
  ask(person, 'POST', `/commitments/${of}/acts`, body, headers)

async function upload(person: string, content: string): Promise<string> {
  const payload = ['--x', 'content-disposition: form-data; name="file"; filename="a.txt"', '', content, '--x--', '']
  const response = await running.app.inject({
    method: 'POST',
    url: '/api/v1/files',
    payload: payload.join('\r\n'),
    headers: { ...(await running.as(id(person))), 'content-type': 'multipart/form-data; boundary=x' },
  })
  return response.json().id
}

const happened = async (commitment: string) => {
  const { items } = (await ask('SELLS', 'GET', `/commitments/${commitment}/timeline`)).body
  return items.map((event: { type: string }) => event.type).toReversed()
}
const filesOf = async (commitment: string) =>
  (await ask('SELLS', 'GET', `/commitments/${commitment}`)).body.files.map((file: { id: string }) => file.id)
const noticesQueued = async (commitment: string) => {
  const { rows } = await sql<{ events: { type: string }[] }>`
    select payload -> 'events' as events from graphile_worker._private_jobs
     where payload ->> 'commitment' = ${commitment}`.execute(database.db)
  return rows.map(row => row.events.map(event => event.type))
}

test('a comment with files is one act: one version asked for, one notice, in the order files, words', async () => {
  const c = await requested()
  const files = [await upload('BUYS', '报价一'), await upload('BUYS', '报价二')]
  const { status, body } = await act('BUYS', c, { act: { kind: 'comment', words: '请看报价' }, version: 1, files })
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body.version).toBe(4)
  expect(await happened(c)).toEqual(['requested', 'attached', 'attached', 'commented'])
  expect(await filesOf(c)).toEqual(files)
  expect((await noticesQueued(c)).slice(1)).toEqual([['commented']])
})

test('a delivery with files is judged on the version that was seen, files or not', async () => {
  const c = await requested()
  const promise = { kind: 'promise', dueBy: now + 3_600_000 }
  expect((await act('BUYS', c, { act: promise })).status).toBe(200)
  const files = [await upload('BUYS', '比价表')]
  const delivery = { act: { kind: 'deliver', words: '三家已比' }, files }
  expect((await act('BUYS', c, { ...delivery, version: 1 })).body).toMatchObject({
    code: 'commitment.stale-version',
    errors: [{ place: 'act/version', value: 1, expectation: '3' }],
  })
  expect((await act('BUYS', c, { ...delivery, version: 3 })).body).toMatchObject({ state: 'delivered', version: 5 })
})

test('a refused act leaves its files to be sent again', async () => {
  const c = await requested()
  const files = [await upload('BUYS', '发错状态')]
  const refused = await act('BUYS', c, { act: { kind: 'return', reason: '不对' }, files })
  expect(refused.body.code).toBe('commitment.not-yours')
  expect(await filesOf(c)).toEqual([])
  expect((await act('BUYS', c, { act: { kind: 'comment', words: '再发' }, files })).status).toBe(200)
  expect(await filesOf(c)).toEqual(files)
})

test('nobody sends a file of somebody else, one twice, or more than twenty', async () => {
  const c = await requested()
  const file = await upload('BUYS', '只属于上传者')
  const comment = { kind: 'comment', words: '看' }
  expect((await act('SELLS', c, { act: comment, files: [file] })).body.code).toBe('file.unknown')
  expect((await act('BUYS', c, { act: comment, files: [file, file] })).body.code).toBe('invalid-input')
  const many = Array.from({ length: 21 }, () => v7())
  expect((await act('BUYS', c, { act: comment, files: many })).body.code).toBe('invalid-input')
  expect((await act('BUYS', c, { act: comment, files: [file] })).status).toBe(200)
  expect((await act('BUYS', c, { act: comment, files: [file] })).body.code).toBe('file.unknown')
})

test('sent twice under one key it happens once', async () => {
  const c = await requested()
  const body = { act: { kind: 'comment', words: '网络不好' }, files: [await upload('BUYS', '一次')] }
  const key = { 'idempotency-key': 'sent-on-a-bad-line' }
  const [a, b] = await Promise.all([act('BUYS', c, body, key), act('BUYS', c, body, key)])
  expect([a.status, b.status, a.body.version]).toEqual([200, 200, b.body.version])
  expect(await happened(c)).toEqual(['requested', 'attached', 'commented'])
})

test('two people who send at once both succeed, twenty times out of twenty', async () => {
  const c = await requested()
  for (let round = 0; round < 20; round++) {
    const send = async (person: string) => {
      const file = await upload(person, `${person} ${round}`)
      return act(person, c, { act: { kind: 'comment', words: `${round}` }, files: [file] })
    }
    const answers = await Promise.all([send('BUYS'), send('SELLS')])
    expect(answers.map(answer => answer.status)).toEqual([200, 200])
  }
  expect((await filesOf(c)).length).toBe(40)
})

const download = async (person: string, file: string): Promise<number> =>
  (await running.app.inject({ url: `/api/v1/files/${file}`, headers: await running.as(id(person)) })).statusCode

test('files that nothing named for a week go, with their content unless another has the same', async () => {
  const c = await requested()
  const named = await upload('BUYS', '两次上传的同一内容')
  await act('BUYS', c, { act: { kind: 'comment', words: '留下' }, files: [named] })
  const [again, alone] = [await upload('BUYS', '两次上传的同一内容'), await upload('BUYS', '没有用上')]
  const { rows } = await sql<{ sha256: string }>`select sha256 from file where id = ${alone}`.execute(database.db)
  const content = async () => running.world.files.open(rows[0]?.sha256 ?? '').toArray()

  now += 6 * 86_400_000
  await forgetLooseFiles.run(running.world)
  expect(await download('BUYS', alone)).toBe(200)
  now += 2 * 86_400_000
  await forgetLooseFiles.run(running.world)
  for (const file of [alone, again]) expect(await download('BUYS', file)).toBe(404)
  expect(await download('SELLS', named)).toBe(200)
  await expect(content()).rejects.toThrow('ENOENT')
})

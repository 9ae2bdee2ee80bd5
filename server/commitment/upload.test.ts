import { readdir, stat } from 'node:fs/promises'
import http from 'node:http'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'
import { commitmentCodes, commitmentRoutes } from './index.ts'

const megabyte = 1024 * 1024
let database: TestDatabase
let running: TestApp
let id: (code: string) => string
let now = Date.now()
let address: string

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [{ code: 'sal', name: '销售部' }],
    ['A', 'B', 'C', 'D', 'E'].map(code => ({ code, name: code, unit: 'sal' })),
  )
  running = await testApp(database, {
    routes: commitmentRoutes,
    codes: commitmentCodes,
    uploadLimitBytes: megabyte,
    uploadsPerPersonBytes: 3 * megabyte,
    uploadsInAllBytes: 8 * megabyte,
    now: () => now,
  })
  address = await running.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await running.close()
  await database.close()
})
beforeEach(() => {
  now += 2 * 86_400_000
})

const send = async (person: string, payload: Buffer | string, type = 'multipart/form-data; boundary=x') => {
  const headers = { ...(await running.as(id(person))), 'content-type': type }
  const answer = await running.app.inject({ method: 'POST', url: '/api/v1/files', payload, headers })
  return { status: answer.statusCode, body: answer.json() }
}
const form = (name: string, content: Buffer | string) =>
  Buffer.concat([
    Buffer.from(`--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n--x--\r\n'),
  ])
const upload = (person: string, name: string, content: Buffer | string) => send(person, form(name, content))

/** Every file below the folder of uploads, with its rights and those of its folder. */
async function onDisk(): Promise<readonly { readonly file: string; readonly rights: string }[]> {
  const folder = path.join(running.world.config.dataFolder, 'files')
  const all = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const found = all.map(async entry => {
    const place = path.join(entry.parentPath, entry.name)
    return { file: entry.isFile() ? place : '', rights: ((await stat(place)).mode & 0o777).toString(8) }
  })
  return Promise.all(found)
}
const filesOnDisk = async () => (await onDisk()).filter(({ file }) => file !== '').length

describe('what is refused leaves nothing on the disk', () => {
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400_000, 7)])
  test.each([
    ['too large', 413, () => upload('A', 'large.txt', Buffer.alloc(2 * megabyte, 'a'))],
    ['a program by its name', 415, () => upload('A', 'setup.EXE', Buffer.alloc(900_000, 'a'))],
    ['a program behind a sign that turns the direction', 415, () => upload('A', 'x\u202Etxt.exe', 'a')],
    ['a program by its content', 415, () => upload('A', 'picture.png', program)],
    ['empty', 422, () => upload('A', 'empty.txt', '')],
    ['no file', 422, () => send('A', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n')],
    ['two files', 413, () => send('A', Buffer.concat([form('a.txt', 'a').subarray(0, -7), form('b.txt', 'b')]))],
    ['cut off', 400, () => send('A', form('cut.txt', Buffer.alloc(500_000, 'a')).subarray(0, 400_000))],
    ['no boundary', 400, () => send('A', form('a.txt', 'a'), 'multipart/form-data')],
    ['no form at all', 400, () => send('A', 'a'.repeat(100_000))],
    ['a form of nothing but heads', 400, () => send('A', `--x\r\n${'content-disposition: a\r\n'.repeat(10_000)}`)],
    ['a name of the prototype', 400, () => send('A', form('a.txt', 'a').toString().replace('"file"', '"__proto__"'))],
  ])('%s', async (_, status, ask) => {
    const before = await filesOnDisk()
    const answer = await ask()
    expect(answer.status, JSON.stringify(answer.body)).toBe(status)
    expect(await filesOnDisk()).toBe(before)
  })
})

test('what is kept is open to nobody else on the machine', async () => {
  expect((await upload('A', '报价\u202E.txt', '私下')).body).toMatchObject({ name: '报价.txt', size: 6 })
  for (const { file, rights } of await onDisk()) expect(rights, file).toBe(file === '' ? '700' : '600')
})

test('one person may upload so much a day, the next day again, and others are not kept from it', async () => {
  const size = Math.floor(0.9 * megabyte)
  const three = await Promise.all(
    Array.from({ length: 6 }, (_, i) => upload('B', `${i}.txt`, Buffer.alloc(size, i + 65))),
  )
  expect(three.map(answer => answer.status).sort()).toEqual([201, 201, 201, 429, 429, 429])
  expect(three.find(answer => answer.status === 429)?.body.code).toBe('file.too-many-today')
  expect((await upload('C', 'c.txt', Buffer.alloc(size, 'c'))).status).toBe(201)
  now += 86_400_001
  expect((await upload('B', 'again.txt', 'b')).status).toBe(201)
})

test('all together may upload so much a day', async () => {
  const answers = []
  for (const person of ['A', 'B', 'C', 'D', 'E'])
    for (const sign of ['1', '2'])
      answers.push((await upload(person, 'a.txt', Buffer.alloc(megabyte, person + sign))).status)
  expect(answers).toEqual([201, 201, 201, 201, 201, 201, 201, 201, 429, 429])
})

test.each(['page.html', 'picture.svg', 'mail.eml', 'script.txt'])(
  '%s is saved, never shown in our name',
  async name => {
    const sent = await upload('D', name, '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    if (sent.status === 415) return
    const answer = await running.app.inject({
      url: `/api/v1/files/${sent.body.id}`,
      headers: await running.as(id('D')),
    })
    expect(answer.headers['content-disposition']).toMatch(/^attachment/)
    expect(answer.headers['content-security-policy']).toBe("sandbox; default-src 'none'")
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  },
)

const patience = { timeout: 4000 }

test('nobody has more uploads under way than an act takes along; others go on', async () => {
  const begun = form('a.txt', 'a'.repeat(200)).subarray(0, 200)
  const headers = { ...(await running.as(id('E'))), 'content-type': 'multipart/form-data; boundary=x' }
  const refusals: (number | undefined)[] = []
  const held = Array.from({ length: 21 }, () => {
    const request = http.request(`${address}/api/v1/files`, { method: 'POST', headers })
    request.on('response', answer => refusals.push(answer.statusCode)).on('error', () => {})
    request.write(begun)
    return request
  })
  await vi.waitFor(() => expect(refusals).toEqual([429]), patience)
  expect((await upload('E', 'b.txt', 'b')).body.code).toBe('file.too-many-at-once')
  expect((await upload('A', 'b.txt', 'b')).status).toBe(201)
  for (const request of held) request.destroy()
  await vi.waitFor(async () => expect((await upload('E', 'c.txt', 'c')).status).toBe(201), patience)
})

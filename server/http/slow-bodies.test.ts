import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, afterEach, expect, test, vi } from 'vitest'
import { commitmentCodes, commitmentRoutes } from '../commitment/index.ts'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'

let database: TestDatabase
let running: TestApp
let port: number
let cookie: string

beforeAll(async () => {
  database = await furnishedDatabase()
  const id = await organise(database.db, [{ code: 'sal', name: '销售部' }], [{ code: 'A', name: 'A', unit: 'sal' }])
  running = await testApp(database, { routes: commitmentRoutes, codes: commitmentCodes })
  port = Number(new URL(await running.app.listen({ port: 0, host: '127.0.0.1' })).port)
  cookie = (await running.as(id('A'))).cookie
})
afterAll(async () => {
  await running.close()
  await database.close()
})
// Half a minute passes when it is told to; everything else takes its time.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

const halfMinute = () => vi.advanceTimersByTime(30_000)

/** Begins a request of which most is still to come. */
async function begin(head: readonly string[], start: string): Promise<{ socket: Socket; heard: () => string }> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  let heard = ''
  socket.on('data', chunk => (heard += String(chunk)))
  socket.on('error', () => {})
  socket.write(`${[...head, 'host: huke', `cookie: ${cookie}`, '', ''].join('\r\n')}${start}`)
  await wait(200)
  return { socket, heard: () => heard }
}
const ended = (socket: Socket) => (socket.closed ? undefined : once(socket, 'close'))

const json = ['POST /api/v1/commitments HTTP/1.1', 'content-type: application/json', 'content-length: 100000']
const file = [
  'POST /api/v1/files HTTP/1.1',
  'content-type: multipart/form-data; boundary=x',
  'transfer-encoding: chunked',
]
const fileBegun = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc'
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`

test.each([
  ['a body of JSON', json, '{"title":'],
  ['a file', file, chunk(fileBegun)],
])('%s that stands still is cut off, with a word about it', async (_, head, start) => {
  const { socket, heard } = await begin(head, start)
  halfMinute()
  await ended(socket)
  expect(heard()).toMatch(/^HTTP\/1.1 408 /)
  expect(heard()).toContain('too-slow')
})

test('an upload that is cut off leaves nothing on the disk', async () => {
  const { socket } = await begin(file, chunk(`${fileBegun}${'a'.repeat(10_000)}`))
  socket.destroy()
  const arriving = path.join(running.world.config.dataFolder, 'files', 'arriving')
  await vi.waitFor(async () => expect(await readdir(arriving).catch(() => [])).toEqual([]))
})

test('a body that trickles is cut off; one that keeps coming is not', async () => {
  const trickling = await begin(json, '{')
  const coming = await begin(json, '{"title":"')
  for (let n = 0; n < 2; n++) {
    trickling.socket.write('a')
    coming.socket.write('a'.repeat(32 * 1024))
    await wait(200)
    halfMinute()
  }
  await ended(trickling.socket)
  expect(trickling.heard()).toMatch(/^HTTP\/1.1 408 /)
  expect([coming.heard(), coming.socket.closed]).toEqual(['', false])
  coming.socket.destroy()
})

test('what goes on arriving after it was refused is not listened to for long', async () => {
  const unknown = ['POST /api/v1/commitments HTTP/1.1', 'content-type: application/json', 'transfer-encoding: chunked']
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  let heard = ''
  socket.on('data', data => (heard += String(data)))
  socket.write([...unknown, 'host: huke', '', ''].join('\r\n'))
  // The clock of this test is the real one, which no timer of vitest stands for.
  vi.useRealTimers()
  const sending = setInterval(() => socket.write(chunk('a'.repeat(1000))), 100)
  await ended(socket)
  clearInterval(sending)
  expect(heard).toMatch(/^HTTP\/1.1 401 /)
})

test('whoever never reads what they asked for is let go', async () => {
  const { server } = running.app
  expect(server.timeout).toBeGreaterThan(0)
  expect(server.timeout).toBeLessThanOrEqual(5 * 60_000)
  const usual = server.timeout
  server.setTimeout(500)
  const socket = connect(port, '127.0.0.1')
  const gone = once(server, 'connection').then(([taken]) => once(taken as Socket, 'close'))
  socket.pause()
  socket.on('error', () => {})
  // More than what lies on the way between two sockets.
  const asked = `GET /api/v1/nothing HTTP/1.1\r\nhost: huke\r\ncookie: ${cookie}\r\n\r\n`
  const sending = setInterval(() => socket.write(asked.repeat(500)), 10)
  await wait(1500)
  clearInterval(sending)
  await gone
  server.setTimeout(usual)
  socket.destroy()
})

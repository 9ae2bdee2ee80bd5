import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { announce, type Change } from '../http/index.ts'
import { organise, type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import { commitmentCodes, commitmentRoutes } from './index.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string
let address: string

beforeAll(async () => {
  database = await testDatabase()
  id = await organise(
    database.db,
    [
      { code: 'it', name: '信息部', head: 'HEAD' },
      { code: 'sal', name: '销售部' },
    ],
    [
      { code: 'HEAD', name: '李四', unit: 'it' },
      { code: 'SELLS', name: '李想', unit: 'sal' },
      { code: 'OFFICE', name: '王五', unit: 'sal', roles: ['officer'] },
      { code: 'ADMIN', name: '郑十', unit: 'sal', roles: ['administrator'] },
    ],
  )
  running = await testApp(database, { routes: commitmentRoutes, codes: commitmentCodes })
  address = await running.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await running.close()
  await database.close()
})

/** An open page of this person: what it hears up to an id, once it has said that it listens. */
async function openPage(person: string): Promise<(last: string) => Promise<readonly string[]>> {
  const end = new AbortController()
  const headers = { ...(await running.as(id(person))), accept: 'text/event-stream' }
  const { body } = await fetch(`${address}/api/v1/live`, { headers, signal: end.signal })
  if (body === null) throw new Error('the stream is empty')
  const reading = body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const until = async (sign: string): Promise<void> => {
    while (!text.includes(sign)) {
      const { value, done } = await reading.read()
      if (done) throw new Error(`the stream ended before ${sign}: ${text}`)
      text += value
    }
  }
  await until('event: open')
  return async last => {
    await until(`"id":"${last}"`)
    end.abort()
    return [...text.matchAll(/"id":"([^"]+)"/g)].map(found => found[1] ?? '').filter(heard => heard !== last)
  }
}

test('an open page hears what concerns its reader, and of imports who may import', async () => {
  const people = ['HEAD', 'SELLS', 'OFFICE', 'ADMIN'] as const
  const pages = await Promise.all(people.map(openPage))
  const changes: readonly Change[] = [
    { kind: 'commitment', id: 'of-sells', persons: [id('SELLS')], units: [] },
    { kind: 'commitment', id: 'of-it', persons: [], units: [id('it')] },
    { kind: 'import', id: 'from-the-command-line', persons: [], units: [] },
    { kind: 'scorecard', id: 'last', persons: [], units: [] },
  ]
  for (const change of changes) await announce(database.db, change)
  const heard = await Promise.all(pages.map(page => page('last')))
  expect(Object.fromEntries(people.map((person, i) => [person, heard[i]]))).toEqual({
    HEAD: ['of-it'],
    SELLS: ['of-sells'],
    OFFICE: ['from-the-command-line'],
    ADMIN: ['from-the-command-line'],
  })
})

test('an open page hears what is lent to its reader from the moment it is', async () => {
  const page = await openPage('SELLS')
  const news = (heard: string): Change => ({ kind: 'commitment', id: heard, persons: [], units: [id('it')] })
  await announce(database.db, news('before'))
  await sql`
    insert into delegation (id, from_person, to_person, valid)
    values (${v7()}, ${id('HEAD')}, ${id('SELLS')}, '[2020-01-01,)')`.execute(database.db)
  await announce(database.db, { kind: 'rights', id: 'rights', persons: [id('SELLS')], units: [] })
  // The rights are read anew before what comes after them is heard.
  await new Promise(resolve => setTimeout(resolve, 300))
  await announce(database.db, news('after'))
  await announce(database.db, { kind: 'scorecard', id: 'end', persons: [], units: [] })
  expect(await page('end')).toEqual(['rights', 'after'])
})

test('a page that does not read what it is told is let go, and little waits for it in memory', async () => {
  const { cookie } = await running.as(id('OFFICE'))
  const accepted: Socket[] = []
  running.app.server.on('connection', (socket: Socket) => accepted.push(socket))
  const deaf = connect(Number(new URL(address).port), '127.0.0.1')
  await once(deaf, 'connect')
  const heldBy = () => accepted.find(socket => socket.remotePort === deaf.localPort)
  await vi.waitFor(() => expect(heldBy()).toBeDefined())
  const held = heldBy() as Socket
  deaf.pause()
  deaf.on('error', () => {})
  deaf.write(`GET /api/v1/live HTTP/1.1\r\nhost: huke\r\naccept: text/event-stream\r\ncookie: ${cookie}\r\n\r\n`)
  await vi.waitFor(() => expect(held.bytesWritten).toBeGreaterThan(0), { timeout: 10_000 })
  expect(held.destroyed).toBe(false)
  // More than the two ends of the line hold between them.
  for (let n = 0; n < 60; n++) {
    await sql`
      select pg_notify('huke_live', json_build_object('kind', 'scorecard', 'id', n || repeat('x', 7000),
                                                      'persons', '[]'::json, 'units', '[]'::json)::text)
        from generate_series(${n * 100}::int, ${n * 100 + 99}::int) n`.execute(database.db)
  }
  await vi.waitFor(() => expect(held.destroyed).toBe(true), { timeout: 20_000 })
  deaf.destroy()
})

test('nobody holds more streams open than pages, and one that ends gives its place back', async () => {
  const headers = { ...(await running.as(id('HEAD'))), accept: 'text/event-stream' }
  const open = () => {
    const end = new AbortController()
    return fetch(`${address}/api/v1/live`, { headers, signal: end.signal }).then(answer => ({ answer, end }))
  }
  const streams = await Promise.all(Array.from({ length: 25 }, open))
  expect(streams.map(({ answer }) => answer.status).filter(status => status === 200)).toHaveLength(20)
  expect(streams.map(({ answer }) => answer.status).filter(status => status === 429)).toHaveLength(5)
  const others = await openPage('SELLS')
  await announce(database.db, { kind: 'scorecard', id: 'others', persons: [], units: [] })
  await others('others')
  for (const { end } of streams) end.abort()
  await vi.waitFor(async () => {
    const { answer, end } = await open()
    end.abort()
    expect(answer.status).toBe(200)
  })
})

import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { announce, type Change } from '../http/index.ts'
import { parts } from '../main.ts'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from '../testing/index.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string
let address: string

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [
      { code: 'it', name: '信息部', head: 'HEAD' },
      { code: 'sal', name: '销售部' },
      { code: 'hr', name: '人事部' },
    ],
    [
      { code: 'HEAD', name: '李四', unit: 'it' },
      { code: 'SELLS', name: '李想', unit: 'sal' },
      { code: 'BESIDE', name: '钱七', unit: 'hr' },
      { code: 'OFFICE', name: '王五', unit: 'sal', roles: ['officer'] },
      { code: 'ADMIN', name: '郑十', unit: 'hr', roles: ['administrator'] },
    ],
  )
  running = await testApp(database, { routes: parts.routes, codes: parts.codes })
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
    const heard = [...text.matchAll(/"id":"([^"]+)"/g)].map(found => found[1] ?? '')
    return [...new Set(heard)].filter(one => one !== last)
  }
}

/** A matter that nobody but these two sides has a part in. */
async function askedOf(unit: string, by: string): Promise<string> {
  const answer = await running.app.inject({
    method: 'POST',
    url: '/api/v1/commitments',
    headers: await running.as(id(by)),
    payload: { title: '借一台投影仪', supplier: { unit: id(unit), person: null } },
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json().id
}
const aboutUnits = (matter: string, ...units: string[]): Change => ({
  kind: 'commitment',
  id: matter,
  persons: [],
  units: units.map(id),
})
const say = (...changes: readonly Change[]) =>
  changes.reduce((said, change) => said.then(() => announce(database.db, change)), Promise.resolve())
const end: Change = { kind: 'scorecard', id: 'last', persons: [], units: [] }

test('an open page hears what concerns its reader and what they may see, and of imports who may import', async () => {
  const matter = await askedOf('it', 'SELLS')
  const people = ['HEAD', 'SELLS', 'OFFICE', 'ADMIN', 'BESIDE'] as const
  const pages = await Promise.all(people.map(openPage))
  await say(
    { kind: 'notification', id: 'told-sells', persons: [id('SELLS')], units: [] },
    aboutUnits(matter, 'sal', 'it', 'hr'),
    aboutUnits(v7(), 'sal', 'it', 'hr'),
    { kind: 'import', id: 'from-the-command-line', persons: [], units: [] },
    end,
  )
  const heard = await Promise.all(pages.map(page => page('last')))
  expect(Object.fromEntries(people.map((person, i) => [person, heard[i]]))).toEqual({
    HEAD: [matter],
    SELLS: ['told-sells', matter],
    OFFICE: [matter, 'from-the-command-line'],
    ADMIN: ['from-the-command-line'],
    // Of a unit that once held it, say, and may not see it: not even that it changed.
    BESIDE: [],
  })
})

test('an open page hears what is lent to its reader from the moment it is', async () => {
  const matter = await askedOf('it', 'ADMIN')
  const page = await openPage('SELLS')
  await say(aboutUnits(matter, 'it'))
  await sql`
    insert into delegation (id, from_person, to_person, valid)
    values (${v7()}, ${id('HEAD')}, ${id('SELLS')}, '[2020-01-01,)')`.execute(database.db)
  await say({ kind: 'rights', id: 'rights', persons: [id('SELLS')], units: [] }, aboutUnits(matter, 'it'), end)
  expect(await page('last')).toEqual(['rights', matter])
})

const ends: Readonly<Record<string, (opened: Opened) => Promise<unknown>>> = {
  'the reader signs out': ({ ask }) => ask('DELETE', '/session'),
  'the account is closed': async () => asAdmin('PUT', `/accounts/${id('HEAD')}`, { login: 'HEAD', disabled: true }),
  'a new password is given': async () => asAdmin('POST', `/accounts/${id('HEAD')}/password`),
  'the token is revoked': ({ token }) => asAdmin('DELETE', `/tokens/${token}`),
}
interface Opened {
  readonly token: string
  readonly ask: (method: 'DELETE', url: string) => Promise<unknown>
}
const asAdmin = async (method: 'PUT' | 'POST' | 'DELETE', url: string, payload?: object) => {
  const headers = await running.as(id('ADMIN'))
  const answer = await running.app.inject({ method, url: `/api/v1${url}`, headers, payload })
  expect(answer.statusCode, answer.body).toBeLessThan(300)
}

test.each(Object.keys(ends))('a stream ends at once when %s', async what => {
  await database.db.updateTable('account').set({ disabled_at: null }).where('person_id', '=', id('HEAD')).execute()
  const program = what.includes('token')
  const headers = program ? await running.asProgram(id('HEAD'), ['commitment:read']) : await running.as(id('HEAD'))
  const answer = await fetch(`${address}/api/v1/live`, { headers: { ...headers, accept: 'text/event-stream' } })
  const reading = (answer.body as ReadableStream).getReader()
  await reading.read()
  const row = await database.db.selectFrom('api_token').select('id').orderBy('id', 'desc').executeTakeFirst()
  await ends[what]?.({
    token: row?.id ?? '',
    ask: (method, url) => running.app.inject({ method, url: `/api/v1${url}`, headers }),
  })
  const overBy = Date.now() + 5000
  while (!(await reading.read()).done) expect(Date.now()).toBeLessThan(overBy)
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
  const headers = { ...(await running.as(id('BESIDE'))), accept: 'text/event-stream' }
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

test('the page of somebody who has left is closed at once', async () => {
  const headers = { ...(await running.as(id('BESIDE'))), accept: 'text/event-stream' }
  const stream = await fetch(`${address}/api/v1/live`, { headers })
  const ended = new Response(stream.body).text()
  const leaver = {
    name: '钱七',
    nameEn: null,
    email: null,
    phone: null,
    manager: null,
    memberships: [],
    joined: '2020-01-01',
    left: '2021-01-01',
  }
  const left = await running.app.inject({
    method: 'PUT',
    url: `/api/v1/people/${id('BESIDE')}`,
    headers: await running.as(id('ADMIN')),
    payload: leaver,
  })
  expect(left.statusCode, left.body).toBe(200)
  expect(await ended).toContain('event: open')
})

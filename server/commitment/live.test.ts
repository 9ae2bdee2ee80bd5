import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { announce, type Change } from '../http/index.ts'
import { organise, type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import { commitmentRoutes } from './index.ts'

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
  running = await testApp(database, { routes: commitmentRoutes })
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

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Event } from '@huke/core/commitment'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadCalendars } from '../../calendar/index.ts'
import { type Happening, record, takeNumbers } from '../../commitment/index.ts'
import { type CompanyDesk, companyDesk } from './fixtures/desk.ts'

let desk: CompanyDesk
beforeEach(async () => {
  desk = await companyDesk()
})
afterEach(() => desk.close())

const size = Number(process.env['HUKE_ENDING_SIZE'] ?? 240)

/** As many matters like one that was asked, written as such matters are. */
async function many(like: string, count: number): Promise<void> {
  const { db } = desk.database
  const { rows } = await sql<{
    event: Event
  }>`select event from journal where commitment_id = ${like} and seq = 1`.execute(db)
  const event = rows[0]?.event as Extract<Event, { type: 'requested' }>
  const calendars = await loadCalendars(db, [event.terms.calendar])
  await db.transaction().execute(async trx => {
    const numbers = await takeNumbers(trx, 2026, count)
    const happenings = numbers.map((number): Happening => {
      const id = v7()
      return {
        id,
        rootId: id,
        before: null,
        birth: { number, words: '', importedFrom: null, externalKey: null },
        events: [event],
      }
    })
    await record(trx, happenings, calendars, event.at, null)
  })
}

const left = async (): Promise<number> =>
  (await desk.good('OFFICE', 'GET', `/units/${desk.id('it')}/ending`)).ending.left

test('a unit with many matters ends by a job that shows how far it is, and goes on when its process was killed', {
  timeout: 600_000,
}, async () => {
  const { db, url } = desk.database
  await many(await desk.asked('SELLS', 'it', 'SERVES'), size - 1)
  const to = { to: desk.id('ops') }
  await desk.good('OFFICE', 'POST', `/units/${desk.id('it')}/end`, {
    owes: to,
    owed: to,
    services: to,
    people: desk.id('ops'),
    below: desk.id('ops'),
  })
  expect(await left()).toBe(size)
  const begun = performance.now()
  const child = spawn(process.execPath, [
    fileURLToPath(new URL('./fixtures/settling.ts', import.meta.url)),
    url,
    String(desk.clock.now),
  ])
  const ended = new Promise(resolve => child.once('exit', resolve))
  let before = size
  while (before > size - size / 10) {
    await new Promise(resolve => setTimeout(resolve, 50))
    before = await left()
  }
  child.kill('SIGKILL')
  await ended
  const stopped = await left()
  expect(stopped).toBeGreaterThan(0)
  expect(stopped).toBeLessThan(size)
  await desk.work()
  console.log(`${size} matters passed on in ${Math.round(performance.now() - begun)} ms, killed with ${stopped} left`)
  expect(await left()).toBe(0)
  const { rows } = await sql<{ n: number; times: number }>`
    select count(*)::int as n, times from (
      select count(*)::int as times from journal where type = 'succeeded' group by commitment_id) as each group by times`.execute(
    db,
  )
  expect(rows).toEqual([{ n: size, times: 1 }])
  const told = await desk.told('SERVES', 'taken-over')
  expect(told.reduce((sum, notice) => sum + Number(notice.detail['count']), 0)).toBe(size)
  expect(told.length).toBeLessThan(size / 20)
})

import type { Event } from '@huke/core/commitment'
import { eventsOfCase } from '@huke/core/mining'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendarsByCode, loadCalendars } from '../calendar/index.ts'
import { furnishedDatabase, organise, type TestDatabase } from '../testing/index.ts'
import { act } from './act.ts'
import { record } from './record.ts'

let database: TestDatabase
let desk: string
let calendar: { id: string; version: number }

beforeAll(async () => {
  database = await furnishedDatabase()
  desk = (await organise(database.db, [{ code: 'desk', name: '服务台' }], [{ code: 'ANN', name: '安', unit: 'desk' }]))(
    'desk',
  )
  const found = (await calendarsByCode(database.db, ['cn-standard'])).get('cn-standard')
  calendar = { id: found?.id ?? '', version: found?.version ?? 0 }
})
afterAll(() => database.close())

const hour = 3_600_000
const start = Date.parse('2026-03-09T02:00:00Z')

/** Three things done, two hours between them. */
function eventsFrom(first: number): readonly Event[] {
  const step = (row: number, at: number) => ({
    row,
    at,
    activity: `${row}`,
    lifecycle: '',
    person: '',
    group: '',
    unit: '',
  })
  const events = [0, 1, 2].map(i => ({ ...step(i, first + i * 2 * hour), acts: i === 0 ? (['asked'] as const) : [] }))
  const words = {
    caseId: 'c',
    title: '事项',
    service: '',
    priority: 'normal',
    customerUnit: '',
    customerPerson: '',
  } as const
  const context = { importId: v7(), calendar, service: null, promises: true, unit: () => desk, person: () => null }
  return eventsOfCase({ ...words, attributes: {}, targets: {}, events }, context).events
}

const timesOf = async (root: string): Promise<readonly number[]> => {
  const { rows } = await sql<{ at: number }>`select at from journal where root_id = ${root} order by seq`.execute(
    database.db,
  )
  return rows.map(row => row.at)
}

test('the rows of a case are in the order of time, whichever of its commitments they are of', async () => {
  const [whole, part] = [v7(), v7()]
  const birth = (number: string) => ({ number, words: '', importedFrom: null, externalKey: null })
  const calendars = await loadCalendars(database.db, [calendar])
  const happening = (id: string, number: string, first: number) => ({
    id,
    rootId: whole,
    before: null,
    birth: birth(number),
    events: eventsFrom(first),
  })
  await database.db
    .transaction()
    .execute(trx =>
      record(trx, [happening(whole, 'A', start), happening(part, 'B', start + hour)], calendars, start, null),
    )
  const told = await timesOf(whole)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  expect(new Set(told).size).toBe(6)

  // This node's clock is behind the one that wrote the part.
  await database.db
    .transaction()
    .execute(trx => act(trx, 'system', whole, { kind: 'withdraw', reason: '' }, { at: start + 4.5 * hour }))
  expect((await timesOf(whole)).at(-1)).toBe(start + 5 * hour)
})

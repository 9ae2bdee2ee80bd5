import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Event } from '@huke/core/commitment'
import { eventsOfCase } from '@huke/core/mining'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { calendarsByCode, ensureCalendars, loadCalendars } from '../calendar/index.ts'
import { projecting, record } from '../commitment/index.ts'
import { logAdmin } from '../organisation/index.ts'
import { projectScorecards, verifyScorecards } from '../scorecard/index.ts'
import { organise, testDatabase, type TestDatabase, settled } from '../testing/index.ts'
import { type Difference, exportSeals, importSeals, sealJournal, verifyJournal } from './index.ts'

let database: TestDatabase
let ids: readonly string[]
beforeEach(async () => {
  database = await testDatabase()
  await ensureCalendars(database.db)
  ids = await writeCases(6)
})
afterEach(() => database.close())

/** Writes closed commitments through the journal. */
async function writeCases(count: number): Promise<readonly string[]> {
  const { db } = database
  const { rows } = await sql<{ id: string }>`select id from unit`.execute(db)
  const desk = rows[0]?.id ?? (await foundDesk())
  const stored = (await calendarsByCode(db, ['cn-standard'])).get('cn-standard')
  const calendar = { id: stored?.id ?? '', version: stored?.version ?? 1 }
  const start = Date.parse('2026-03-02T02:00:00Z')
  const happenings = Array.from({ length: count }, (_, i) => {
    const id = v7()
    const events = eventsOf(desk, calendar, start + i * 60_000)
    return { id, rootId: id, before: null, birth: birth(id, events), events }
  })
  const calendars = await loadCalendars(db, [calendar])
  await db.transaction().execute(trx => record(trx, happenings, calendars, Date.now(), null))
  return happenings.map(happening => happening.id).toSorted()
}

async function foundDesk(): Promise<string> {
  const id = await organise(database.db, [{ code: 'DESK', name: 'Desk' }], [{ code: 'E1', name: 'Ann', unit: 'DESK' }])
  return id('DESK')
}

const birth = (id: string, events: readonly Event[]) => ({
  number: id,
  words: projecting.wordsOf(events[0]),
  importedFrom: null,
  externalKey: null,
})

function eventsOf(desk: string, calendar: { id: string; version: number }, start: number): readonly Event[] {
  const entry = (i: number, ...acts: ('asked' | 'delivered' | 'accepted')[]) => {
    const who = { person: '', group: '', unit: 'Desk' }
    return { row: i, at: start + i * 3_600_000, activity: `step ${i}`, lifecycle: '', ...who, acts }
  }
  const history = {
    caseId: 'c',
    title: 'A case',
    service: 'S',
    priority: 'normal' as const,
    customerUnit: 'Desk',
    customerPerson: '',
    attributes: {},
    targets: { resolution: { kind: 'working-time' as const, seconds: 3600 } },
    events: [entry(0, 'asked'), entry(1), entry(2, 'delivered', 'accepted')],
  }
  const context = { importId: v7(), calendar, service: null, promises: false, unit: () => desk, person: () => null }
  return eventsOfCase(history, context).events.map(withTimeForVerdict)
}

/** As a matter of today has it: a delivery sets a timer. */
const withTimeForVerdict = (event: Event): Event =>
  event.type === 'requested'
    ? { ...event, terms: { ...event.terms, confirmation: { kind: 'working-days', days: 5 } } }
    : event

async function differences(exported?: string): Promise<readonly Difference[]> {
  const found: Difference[] = []
  await verifyJournal(database.db, {
    projecting,
    contentHash: async sha256 => sha256,
    onDifference: difference => void found.push(difference),
    exported: exported === undefined ? undefined : importSeals(exported),
  })
  return found
}

/** What somebody with all rights over the database can do. */
async function forge(statement: string): Promise<void> {
  const client = await database.pool.connect()
  await client.query('set session_replication_role = replica')
  await client.query(statement)
  await client.query('set session_replication_role = origin')
  client.release()
}

/** What is sealed beside the rows of the journal. */
const countVersions = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from calendar_version`.execute(
    database.db,
  )
  return rows[0]?.count ?? 0
}

const sealWhatIsSettled = () => sealJournal(database.db, Date.now())
const seal = async () => {
  await settled(database.db)
  return sealWhatIsSettled()
}

test('a journal as it was written has no difference, sealed or not', async () => {
  expect(await differences()).toEqual([])
  expect(await seal()).toBe(1)
  expect(await seal()).toBe(0)
  expect(await differences()).toEqual([])
})

describe('the verification finds', () => {
  test('a row whose words were changed, where it is, and nothing else', async () => {
    await seal()
    await forge(`update journal set event = event || '{"activity": "nothing"}' where root_id = '${ids[2]}' and seq = 4`)
    expect(await differences()).toMatchObject([{ what: 'journal', where: `root ${ids[2]}, row 4` }])
  })

  test('a row that was changed and hashed again', async () => {
    await seal()
    await forge(`update journal set hash = repeat('a', 64) where root_id = '${ids[2]}' and seq = 7`)
    await forge(`update journal_root set hash = repeat('a', 64) where root_id = '${ids[2]}'`)
    expect((await differences()).map(d => [d.what, d.where])).toEqual([
      ['journal', `root ${ids[2]}, row 7`],
      ['seal', 'seal 1, root'],
    ])
  })

  test('a column that no longer says what its event does', async () => {
    await forge(`update journal set at = at + interval '1 day' where root_id = '${ids[0]}' and seq = 1`)
    expect(await differences()).toMatchObject([{ what: 'journal', where: `root ${ids[0]}, row 1, at` }])
  })

  test('a last row that was removed, by the root, the state and the seal', async () => {
    await seal()
    await forge(`delete from journal where root_id = '${ids[3]}' and seq = 7`)
    const found = await differences()
    expect(new Set(found.map(d => d.what))).toEqual(
      new Set(['root', 'commitment', 'clock', 'customer', 'holding', 'timer', 'seal']),
    )
    const sealed = 42 + (await countVersions())
    expect(found).toContainEqual({ what: 'seal', where: 'seal 1, count', expected: sealed - 1, found: sealed })
  })

  test('a matter that was removed with all its traces, by the seal alone', async () => {
    await seal()
    for (const table of ['commitment_clock', 'commitment_holding', 'commitment_timer', 'commitment_customer'])
      await forge(`delete from ${table} where commitment_id = '${ids[1]}'`)
    for (const table of ['journal', 'journal_root', 'commitment'])
      await forge(`delete from ${table} where root_id = '${ids[1]}'`)
    expect((await differences()).map(d => [d.what, d.where])).toEqual([
      ['seal', 'seal 1, count'],
      ['seal', 'seal 1, root'],
    ])
  })

  test.each([
    ['a line of the log of administration that was changed', `update admin_log set subject = 'Bob'`, 'root'],
    ['one that was taken away', `delete from admin_log`, 'count'],
    [
      'one that was written in later',
      `insert into admin_log (xid, action, subject) values ('3', 'done', 'by nobody')`,
      'count',
    ],
    [
      'hours of work that were changed behind what was judged by them',
      `update calendar_version set definition = jsonb_set(definition, '{zone}', '"UTC"')`,
      'root',
    ],
  ])('%s, by the seal alone', async (_, statement, what) => {
    await logAdmin(database.db, { person: null, action: 'account.password-given', subject: 'Ann' })
    await seal()
    expect(await differences()).toEqual([])
    await forge(statement)
    expect((await differences()).map(d => d.where)).toContain(`seal 1, ${what}`)
  })

  test('all seals made anew, by those exported before', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'huke-seals-'))
    try {
      await seal()
      await exportSeals(database.db, join(folder, 'seals'))
      expect(await differences(join(folder, 'seals'))).toEqual([])
      await forge(`delete from journal_seal`)
      await seal()
      expect(await differences()).toEqual([])
      expect((await differences(join(folder, 'seals'))).map(d => d.where)).toContain('exported seal 1, hash')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  test.each([
    [`update commitment set state = 'failed' where id = $`, 'commitment', 'state'],
    [
      `update commitment set state_data = state_data || '{"returns": 3}' where id = $`,
      'commitment',
      'state_data, returns',
    ],
    [
      `update commitment_clock set late_seconds = 0 where commitment_id = $ and clock = 'resolution'`,
      'clock',
      'resolution 1, late_seconds',
    ],
    [`update commitment_holding set from_at = now() where commitment_id = $`, 'holding', 'holding 1, from_at'],
    [`insert into commitment_timer (commitment_id, kind, at) values ($, 'lapse', now())`, 'timer', 'lapse  0 0'],
  ])('what was changed by %s', async (statement, what, where) => {
    await forge(statement.replace('$', `'${ids[4]}'`))
    expect((await differences()).map(d => [d.what, d.where])).toEqual([[what, `commitment ${ids[4]}, ${where}`]])
  })

  test.each([
    [`update commitment set number = 'R26-999999' where id = $`, 'number'],
    [`update commitment set imported_from = null, external_key = 'x' where id = $`, 'external_key'],
    [`update commitment set words = to_tsvector('simple', 'nothing') where id = $`, 'words'],
  ])('what stands beside the state, changed by %s', async (statement, where) => {
    await forge(statement.replace('$', `'${ids[4]}'`))
    expect((await differences()).map(d => d.where)).toContain(`commitment ${ids[4]}, ${where}`)
  })

  test('a clock and a share of no matter', async () => {
    const none = v7()
    await forge(`insert into commitment_clock select (c).* from (
      select jsonb_populate_record(c, '{"commitment_id": "${none}"}') as c from commitment_clock c limit 1) x`)
    await forge(`insert into scorecard_share (commitment_id, part, role, unit_id, other_id, day, counts, detail)
      select '${none}', 'closing/1', 'supplier', id, id, '2026-03-02', '{"closed.n": 9}', '{}' from unit limit 1`)
    expect((await differences()).map(d => [d.what, d.where])).toEqual([
      ['clock', `commitment ${none}`],
      ['scorecard', `commitment ${none}`],
    ])
  })

  test('a last seal that reaches further than what it covers', async () => {
    await seal()
    await forge(`update journal_seal set upto_id = upto_id + 1000`)
    expect((await differences()).map(d => d.where)).toEqual(['seal 1, ends, id'])
  })

  test('a commitment without events, and events without a commitment', async () => {
    await forge(`update commitment set id = '${v7()}' where id = '${ids[5]}'`)
    expect((await differences()).filter(d => d.what === 'commitment')).toHaveLength(2)
  })

  test('a rollup that was changed', async () => {
    await settled(database.db)
    while ((await projectScorecards(database.db, Date.now())) > 0);
    expect(await verifyScorecards(database.db, Date.now())).toEqual([])
    await forge(
      `update scorecard_sum set counts = counts || '{"closed.n": 99}' where grain = 'day' and split = 'whole' and role = 'supplier'`,
    )
    expect(await verifyScorecards(database.db, Date.now())).toHaveLength(1)
  })

  test('a share and its sums that were changed behind a reader that was set back', async () => {
    await settled(database.db)
    while ((await projectScorecards(database.db, Date.now())) > 0);
    await forge(`update journal_reader set xid = '0', id = 0 where name = 'scorecard'`)
    await forge(
      `update scorecard_share set counts = counts || '{"closed.n": 9}' where commitment_id = '${ids[0]}' and part = 'closing/1'`,
    )
    expect(
      (await verifyScorecards(database.db, Date.now())).some(d => d.what === 'commitment' && d.commitment === ids[0]),
    ).toBe(true)
  })
})

test('a transaction that commits late is sealed by the next seal, not lost', async () => {
  const { pool } = database
  await settled(database.db)
  const slow = await pool.connect()
  await slow.query('begin')
  await slow.query('select pg_current_xact_id()')
  await writeCases(1)
  await sealWhatIsSettled()
  const sealed = await sql<{ rows: number }>`select sum(rows) as rows from journal_seal`.execute(database.db)
  const versions = await countVersions()
  expect(sealed.rows[0].rows).toBe(42 + versions)
  await slow.query('commit')
  slow.release()
  await seal()
  const all = await sql<{
    rows: number
    seals: number
  }>`select sum(rows) as rows, count(*) as seals from journal_seal`.execute(database.db)
  expect(all.rows[0]).toEqual({ rows: 49 + versions, seals: 2 })
  expect(await differences()).toEqual([])
})

test('two that seal at once make one seal', async () => {
  expect((await Promise.all([seal(), seal(), seal()])).toSorted()).toEqual([0, 0, 1])
})

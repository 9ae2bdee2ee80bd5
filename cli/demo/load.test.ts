import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { projecting } from '@huke/server/commitment'
import { type Difference, verifyJournal } from '@huke/server/journal'
import { verifyScorecards } from '@huke/server/scorecard'
import { testDatabase, type TestDatabase, testSecret } from '@huke/server/testing'
import type { World } from '@huke/server/world'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemo } from './index.ts'

const now = Date.parse('2026-11-24T10:20:00+08:00')
const slow = 180_000
const worldOf = ({ db }: TestDatabase) =>
  ({ db, secret: testSecret, log: pino({ level: 'silent' }), now: () => now }) as unknown as World

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await loadDemo(worldOf(database))
}, slow)
afterAll(() => database.close())

/** Everything but the identifiers that any installation makes anew: services, calendars, notices. */
async function contents({ db }: TestDatabase) {
  const { rows } = await sql<Record<string, unknown>>`
    select (select count(*)::int from person) as people,
           (select count(*)::int from membership) as memberships,
           (select count(*)::int from service) as services,
           (select count(*)::int from notification) as notices,
           (select count(*)::int from notification where read_at is null) as unread,
           (select md5(string_agg(concat_ws(' ', id, number, root_id, state, version, title, customer_person,
                     supplier_person, last_event_at, due_at), ',' order by number)) from commitment) as commitments,
           (select md5(string_agg(concat_ws(' ', root_id, seq, commitment_id, type, actor_id, at, recorded_at), ','
                     order by root_id, seq)) from journal) as journal,
           (select count(*)::int from commitment_timer) as timers,
           (select md5(string_agg(concat_ws(' ', grain, start, role, unit_id, counts), ','
                     order by grain, start, role, unit_id)) from scorecard_sum where split = 'whole') as sums,
           (select value from setting where key = 'demo.loaded') as loaded`.execute(db)
  return rows[0]
}

test('the company, its services and a year of work are there, with news for the bell', async () => {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*)::int from person where employed @> '2026-11-24'::date) as people,
           (select count(*)::int from unit_version where kind = 'department' and valid @> '2026-11-24'::date) as departments,
           (select count(*)::int from account) as accounts,
           (select count(*)::int from account where password_hash is not null) as passwords,
           (select count(*)::int from service) as services,
           (select count(*)::int from commitment) as commitments,
           (select count(*)::int from commitment where closed_at is null) as open,
           (select count(distinct person_id)::int from notification where read_at is null) as told`.execute(database.db)
  const found = rows[0] ?? {}
  expect(found['people']).toBeGreaterThan(280)
  expect(found).toMatchObject({ departments: 13, passwords: 0, services: 34 })
  expect(found['accounts']).toBe(found['people'])
  expect(found['commitments']).toBeGreaterThan(5500)
  expect(found['open']).toBeGreaterThan(110)
  expect(found['told']).toBeGreaterThan(50)
})

test('the picker knows whom to offer first, and the offices are held', async () => {
  const { rows } = await sql<{ group: string; role: string | null; known: boolean }>`
    select c."group", r.role, p.id is not null as known
      from setting s, jsonb_to_recordset(s.value) as c (person text, "group" text)
      left join person p on p.code = c.person
      left join role_grant r on r.person_id = p.id
     where s.key = 'demo.cast'`.execute(database.db)
  expect(rows.length).toBeGreaterThanOrEqual(8)
  for (const { group, role, known } of rows) {
    expect(known).toBe(true)
    expect(role).toBe(['officer', 'auditor', 'administrator'].includes(group) ? group : null)
  }
})

test(
  'journal, projections and figures agree',
  async () => {
    const differences: Difference[] = []
    await verifyJournal(database.db, {
      projecting,
      contentHash: async sha256 => sha256,
      onDifference: d => differences.push(d),
    })
    expect(differences.slice(0, 3)).toEqual([])
    expect(await verifyScorecards(database.db, Date.now())).toEqual([])
  },
  slow,
)

test('a second load changes nothing', async () => {
  const before = await contents(database)
  await loadDemo({ ...worldOf(database), now: () => now + 86_400_000 })
  expect(await contents(database)).toEqual(before)
})

test(
  'killed half-way and begun again it ends as if nothing had happened',
  async () => {
    const other = await testDatabase()
    try {
      const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [other.url, String(now)])
      while ((await casesIn(other)) < 800) await setTimeout(50)
      child.kill('SIGKILL')
      await once(child, 'exit')
      const left = await casesIn(other)
      expect((await contents(other))?.['loaded']).toMatchObject({ done: false })
      await loadDemo({ ...worldOf(other), now: () => now + 3_600_000 })
      expect(await contents(other)).toEqual(await contents(database))
      expect(left).toBeLessThan(5000)
    } finally {
      await other.close()
    }
  },
  slow,
)

async function casesIn({ db }: TestDatabase): Promise<number> {
  const { rows } = await sql<{ cases: number }>`
    select (value ->> 'cases')::int as cases from setting where key = 'demo.loaded'`.execute(db)
  return rows[0]?.cases ?? 0
}

test('an installation with people of its own is left alone', async () => {
  const other = await testDatabase()
  try {
    await sql`insert into person (id, code, name, employed, search)
              values ('0190c000-0000-7000-8000-000000000001', 'E1', '张三', '[2020-01-01,)', ' e1 ')`.execute(other.db)
    await expect(loadDemo(worldOf(other))).rejects.toThrow('empty installation')
  } finally {
    await other.close()
  }
})

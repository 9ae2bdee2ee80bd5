import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { jobs, parts } from '../../main.ts'
import { furnishedDatabase, organise, runJobs, type TestApp, testApp, type TestDatabase } from '../../testing/index.ts'
import { successionChores } from './index.ts'

let database: TestDatabase
let running: TestApp
let id: (code: string) => string
let now: number

/** Monday in Shanghai, 10:00. */
const monday = Date.parse('2026-03-09T02:00:00Z')
const day = 86_400_000

beforeAll(async () => {
  database = await furnishedDatabase()
  id = await organise(
    database.db,
    [
      { code: 'hq', name: '总部', head: 'BOSS' },
      { code: 'it', name: '信息部', parent: 'hq', head: 'HEAD' },
      { code: 'sal', name: '销售部', parent: 'hq', head: 'CHIEF' },
    ],
    [
      { code: 'BOSS', name: '陈总', unit: 'hq' },
      { code: 'HEAD', name: '李四', unit: 'it' },
      { code: 'SERVES', name: '周敏', unit: 'it' },
      { code: 'MATE', name: '龙杰', unit: 'it' },
      { code: 'CHIEF', name: '吴九', unit: 'sal' },
      { code: 'SELLS', name: '李想', unit: 'sal' },
      { code: 'PEER', name: '孙八', unit: 'sal' },
      { code: 'OFFICE', name: '王五', unit: 'hq', roles: ['officer', 'administrator'] },
    ],
  )
  running = await testApp(database, { ...parts, routes: [...parts.routes], now: () => now })
})
afterAll(async () => {
  await running.close()
  await database.close()
})
beforeEach(async () => {
  now = monday
  const { db } = database
  await db.updateTable('person').set({ employed: '[2020-01-01,)' }).execute()
  await db.updateTable('account').set({ disabled_at: null }).execute()
  await db.updateTable('membership').set({ valid: '[2020-01-01,)' }).execute()
  await db.updateTable('unit_head').set({ valid: '[2020-01-01,)' }).execute()
  await db.deleteFrom('absence').execute()
  await sql`delete from notification`.execute(db)
  await sql`update commitment set closed_at = requested_at where closed_at is null`.execute(db)
})

const ask = async (person: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
  const headers = await running.as(id(person))
  const body = payload === undefined ? {} : { payload }
  const response = await running.app.inject({ method, url: `/api/v1${url}`, headers, ...body })
  return { status: response.statusCode, body: response.body === '' ? null : response.json() }
}
const good = async (...[person, method, url, payload]: Parameters<typeof ask>) => {
  const { status, body } = await ask(person, method, url, payload)
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body
}
const asked = async (from: string, unit: string, person: string | null, title = '台账'): Promise<string> =>
  (await good(from, 'POST', '/commitments', { supplier: { unit: id(unit), person: person && id(person) }, title })).id
const did = (person: string, matter: string, act: object) =>
  good(person, 'POST', `/commitments/${matter}/acts`, { act })
const delivered = async (matter: string, by = 'SERVES') => {
  await did(by, matter, { kind: 'promise', dueBy: now + 5 * day })
  await did(by, matter, { kind: 'deliver', words: '好了' })
}
/** What the node does by itself, until nothing is left to do. */
const work = async () => {
  await runJobs(database.pool, jobs, running.world)
  for (const chore of successionChores) await chore.run(running.world)
  await runJobs(database.pool, jobs, running.world)
}
const pair = async (matter: string) => {
  const { rows } = await sql<{ s: string; sp: string | null; c: string; cp: string | null }>`
    select supplier_unit as s, supplier_person as sp, customer_unit as c, customer_person as cp
      from commitment where id = ${matter}`.execute(database.db)
  const { s, sp, c, cp } = rows[0] as { s: string; sp: string | null; c: string; cp: string | null }
  return { supplier: { unit: s, person: sp }, customer: { unit: c, person: cp } }
}
const told = async (person: string, kind: string) =>
  (
    await sql<{ detail: Record<string, unknown>; commitment_id: string | null }>`
      select detail, commitment_id from notification where person_id = ${id(person)} and kind = ${kind} order by id`.execute(
      database.db,
    )
  ).rows
const leaves = async (person: string, lastDay: string) => {
  const name = (await good('OFFICE', 'GET', `/people/${id(person)}`)).name
  return good('OFFICE', 'PUT', `/people/${id(person)}`, {
    name,
    nameEn: null,
    email: null,
    phone: null,
    joined: '2020-01-01',
    left: lastDay,
    manager: null,
    memberships: [
      {
        unit: id(['SELLS', 'PEER', 'CHIEF'].includes(person) ? 'sal' : 'it'),
        post: null,
        primary: true,
        since: '2020-01-01',
        until: null,
      },
    ],
  })
}
const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)

describe('what somebody who leaves owes and is owed', () => {
  test('goes back to the unit on the day after, and the head is told beforehand and then, once for all', async () => {
    const three = [
      await asked('SELLS', 'it', 'SERVES'),
      await asked('PEER', 'it', 'SERVES'),
      await asked('SELLS', 'it', 'SERVES'),
    ]
    await leaves('SERVES', dayOf(monday))
    await work()
    expect(await told('HEAD', 'leaving')).toMatchObject([
      { commitment_id: null, detail: { person: { name: '周敏' }, lastDay: dayOf(monday), count: 3 } },
    ])
    expect((await pair(three[0] as string)).supplier.person).toBe(id('SERVES'))
    now += day
    await work()
    for (const matter of three) expect((await pair(matter)).supplier).toEqual({ unit: id('it'), person: null })
    expect(await told('HEAD', 'taken-over')).toMatchObject([
      { detail: { side: 'supplier', cause: 'left', count: 3, from: { name: '周敏' } } },
    ])
    expect(await told('SELLS', 'succeeded')).toHaveLength(2)
    const line = await good('HEAD', 'GET', '/commitments?view=unit-owes')
    expect(line.items.map((c: { id: string }) => c.id)).toEqual(expect.arrayContaining(three))
    await did('MATE', three[0] as string, { kind: 'promise', dueBy: now + day })
    await work()
    expect(await told('HEAD', 'taken-over')).toHaveLength(1)
    expect(await told('HEAD', 'leaving')).toHaveLength(1)
  })

  test('as a customer is accepted by the unit; what they were to evaluate is nobody’s', async () => {
    const open = await asked('SELLS', 'it', 'SERVES')
    const over = await asked('SELLS', 'it', 'SERVES')
    await delivered(open)
    await delivered(over)
    await did('SELLS', over, { kind: 'accept' })
    await leaves('SELLS', dayOf(monday - day))
    await work()
    expect((await pair(open)).customer).toEqual({ unit: id('sal'), person: null })
    expect((await pair(over)).customer).toEqual({ unit: id('sal'), person: id('SELLS') })
    expect(await told('CHIEF', 'taken-over')).toMatchObject([
      { commitment_id: open, detail: { side: 'customer', count: 1 } },
    ])
    expect((await good('PEER', 'GET', '/home')).toEvaluate.count).toBe(0)
    await did('PEER', open, { kind: 'accept' })
  })

  test('and what is delivered to the unit after that reaches its head', async () => {
    const matter = await asked('SELLS', 'it', 'SERVES')
    await leaves('SELLS', dayOf(monday - day))
    await work()
    await delivered(matter)
    await work()
    expect(await told('CHIEF', 'delivered')).toMatchObject([{ commitment_id: matter }])
  })

  test('a reopened matter of somebody who left goes back as well', async () => {
    const matter = await asked('SELLS', 'it', 'SERVES')
    await delivered(matter)
    await did('SELLS', matter, { kind: 'accept' })
    await leaves('SERVES', dayOf(monday - day))
    await work()
    expect((await pair(matter)).supplier.person).toBe(id('SERVES'))
    await did('SELLS', matter, { kind: 'reopen', reason: '又坏了' })
    await work()
    expect((await pair(matter)).supplier).toEqual({ unit: id('it'), person: null })
  })
})

test('a closed account, an account never opened and a long absence give back what they hold; the named one gets it', async () => {
  const matter = await asked('SELLS', 'it', 'SERVES')
  await good('OFFICE', 'PUT', `/accounts/${id('SERVES')}`, { login: 'SERVES', disabled: true })
  await work()
  expect((await pair(matter)).supplier).toEqual({ unit: id('it'), person: null })
  await database.db
    .updateTable('account')
    .set({ disabled_at: null, password_hash: null })
    .where('login', '=', 'MATE')
    .execute()
  const second = await asked('SELLS', 'it', 'MATE')
  await work()
  expect((await pair(second)).supplier).toEqual({ unit: id('it'), person: null })
  expect(await told('HEAD', 'taken-over')).toMatchObject([
    { detail: { cause: 'locked-out' } },
    { detail: { cause: 'locked-out' } },
  ])
  await database.db.updateTable('account').set({ password_hash: 'x' }).where('login', '=', 'MATE').execute()
  await good('OFFICE', 'PUT', `/accounts/${id('SERVES')}`, { login: 'SERVES', disabled: false })

  const third = await asked('SELLS', 'it', 'SERVES')
  const away = { firstDay: dayOf(monday + day), lastDay: dayOf(monday + 30 * day), to: id('MATE'), reason: '产假' }
  expect((await ask('SELLS', 'POST', `/people/${id('SERVES')}/absences`, away)).status).toBe(403)
  const made = await good('HEAD', 'POST', `/people/${id('SERVES')}/absences`, away)
  expect(made).toMatchObject({ to: { code: 'MATE' }, inForce: false })
  expect((await ask('SERVES', 'POST', `/people/${id('SERVES')}/absences`, away)).body.code).toBe(
    'organisation.already-away',
  )
  await work()
  expect((await pair(third)).supplier.person).toBe(id('SERVES'))
  now += day
  await work()
  expect((await pair(third)).supplier.person).toBe(id('MATE'))
  expect(await told('MATE', 'taken-over')).toMatchObject([{ commitment_id: third, detail: { cause: 'away' } }])
  const { items } = await good('HEAD', 'GET', `/units/${id('it')}/unable`)
  expect(items).toMatchObject([{ person: { code: 'SERVES' }, why: 'away', until: dayOf(monday + 30 * day) }])
  expect((await ask('SERVES', 'DELETE', `/people/${id('SERVES')}/absences/${made.id}`)).status).toBe(204)
  expect((await pair(third)).supplier.person).toBe(id('MATE'))
})

test('whoever moves leaves what they owe with the unit, and takes along what they asked for', async () => {
  const owed = await asked('SELLS', 'it', 'SERVES')
  const wish = await asked('SERVES', 'sal', 'PEER')
  await sql`update membership set valid = '[2020-01-01,2026-03-09)' where person_id = ${id('SERVES')}`.execute(
    database.db,
  )
  await sql`insert into membership (id, person_id, unit_id, is_primary, valid)
            values (gen_random_uuid(), ${id('SERVES')}, ${id('hq')}, true, '[2026-03-09,)')`.execute(database.db)
  await work()
  expect((await pair(owed)).supplier).toEqual({ unit: id('it'), person: null })
  expect((await pair(wish)).customer).toEqual({ unit: id('hq'), person: id('SERVES') })
  await sql`delete from membership where person_id = ${id('SERVES')} and unit_id = ${id('hq')}`.execute(database.db)
})

test('when the head leaves, the next one up hears of what nobody in the unit holds', async () => {
  const matter = await asked('SELLS', 'it', null)
  await work()
  expect(await told('HEAD', 'requested')).toHaveLength(1)
  await leaves('HEAD', dayOf(monday - day))
  now += 3_600_000
  await work()
  await work()
  expect(await told('BOSS', 'answers-for')).toMatchObject([
    { detail: { side: 'supplier', unit: { name: { zh: '信息部' } } } },
  ])
  const { rows } = await sql`select from told_of where commitment_id = ${matter} and person_id = ${id('BOSS')}`.execute(
    database.db,
  )
  expect(rows).toHaveLength(1)
})

describe('what a person still holds', () => {
  test('is a list for them, their heads and the offices, page by page', async () => {
    const matters = [
      await asked('SELLS', 'it', 'SERVES'),
      await asked('SERVES', 'sal', null),
      await asked('PEER', 'it', 'SERVES'),
    ]
    for (const reader of ['PEER', 'MATE', 'CHIEF'])
      expect((await ask(reader, 'GET', `/people/${id('SERVES')}/holdings`)).status, reader).toBe(403)
    for (const reader of ['SERVES', 'HEAD', 'BOSS', 'OFFICE']) {
      const found = new Map<string, string>()
      let next: string | null = ''
      while (next !== null) {
        const page: { items: { id: string; side: string }[]; next: string | null } = await good(
          reader,
          'GET',
          `/people/${id('SERVES')}/holdings?limit=2${next && `&after=${next}`}`,
        )
        for (const line of page.items) found.set(line.id, line.side)
        next = page.next
      }
      expect(
        matters.map(matter => found.get(matter)),
        reader,
      ).toEqual(['supplier', 'customer', 'supplier'])
    }
    await leaves('SERVES', dayOf(monday - day))
    expect((await ask('HEAD', 'GET', `/people/${id('SERVES')}/holdings`)).status).toBe(200)
    expect((await ask('PEER', 'GET', `/people/${id('SERVES')}/holdings`)).status).toBe(403)
  })

  test('is handed over in bulk, to several in turn or back to the unit, each line for itself', async () => {
    const [a, b, c] = [
      await asked('SELLS', 'it', 'SERVES'),
      await asked('PEER', 'it', 'SERVES'),
      await asked('SERVES', 'sal', null),
    ]
    const over = (reader: string, commitments: readonly (string | undefined)[], to: object) =>
      good(reader, 'POST', `/people/${id('SERVES')}/hand-over`, { commitments, to, reason: '交接' })
    expect(
      (
        await ask('CHIEF', 'POST', `/people/${id('SERVES')}/hand-over`, {
          commitments: [a],
          to: { kind: 'unit' },
          reason: 'x',
        })
      ).status,
    ).toBe(403)
    const first = await over('HEAD', [a, b], { kind: 'people', people: [id('MATE'), id('HEAD')] })
    expect(first.results).toMatchObject([
      { ok: true, to: { code: 'MATE' } },
      { ok: true, to: { code: 'HEAD' } },
    ])
    const second = await over('SERVES', [a, c], { kind: 'unit' })
    expect(second.results).toMatchObject([{ ok: false, code: 'organisation.not-held' }, { ok: true }])
    expect((await pair(c as string)).customer).toEqual({ unit: id('it'), person: null })
    expect((await pair(b as string)).supplier).toEqual({ unit: id('it'), person: id('HEAD') })
    const d = await asked('SELLS', 'it', 'SERVES')
    const third = await over('OFFICE', [d], { kind: 'people', people: [id('SELLS')] })
    expect(third.results).toMatchObject([{ ok: false, code: 'commitment.to-the-customer' }])
    await work()
    expect(await told('MATE', 'succeeded')).toMatchObject([{ commitment_id: a }])
  })
})

test('two nodes at once, and one killed in between, pass every matter on exactly once', async () => {
  const matters = []
  for (let i = 0; i < 12; i++) matters.push(await asked('SELLS', 'it', 'SERVES', `第${i}件`))
  await leaves('SERVES', dayOf(monday - day))
  await runJobs(database.pool, jobs, running.world)
  const killed = AbortSignal.abort()
  await jobs['settle']?.({}, running.world, killed)
  await Promise.all([1, 2, 3].map(() => jobs['settle']?.({}, running.world)))
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from journal
     where commitment_id = any(${matters}::uuid[]) and type = 'succeeded' group by commitment_id`.execute(database.db)
  expect(rows.map(row => row.n)).toEqual(matters.map(() => 1))
  expect((await told('HEAD', 'taken-over')).reduce((sum, notice) => sum + Number(notice.detail['count']), 0)).toBe(12)
})

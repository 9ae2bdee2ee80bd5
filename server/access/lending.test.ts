import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CompanyDesk, companyDesk, dayMs, dayOf, monday } from '../organisation/ending/fixtures/desk.ts'
import { watchDelegations } from './delegation-news.ts'

let desk: CompanyDesk
beforeEach(async () => {
  desk = await companyDesk()
})
afterEach(() => desk.close())

const lend = (from: string, to: string, days = 5, first = monday) =>
  desk.good(from, 'POST', '/delegations', {
    to: desk.id(to),
    firstDay: dayOf(first),
    lastDay: dayOf(first + (days - 1) * dayMs),
  })
interface Line {
  id: string
  lentBy: { code: string } | null
}
const lines = async (person: string, view: string): Promise<Record<string, string | null>> => {
  const { items } = await desk.good(person, 'GET', `/commitments?view=${view}`)
  return Object.fromEntries(items.map((line: Line) => [line.id, line.lentBy?.code ?? null]))
}
const home = async (person: string) => {
  const { iOwe, owedToMe } = await desk.good(person, 'GET', '/home')
  const all = (g: Record<string, Line[]>) =>
    ['overdue', 'today', 'week', 'later'].flatMap(k => (g[k] ?? []).map(line => [line.id, line.lentBy?.code ?? null]))
  return { iOwe: Object.fromEntries(all(iOwe)), owedToMe: Object.fromEntries(all(owedToMe)) }
}

test('the delegate is told, and sees the lent work on Home and in the lists, marked with whose it is', async () => {
  const theirs = await desk.asked('SELLS', 'it', 'SERVES')
  const asked = await desk.asked('SERVES', 'sal')
  const mine = await desk.asked('SELLS', 'it', 'MATE')
  const between = await desk.asked('MATE', 'it', 'SERVES')
  await lend('SERVES', 'MATE')
  expect(await desk.told('MATE', 'lent')).toMatchObject([
    {
      commitment_id: null,
      detail: { from: { name: '周敏' }, firstDay: dayOf(monday), lastDay: dayOf(monday + 4 * dayMs) },
    },
  ])
  expect(await desk.told('SERVES', 'lent')).toEqual([])
  expect(await lines('MATE', 'i-owe')).toEqual({ [theirs]: 'SERVES', [mine]: null })
  expect(await lines('MATE', 'owed-to-me')).toEqual({ [asked]: 'SERVES', [between]: null })
  expect(await home('MATE')).toEqual({
    iOwe: { [theirs]: 'SERVES', [mine]: null },
    owedToMe: { [asked]: 'SERVES', [between]: null },
  })
  expect(await lines('SERVES', 'i-owe')).toEqual({ [theirs]: null, [between]: null })
})

test('the journal names both', async () => {
  const matter = await desk.asked('SELLS', 'it', 'SERVES')
  await lend('SERVES', 'OPS')
  await desk.did('OPS', matter, { kind: 'promise', dueBy: monday + dayMs })
  const { items } = await desk.good('SELLS', 'GET', `/commitments/${matter}/timeline`)
  expect(items[0].by).toMatchObject({ person: { code: 'OPS' }, delegateOf: { code: 'SERVES' } })
})

test('a head’s units are lent as well, and their news are heard', async () => {
  const unassigned = await desk.asked('SELLS', 'it')
  await lend('HEAD', 'OPS')
  expect(await lines('OPS', 'unit-owes')).toEqual({ [unassigned]: 'HEAD' })
  const later = await desk.asked('SELLS', 'it')
  await desk.work()
  const { rows } = await sql<{ for: string }>`
    select detail ->> 'for' as for from notification
     where person_id = ${desk.id('OPS')} and commitment_id = ${later}`.execute(desk.database.db)
  expect(rows).toEqual([{ for: desk.id('HEAD') }])
  const { items } = await desk.good('OPS', 'GET', '/notifications')
  expect(items.find((n: { commitment: { id: string } | null }) => n.commitment?.id === later)).toMatchObject({
    by: { code: 'SELLS' },
    for: { code: 'HEAD' },
  })
})

test('what was lent is not lent on', async () => {
  const matter = await desk.asked('SELLS', 'it', 'SERVES')
  await lend('SERVES', 'MATE')
  await lend('MATE', 'OPS')
  expect(await lines('OPS', 'i-owe')).toEqual({})
  expect((await desk.ask('OPS', 'GET', `/commitments/${matter}`)).status).toBe(200)
  expect((await desk.good('OPS', 'GET', '/session')).delegations.map((p: { code: string }) => p.code)).toEqual(['MATE'])
})

test('it ends by itself on its day, when it is revoked, and when either is gone; both are told once', async () => {
  await lend('SERVES', 'MATE', 1)
  const second = await lend('HEAD', 'OPS', 9)
  await lend('SELLS', 'CHIEF', 9)
  await lend('OPS', 'MATE', 9)
  expect((await desk.ask('HEAD', 'DELETE', `/delegations/${second.id}`)).status).toBe(204)
  expect(await desk.told('OPS', 'lent-over')).toMatchObject([{ detail: { from: { name: '李四' } } }])
  expect(await desk.told('HEAD', 'lent-over')).toEqual([])
  await desk.database.db
    .updateTable('person')
    .set({ employed: `[2020-01-01,${dayOf(monday + dayMs)})` })
    .where('code', '=', 'SELLS')
    .execute()
  await desk.database.db
    .updateTable('account')
    .set({ disabled_at: new Date(monday) })
    .where('login', '=', 'OPS')
    .execute()
  desk.clock.now += dayMs
  for (const _ of [1, 2]) await watchDelegations.run(desk.running.world)
  for (const person of ['SERVES', 'CHIEF']) expect(await desk.told(person, 'lent-over'), person).toHaveLength(1)
  expect(await desk.told('MATE', 'lent-over')).toHaveLength(2)
  for (const person of ['MATE', 'CHIEF'])
    expect((await desk.good(person, 'GET', '/session')).delegations, person).toEqual([])
  const { items } = await desk.good('OFFICE', 'GET', '/delegations?everybodys=true')
  expect(items).toHaveLength(4)
  expect(items.every((d: { inForce: boolean }) => !d.inForce)).toBe(true)
})

test('a closed account lends nothing from that moment on', async () => {
  const matter = await desk.asked('SELLS', 'it', 'SERVES')
  await lend('SERVES', 'OPS')
  expect((await desk.ask('OPS', 'GET', `/commitments/${matter}`)).status).toBe(200)
  await desk.database.db
    .updateTable('account')
    .set({ disabled_at: new Date(monday) })
    .where('login', '=', 'SERVES')
    .execute()
  expect((await desk.ask('OPS', 'GET', `/commitments/${matter}`)).status).toBe(404)
})

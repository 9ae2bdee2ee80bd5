import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../testing/index.ts'
import { type Company, found } from './fixtures/company.ts'
import { departmentTrees, endedUnits, treeOf } from './tree.ts'

let database: TestDatabase
let company: Company
beforeAll(async () => {
  database = await testDatabase()
  company = await found(database.db)
})
afterAll(() => database.close())

const year = { from: '2026-01-01', to: '2026-12-31' }

/** The versions of a unit: from, to (exclusive), parent. */
async function versions(unit: string, ...rows: readonly (readonly [string | null, string | null, string])[]) {
  await sql`delete from unit_version where unit_id = ${unit}`.execute(database.db)
  for (const [from, to, parent] of rows) {
    await sql`insert into unit_version (unit_id, valid, name, kind, parent_id, search)
              values (${unit}, daterange(${from}::date, ${to}::date), '网络组', 'team', ${parent}, '')`.execute(
      database.db,
    )
  }
}
const staysIn = async (root: string, unit: string) =>
  (await treeOf(database.db, root, year))
    .filter(stay => stay.unit === unit)
    .map(({ from, to }) => [from, to])
    .toSorted()

beforeEach(() => versions(company.units.network, ['2020-01-01', null, company.units.it]))

test('a unit counts in a tree on the days it stood there', async () => {
  const { network, it, sales } = company.units
  await versions(network, ['2020-01-01', '2026-07-01', it], ['2026-07-01', null, sales])
  expect(await staysIn(it, network)).toEqual([['2026-01-01', '2026-06-30']])
  expect(await staysIn(sales, network)).toEqual([['2026-07-01', '2026-12-31']])
  expect(await staysIn(company.units.company, network)).toEqual([
    ['2026-01-01', '2026-06-30'],
    ['2026-07-01', '2026-12-31'],
  ])
})

test('a unit that has ended stays where it stood last, and is marked', async () => {
  const { network, it } = company.units
  await versions(network, ['2020-01-01', '2026-07-01', it])
  expect(await staysIn(it, network)).toEqual([['2026-01-01', '2026-12-31']])
  expect(await endedUnits(database.db, [network, it], '2026-12-31')).toEqual(new Set([network]))
  expect(await endedUnits(database.db, [network, it], '2026-06-30')).toEqual(new Set())
})

test('a unit younger than its work stood where it stood first', async () => {
  const { network, it } = company.units
  await versions(network, ['2026-09-01', null, it])
  expect(await staysIn(it, network)).toEqual([['2026-01-01', '2026-12-31']])
})

test('a unit that ended on its first day stands where it stood then, and those below it there', async () => {
  const { network, it, desk } = company.units
  await versions(network, ['2026-07-01', null, it])
  await versions(network)
  await versions(desk, ['2026-07-01', null, network])
  await versions(desk)
  expect(await staysIn(it, network)).toEqual([['2026-01-01', '2026-12-31']])
  expect(await staysIn(it, desk)).toEqual([['2026-01-01', '2026-12-31']])
  await versions(desk, ['2020-01-01', null, it])
})

test('the units below a moved one move with it', async () => {
  const { network, it, sales, desk } = company.units
  await versions(network, ['2020-01-01', '2026-07-01', it], ['2026-07-01', null, sales])
  await versions(desk, ['2020-01-01', null, network])
  expect(await staysIn(sales, desk)).toEqual([['2026-07-01', '2026-12-31']])
  await versions(desk, ['2020-01-01', null, it])
})

test('departments of any time of the period have their trees', async () => {
  const roots = new Set((await departmentTrees(database.db, year)).map(stay => stay.root))
  expect(roots).toEqual(new Set([company.units.it, company.units.sales]))
})

test('there is no tree of what is no unit', async () => {
  expect(await treeOf(database.db, '00000000-0000-7000-8000-000000000000', year)).toEqual([])
})

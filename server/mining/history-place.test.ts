import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Desk, historyDesk, mapText } from './desk.fixture.ts'

const now = Date.parse('2026-11-20T08:00:00Z')
let desk: Desk
beforeEach(async () => {
  desk = await historyDesk({
    now: () => now,
    units: [
      { code: 'OPS', name: '运营中心', parent: 'ROOT' },
      { code: 'IT', name: '信息部', parent: 'OPS' },
    ],
  })
})
afterEach(() => desk.close())

// Two cases closed in 2024, three in 2025, one in this year, on time but for one.
const lines = [
  ['A1', '2024-11-04', '2024-11-05'],
  ['A2', '2024-12-30', '2024-12-31'],
  ['A3', '2025-01-06', '2025-01-07'],
  ['A4', '2025-06-02', '2025-06-20'],
  ['A5', '2025-12-30', '2025-12-31'],
  ['A6', '2026-09-01', '2026-09-02'],
].flatMap(([id, from, to]) => [`${id},called,${from} 09:00,林黛玉,桌面组`, `${id},solved,${to} 09:00,林黛玉,桌面组`])

async function closed(unit: string, period: string): Promise<number> {
  const card = (await desk.get(`/units/${unit}/scorecard?period=${period}`)).json()
  return card.asSupplier.measures.find((m: { name: string }) => m.name === 'closed').value ?? 0
}
const inYears = async (unit: string) => [
  await closed(unit, '2024'),
  await closed(unit, '2025'),
  await closed(unit, '2026'),
]

test('the years of a log show in the scorecard of the unit above all others, and in every quarter and month', async () => {
  await desk.bring(await desk.file(lines))
  await desk.figures()
  const root = desk.id('ROOT')
  expect(await inYears(root)).toEqual([2, 3, 1])
  expect(await closed(root, '2025-Q1')).toBe(1)
  expect(await closed(root, '2025-06')).toBe(1)
  expect(await closed(root, '2024-12')).toBe(1)
  expect(await closed(root, '2024-11-01..2026-11-20')).toBe(6)
  const card = (await desk.get(`/units/${root}/scorecard?period=2025`)).json()
  const onTime = card.asSupplier.measures.find((m: { name: string }) => m.name === 'on-time')
  expect(onTime).toMatchObject({ n: 3, value: 2 / 3 })
  // One line for the whole source, which is a department of its own.
  const overview = (await desk.get('/scorecard/overview?period=2025')).json()
  const line = overview.departments.find((d: { unit: { name: { zh: string } } }) => d.unit.name.zh === 'Old desk')
  expect(JSON.stringify(line.asSupplier)).toContain('"n":3')
  expect(await inYears(desk.id('OPS'))).toEqual([0, 0, 0])
})

test('a history lands inside the unit that its map names, and so in whatever is above that', async () => {
  await desk.bring(await desk.file(lines), {}, `${mapText}\nunder: IT`)
  await desk.figures()
  for (const code of ['IT', 'OPS', 'ROOT']) expect(await inYears(desk.id(code))).toEqual([2, 3, 1])
})

test('a unit that is younger than the history has all of it none the less: what is named in the map holds for every day', async () => {
  await sql`update unit_version set valid = daterange('2025-06-01', null) where unit_id = ${desk.id('IT')}`.execute(
    desk.database.db,
  )
  await desk.bring(await desk.file(lines), {}, `${mapText}\nunder: 信息部`)
  await desk.figures()
  expect(await inYears(desk.id('IT'))).toEqual([2, 3, 1])
  const days = await desk.rows(sql`
    select lower(v.valid) as from, upper(v.valid) as until, p.name as parent
      from unit_version v left join unit_version p on p.unit_id = v.parent_id where v.name = 'Old desk' order by 1`)
  expect(days).toEqual([{ from: '2024-01-01', until: '2027-01-01', parent: '信息部' }])
})

test('in an organisation entered only now, the whole history is in the scorecard of the company', async () => {
  await sql`update unit_version set valid = daterange('2026-11-01', null)`.execute(desk.database.db)
  await desk.bring(await desk.file(lines))
  await desk.figures()
  expect(await inYears(desk.id('ROOT'))).toEqual([2, 3, 1])
})

test('a later file of another year stretches what the first one made, and the unit moves where a new map says', async () => {
  await desk.bring(await desk.file(lines.slice(4, 6)))
  await desk.bring(await desk.file(lines, 'later.csv'), {}, `${mapText}\nunder: IT`)
  await desk.figures()
  for (const code of ['IT', 'ROOT']) expect(await inYears(desk.id(code))).toEqual([2, 3, 1])
  const [person] = await desk.rows(sql`
    select lower(employed) as from, upper(employed) - 1 as until from person where imported_from is not null`)
  expect(person).toEqual({ from: '2024-11-04', until: '2026-09-02' })
  expect((await desk.rows(sql`select from unit_version where name = '桌面组'`)).length).toBe(1)
})

test('brought in before there is an organisation, a history stands alone, and finds its place the next time', async () => {
  const { db } = desk.database
  const root = desk.id('ROOT')
  await sql`update unit_version set valid = daterange('2030-01-01', null)`.execute(db)
  const path = await desk.file(lines)
  await desk.bring(path)
  const parents = () =>
    desk.rows(sql<{ parent: string | null }>`
    select parent_id as parent from unit_version where name = 'Old desk'`)
  expect(await parents()).toEqual([{ parent: null }])
  await sql`update unit_version set valid = daterange(null, null) where unit_id = ${root}`.execute(db)
  await desk.bring(path)
  expect(await parents()).toEqual([{ parent: root }])
})

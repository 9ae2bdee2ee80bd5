import fc from 'fast-check'
import { expect, test } from 'vitest'
import { circles } from './circle.ts'
import { columns, type SheetName, sheetTitles } from './columns.ts'
import { planImport } from './plan.ts'
import { readSheets } from './read-sheet.ts'
import type { OrganisationState } from './state.ts'

const day = '2026-06-15'

/** What an export writes and a spreadsheet keeps: texts only. */
function sheetsOf(state: OrganisationState) {
  const text = (value: unknown): string =>
    value === null || value === undefined ? '' : value === true ? '是' : value === false ? '否' : String(value)
  const grid = (name: SheetName, rows: readonly object[]) => ({
    title: sheetTitles[name].en,
    rows: [
      columns[name].map(c => c.en),
      ...rows.map(row => columns[name].map(c => text((row as Record<string, unknown>)[c.key]))),
    ],
  })
  return readSheets([
    grid('units', state.units),
    grid('posts', state.posts),
    grid(
      'people',
      state.people.flatMap(({ memberships, ...p }) => memberships.map(m => ({ ...p, ...m }))),
    ),
  ])
}

const word = fc.string({ unit: fc.constantFrom(...'甲乙丙abc<>"\'&;'), minLength: 1, maxLength: 8 })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const date = fc.constantFrom('2019-01-01', '2024-02-29', '2026-06-15')

/** Any sound organisation: parents and managers come before those below them, second units differ from the first. */
const organisation: fc.Arbitrary<OrganisationState> = fc
  .record({
    units: fc.array(
      fc.record({
        name: word,
        nameEn: maybe(word),
        kind: fc.constantFrom('company', 'department', 'team'),
        above: fc.nat(),
        head: fc.nat(),
      }),
      { minLength: 2, maxLength: 8 },
    ),
    posts: fc.array(fc.record({ name: word, nameEn: maybe(word), responsibilities: fc.oneof(fc.constant(''), word) }), {
      maxLength: 3,
    }),
    people: fc.array(
      fc.record({
        name: word,
        nameEn: maybe(word),
        phone: maybe(word),
        joined: date,
        above: fc.nat(),
        unit: fc.nat(),
        post: fc.nat(),
        second: fc.boolean(),
        until: maybe(fc.constant('2026-12-31')),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  })
  .map(({ units, posts, people }) => ({
    units: units.map((u, i) => ({
      code: `U${i}`,
      name: u.name,
      nameEn: u.nameEn,
      kind: u.kind as 'team',
      parent: i === 0 ? null : `U${u.above % i}`,
      head: u.head % 3 === 0 ? null : `E${u.head % people.length}`,
    })),
    posts: posts.map((p, i) => ({ code: `P${i}`, ...p })),
    people: people.map((p, i) => {
      const at = p.unit % units.length
      const post = posts.length === 0 ? null : `P${p.post % posts.length}`
      const main = { unit: `U${at}`, post, primary: true, since: p.joined, until: null }
      const second = {
        unit: `U${(at + 1) % units.length}`,
        post: null,
        primary: false,
        since: p.joined,
        until: p.until,
      }
      return {
        code: `E${i}`,
        name: p.name,
        nameEn: p.nameEn,
        email: i % 2 ? `e${i}@x.cn` : null,
        phone: p.phone,
        joined: p.joined,
        left: null,
        manager: i === 0 ? null : `E${p.above % i}`,
        memberships: p.second ? [main, second] : [main],
      }
    }),
  }))

test('an exported organisation imported again changes nothing, whether or not the file is the whole', () => {
  fc.assert(
    fc.property(organisation, fc.boolean(), (state, complete) => {
      const { sheets, problems } = sheetsOf(state)
      expect(problems).toEqual([])
      const plan = planImport(state, sheets, { day, complete })
      expect(plan.problems).toEqual([])
      expect(plan.changes).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('an organisation imported into an empty one adds all of it, and again adds nothing', () => {
  fc.assert(
    fc.property(organisation, state => {
      const { sheets } = sheetsOf(state)
      const first = planImport({ units: [], posts: [], people: [] }, sheets, { day, complete: false })
      expect(first.problems).toEqual([])
      expect(first.changes.every(c => c.what === 'added')).toBe(true)
      expect(first.changes).toHaveLength(state.units.length + state.posts.length + state.people.length)
      expect(planImport(first.next, sheets, { day, complete: true }).changes).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('a complete file without somebody ends that person and frees those they managed and headed', () => {
  fc.assert(
    fc.property(organisation, state => {
      const { sheets } = sheetsOf(state)
      const rest = sheets
        .filter(s => s.name === 'people')
        .map(s => ({
          ...s,
          headings: Object.fromEntries(Object.entries(s.headings).filter(([key]) => key !== 'manager')),
          rows: s.rows.filter(r => r.cells['code'] !== 'E0'),
        }))
      const { next, problems } = planImport(state, rest, { day, complete: true })
      expect(problems).toEqual([])
      expect(next.people.find(p => p.code === 'E0')?.left).toBe(state.people[0]?.joined === day ? day : '2026-06-14')
      if (state.people[0]?.joined === day) return
      expect(next.people.some(p => p.manager === 'E0')).toBe(false)
      expect(next.units.some(u => u.head === 'E0')).toBe(false)
    }),
    { numRuns: 100 },
  )
})

test('circles are those who come back to themselves', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat({ max: 9 }), { nil: null }), { minLength: 10, maxLength: 10 }), above => {
      const found = circles(new Map(above.map((a, i) => [String(i), a === null ? null : String(a)])))
      above.forEach((_, start) => {
        let here: number | null = start
        for (let step = 0; step < 10 && here !== null; step++) {
          here = above[here] ?? null
          if (here === start) break
        }
        expect(found.has(String(start))).toBe(here === start)
      })
    }),
  )
})

test('whoever moves keeps the past: the new unit begins on the effective date whatever first day the file repeats', () => {
  const person = {
    code: 'E1',
    name: '甲',
    nameEn: null,
    email: null,
    phone: null,
    joined: '2020-01-01',
    left: null,
    manager: null,
    memberships: [{ unit: 'A', post: null, primary: true, since: '2020-01-01', until: null }],
  }
  const unit = (code: string) => ({ code, name: code, nameEn: null, kind: 'team' as const, parent: null, head: null })
  const state = { units: [unit('A'), unit('B')], posts: [], people: [person] }
  const { sheets } = readSheets([
    {
      title: 'people',
      rows: [
        ['工号', '姓名', '单位编码', '任职开始'],
        ['E1', '甲', 'B', '2020-01-01'],
      ],
    },
  ])
  const plan = planImport(state, sheets, { day, complete: false })
  expect(plan.problems).toEqual([])
  expect(plan.next.people[0]?.memberships).toEqual([{ unit: 'B', post: null, primary: true, since: day, until: null }])
  expect(plan.changes).toMatchObject([
    { what: 'moved', code: 'E1', fields: [{ field: 'unit', from: 'A', to: 'B' }, { field: 'period' }] },
  ])
})

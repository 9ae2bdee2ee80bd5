import fc from 'fast-check'
import { expect, test } from 'vitest'
import { circles } from './circle.ts'
import { importEndings } from './import-endings.ts'
import { organisation, sheetsOf } from './organisation.fixture.ts'
import { planImport } from './plan.ts'
import { readSheets } from './read-sheet.ts'

const day = '2026-06-15'

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

test('a complete file may end a unit together with its people, and names where its work goes', () => {
  fc.assert(
    fc.property(organisation, fc.nat(), (state, choice) => {
      const gone = state.units[choice % state.units.length]?.code ?? ''
      const below = new Set([gone])
      for (const unit of state.units) if (unit.parent !== null && below.has(unit.parent)) below.add(unit.code)
      fc.pre(below.size < state.units.length)
      const stays = (code: unknown) => !below.has(String(code))
      const people = state.people.filter(p => p.memberships.every(m => stays(m.unit))).map(p => p.code)
      const left = (code: unknown) => people.includes(String(code))
      const { sheets } = sheetsOf(state)
      const rest = sheets.map(s => ({
        ...s,
        headings: Object.fromEntries(Object.entries(s.headings).filter(([key]) => key !== 'manager' && key !== 'head')),
        rows: s.rows.filter(r =>
          s.name === 'units' ? stays(r.cells['code']) : s.name === 'people' ? left(r.cells['code']) : true,
        ),
      }))
      const plan = planImport(state, rest, { day, complete: true })
      expect(plan.problems).toEqual([])
      const endings = importEndings(plan.changes, state, plan.next)
      expect(endings.map(e => e.unit).toSorted()).toEqual([...below].toSorted())
      for (const { unit, successor } of endings) {
        const top = state.units.find(u => u.code === gone)?.parent
        expect([unit, successor]).toEqual([unit, top ?? successor])
        expect(stays(successor)).toBe(true)
      }
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

test('a sheet is named at no more than its length in words, however often', () => {
  const title = 'n'.repeat(1_000_000)
  const wrong = Array.from({ length: 2000 }, (_, i) => [`E${i}`, 'n', 'someday'])
  const { problems, ignored } = readSheets([
    { title, rows: [['Employee number', 'Name', 'Joined'], ...wrong] },
    { title: `${title}2`, rows: [['nothing of ours']] },
  ])
  expect(problems.length).toBe(2000)
  expect(ignored.length).toBe(1)
  expect(JSON.stringify({ problems, ignored }).length).toBeLessThan(1_000_000)
})

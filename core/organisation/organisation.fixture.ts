import fc from 'fast-check'
import { columns, type SheetName, sheetTitles } from './columns.ts'
import { readSheets } from './read-sheet.ts'
import type { OrganisationState } from './state.ts'

/** What an export writes and a spreadsheet keeps: texts only. */
export function sheetsOf(state: OrganisationState) {
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
export const organisation: fc.Arbitrary<OrganisationState> = fc
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

import { describe, expect, test } from 'vitest'
import type { CalendarYear, ServiceLine, UnitLine } from '../../api/index.ts'
import type { ImportLine } from '../../journal/index.ts'
import {
  calendarsStanding,
  historyStanding,
  organisationStanding,
  peopleStanding,
  servicesStanding,
} from './standings.ts'

const head = { id: 'h', code: 'E1', name: '周敏', nameEn: null, unit: null }
const unit = (size: number, led = true) => ({ size, head: led ? head : null }) as UnitLine
const service = (of: string, missing: ServiceLine['missing'] = [], retiredAt: number | null = null) =>
  ({ unit: { id: of }, missing, retiredAt }) as ServiceLine
const year = (officialMissing: boolean, officialPublished: boolean) =>
  ({ year: 2027, officialMissing, officialPublished }) as CalendarYear

test('the one who set it up, alone in the one unit, is sent to import the organisation', () => {
  const { state, next } = organisationStanding([unit(1, false)])
  expect(state).toBe('missing')
  expect(next.to).toBe('/admin/organisation/import')
})

test('units without a head are counted, and everybody is', () => {
  const { state, sentence, lacks } = organisationStanding([unit(1), unit(4, false), unit(2, false)])
  expect(state).toBe('missing')
  expect(sentence.with).toEqual({ units: 3, people: 7 })
  expect(lacks.map(lack => lack.with)).toEqual([{ count: 2 }])
  expect(organisationStanding([unit(1), unit(4)]).state).toBe('done')
})

describe('services', () => {
  test('what each lacks is counted, retired ones apart', () => {
    const standing = servicesStanding(
      [service('a', ['checklist']), service('a', ['checklist', 'sop']), service('b'), service('c', ['sop'], 1)],
      false,
    )
    expect(standing.sentence.with).toEqual({ count: 3, units: 2 })
    expect(standing.lacks).toEqual([
      { key: 'app.admin.services.no-checklist', with: { count: 2 } },
      { key: 'app.admin.services.no-sop', with: { count: 1 } },
    ])
  })

  test('none at all leads to the library, also when all are retired', () => {
    expect(servicesStanding([service('a', [], 1)], false).next.to).toBe('/admin/services/library')
  })
})

describe('calendars', () => {
  test('holidays that are published and not added are the officer’s to add', () => {
    const { state, lacks } = calendarsStanding([{ name: 'A', year: year(true, true) }], '、')
    expect(state).toBe('missing')
    expect(lacks[0]?.key).toBe('app.admin.calendars.not-added')
  })

  test('holidays that nobody can know yet are said, and hold nobody up', () => {
    const waiting = { name: 'B', year: year(true, false) }
    const { state, lacks } = calendarsStanding([{ name: 'A', year: year(false, false) }, waiting, waiting], '、')
    expect(state).toBe('done')
    expect(lacks).toEqual([{ key: 'app.admin.calendars.not-published', with: { year: 2027, names: 'B、B' } }])
  })
})

test('people who cannot sign in, and offices that hang on one person, are named', () => {
  const counts = { people: 10, withoutAccount: 3, withoutPassword: 2, administrators: 1, officers: 0 }
  const { sentence, lacks } = peopleStanding(counts)
  expect(sentence.with).toEqual({ people: 10, ready: 5 })
  expect(lacks.map(lack => lack.key.split('.').at(-1))).toEqual([
    'without-account',
    'without-password',
    'no-officer',
    'one-administrator',
  ])
})

test('history may be left out, and an import that broke off is not forgotten', () => {
  const line = (state: ImportLine['state'], cases: number) => ({ state, cases }) as ImportLine
  expect(historyStanding([]).state).toBe('open')
  const { state, sentence, lacks } = historyStanding([line('done', 5), line('failed', 2), line('running', 1)])
  expect(state).toBe('missing')
  expect(sentence.with).toEqual({ count: 3, cases: 8 })
  expect(lacks.map(lack => lack.with)).toEqual([{ count: 1 }, { count: 1 }])
  const asking = historyStanding([line('asking', 0), line('undone', 0)])
  expect(asking.state).toBe('missing')
  expect(asking.lacks).toMatchObject([{ key: 'app.admin.history.asking', with: { count: 1 } }])
  expect(historyStanding([line('undone', 0)]).state).toBe('open')
})

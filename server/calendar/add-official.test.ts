import { compileCalendar, isWorkingDay } from '@huke/core/calendar'
import { describe, expect, test } from 'vitest'
import { addOfficial } from './add-official.ts'
import { dayName, definitionProblems } from './definition.ts'
import { officialDays, officialYears } from './official.ts'
import { seedCalendars } from './seeds.ts'

const standard = seedCalendars[0]?.definition
if (standard === undefined) throw new Error('The standard calendar comes first.')
const days2026 = officialDays('CN', 2026) ?? []

describe('officialDays', () => {
  test('2026 has the make-up workdays and the Spring Festival of the notice', () => {
    expect(days2026.filter(day => day.kind === 'workday').map(day => day.date.slice(5))).toEqual([
      '01-04',
      '02-14',
      '02-28',
      '05-09',
      '09-20',
      '10-10',
    ])
    expect(days2026.find(day => day.date === '2026-02-17')).toEqual({
      date: '2026-02-17',
      kind: 'holiday',
      name: { zh: '春节', en: 'Spring Festival' },
    })
  })

  test('a year that was not published is not guessed', () => {
    expect(officialYears.at(-1)).toBe(2026)
    expect(officialDays('CN', 2027)).toBeNull()
    expect(officialDays('DE', 2026)).toBeNull()
  })
})

describe('addOfficial', () => {
  test('holidays are off, make-up days have the hours of an ordinary day, both with their names', () => {
    const calendar = compileCalendar(standard)
    expect(isWorkingDay(calendar, '2026-02-17')).toBe(false)
    expect(isWorkingDay(calendar, '2026-02-14')).toBe(true)
    expect(standard.overrides['2026-02-14']).toEqual(standard.weekly.mon)
    expect(dayName(standard, '2026-02-14')).toEqual({ zh: '春节', en: 'Spring Festival' })
  })

  test('a date with hours of its own keeps them and is reported', () => {
    const own = { ...standard, overrides: { ...standard.overrides, '2026-10-01': [['09:00', '11:00']] as const } }
    const added = addOfficial(own, days2026)
    expect(added.kept).toEqual(['2026-10-01'])
    expect(added.definition.overrides['2026-10-01']).toEqual([['09:00', '11:00']])
  })

  test('doing it twice changes nothing more', () => {
    expect(addOfficial(standard, days2026)).toEqual({ definition: standard, kept: [] })
  })
})

test.each(seedCalendars.map(seed => [seed.code, seed.definition] as const))(
  'the calendar %s of a new installation works',
  (_, definition) => expect(definitionProblems(definition)).toEqual([]),
)

import { calendarReach } from '@huke/core/calendar'
import { describe, expect, test } from 'vitest'
import { seedCalendars } from './seeds.ts'
import { yearView } from './year.ts'

const definitionOf = (code: string) => {
  const seed = seedCalendars.find(s => s.code === code)
  if (seed === undefined) throw new Error(code)
  return seed.definition
}
const count = (view: ReturnType<typeof yearView>, kind: string) => view.days.filter(day => day.kind === kind).length

describe('yearView', () => {
  test('an official year shows holidays, make-up days and ordinary days', () => {
    const view = yearView(definitionOf('cn-standard'), 2026)
    expect(view.days).toHaveLength(365)
    expect([count(view, 'holiday'), count(view, 'make-up')]).toEqual([33, 6])
    expect(view.days.find(day => day.date === '2026-02-28')).toMatchObject({
      kind: 'make-up',
      name: { zh: '春节', en: 'Spring Festival' },
      spans: [
        ['08:30', '12:00'],
        ['13:30', '17:30'],
      ],
    })
    expect(view.days.find(day => day.date === '2026-03-07')).toEqual({
      date: '2026-03-07',
      kind: 'weekend',
      name: null,
      spans: [],
    })
    expect(view).toMatchObject({ officialPublished: true, officialMissing: false })
  })

  test('a year without official days leaves every day open for a calendar that follows them', () => {
    const view = yearView(definitionOf('cn-standard'), 2027)
    expect(view).toMatchObject({ officialPublished: false, officialMissing: true })
    expect(count(view, 'unknown-official')).toBe(365)
    expect(view.days.find(day => day.date === '2027-02-08')?.spans).toHaveLength(2)
  })

  test('a calendar that never took official holidays knows every year', () => {
    const view = yearView(definitionOf('utc-24x7'), 2027)
    expect(view).toMatchObject({ officialPublished: false, officialMissing: false })
    expect(count(view, 'working')).toBe(365)
  })

  test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Sao_Paulo', 'Australia/Lord_Howe'])(
    'every day of a leap year is there once in %s',
    timeZone => {
      const view = yearView({ ...definitionOf('cn-standard'), timeZone }, 2024)
      expect(view.days).toHaveLength(366)
      expect(new Set(view.days.map(day => day.date)).size).toBe(366)
    },
  )

  test('the earliest and the latest year that may be asked for lie within reach', () => {
    expect(yearView(definitionOf('always'), 1900).days).toHaveLength(365)
    expect(yearView(definitionOf('always'), 2150).days).toHaveLength(365)
    expect(calendarReach[1]).toBeGreaterThan(Date.UTC(2151, 1, 1))
  })
})

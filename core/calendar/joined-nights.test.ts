import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCalendar, anyInstant, instant } from './fixtures/calendars.ts'
import {
  type CalendarDefinition,
  calendarProblems,
  compileCalendar,
  isWorkingDay,
  joinedNights,
  type Span,
  workingTimeBetween,
} from './index.ts'

const of = (weekly: Record<string, readonly Span[]>, more: Partial<CalendarDefinition> = {}): CalendarDefinition => ({
  timeZone: 'Asia/Shanghai',
  weekly,
  holidays: [],
  recurringHolidays: [],
  overrides: {},
  ...more,
})
const evening: Span = ['22:00', '24:00']
const morning: Span = ['00:00', '06:00']
const nights = { mon: [evening], tue: [morning, evening], wed: [morning, evening], thu: [morning] }

describe('a shift that was written as two spans', () => {
  test('is one, of the day it begins on', () => {
    const { weekly } = joinedNights(of(nights))
    expect(weekly).toEqual({ mon: [['22:00', '06:00']], tue: [['22:00', '06:00']], wed: [['22:00', '06:00']], thu: [] })
  })

  test('goes on after a break of up to an hour', () => {
    const broken = of({
      mon: [evening],
      tue: [['00:00', '02:00'], ['02:30', '06:00'], evening],
      wed: [['00:00', '06:00']],
    })
    expect(joinedNights(broken).weekly).toEqual({
      mon: [
        ['22:00', '02:00'],
        ['+02:30', '06:00'],
      ],
      tue: [['22:00', '06:00']],
      wed: [],
    })
  })

  test('leaves the hours of the day alone', () => {
    const { weekly } = joinedNights(
      of({
        mon: [['08:00', '12:00'], evening],
        tue: [
          ['00:00', '02:00'],
          ['08:00', '12:00'],
        ],
      }),
    )
    expect(weekly).toEqual({
      mon: [
        ['08:00', '12:00'],
        ['22:00', '02:00'],
      ],
      tue: [['08:00', '12:00']],
    })
  })

  test('is one on dates with hours of their own too, and in later weeks', () => {
    const overrides = { '2026-03-07': [evening], '2026-03-08': [['00:00', '05:00']], '2026-03-10': [morning] } as const
    const later = [{ from: '2026-05-01', weekly: nights, recurringHolidays: [] }]
    const joined = joinedNights(of(nights, { overrides, later }))
    expect(joined.overrides).toEqual({ '2026-03-07': [['22:00', '05:00']], '2026-03-08': [], '2026-03-10': [] })
    expect(joined.later?.[0]?.weekly.mon).toEqual([['22:00', '06:00']])
  })

  test('meets a date that is written as one', () => {
    const overrides = { '2026-03-02': [['22:00', '06:00']] } as const
    const definition = of(nights, { overrides })
    expect(calendarProblems(definition)).toEqual([])
    expect(joinedNights(definition).overrides).toEqual(overrides)
  })

  test('counts as one working day, and goes on into a holiday', () => {
    const calendar = compileCalendar(of(nights, { holidays: ['2026-03-04'] }))
    expect(isWorkingDay(calendar, '2026-03-05')).toBe(false)
    const [from, until] = [instant('2026-03-03T12:00:00+08:00'), instant('2026-03-05T12:00:00+08:00')]
    expect(workingTimeBetween(calendar, from, until)).toBe(8 * 3600)
  })
})

describe('what is no shift over midnight stays as it is', () => {
  test.each<[string, CalendarDefinition]>([
    ['round the clock', of({ mon: [['00:00', '24:00']], tue: [['00:00', '24:00']] })],
    [
      'round the clock in shifts',
      of({
        mon: [
          ['00:00', '12:00'],
          ['12:00', '24:00'],
        ],
        tue: [
          ['00:00', '12:00'],
          ['12:00', '24:00'],
        ],
      }),
    ],
    [
      'open day and night with an hour off',
      of({
        mon: [
          ['00:00', '11:00'],
          ['12:00', '24:00'],
        ],
        tue: [
          ['00:00', '11:00'],
          ['12:00', '24:00'],
        ],
      }),
    ],
    ['an evening before a day off', of({ mon: [evening], wed: [morning] })],
    ['a morning that begins a little later', of({ mon: [evening], tue: [['00:30', '06:00']] })],
    ['night shifts written as one', of({ mon: [['22:00', '06:00']], tue: [['22:00', '06:00']] })],
  ])('%s', (_, definition) => {
    expect(joinedNights(definition)).toBe(definition)
  })

  test('days that would no longer fit each other', () => {
    const overrides = { '2026-03-10': [['05:00', '09:00']] } as const
    const definition = of(nights, { overrides })
    expect(joinedNights(definition)).toBe(definition)
    expect(calendarProblems(definition)).toEqual([])
  })
})

test('joining once is enough, and a definition means the same joined or not', () => {
  const halves = fc.subarray(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const).map(days => {
    const next = { mon: 'tue', tue: 'wed', wed: 'thu', thu: 'fri', fri: 'sat', sat: 'sun', sun: 'mon' } as const
    const spans: Record<string, Span[]> = { wed: [['12:00', '13:00']] }
    for (const day of days) {
      spans[day] = [...(spans[day] ?? []), evening]
      spans[next[day]] = [morning, ...(spans[next[day]] ?? [])]
    }
    return spans
  })
  fc.assert(
    fc.property(anyCalendar, halves, anyInstant, (other, weekly, at) => {
      const definition = { ...other, later: [], overrides: {}, weekly }
      const joined = joinedNights(definition)
      expect(calendarProblems(joined)).toEqual([])
      expect(joinedNights(joined)).toBe(joined)
      const [start, end] = [at - 900_000_000, at + 900_000_000]
      const [one, two] = [compileCalendar(definition), compileCalendar(joined)]
      expect(workingTimeBetween(one, start, end)).toBe(workingTimeBetween(two, start, end))
    }),
  )
})

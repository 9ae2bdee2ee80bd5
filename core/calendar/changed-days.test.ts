import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOf, dayOf } from './date.ts'
import { anyCalendar, office } from './fixtures/calendars.ts'
import { type CalendarDefinition, changedDays, compileCalendar, dayOn } from './index.ts'

const last = '2026-03-10'
const spring = [['10:00', '16:00']] as const

describe('days that have passed', () => {
  test.each<[string, Partial<CalendarDefinition>, ReturnType<typeof changedDays>]>([
    [
      'a holiday entered late',
      { holidays: [...office.holidays, '2026-03-04'] },
      { from: '2026-03-04', to: '2026-03-04' },
    ],
    ['a holiday to come', { holidays: [...office.holidays, '2026-03-11'] }, null],
    ['a holiday on a day off', { holidays: [...office.holidays, '2026-03-08'] }, null],
    ['other names', { names: {} }, null],
    ['another week since ever', { weekly: { ...office.weekly, mon: spring } }, { from: null, to: '2026-03-02' }],
    [
      'another week from a date',
      {
        later: [{ from: '2026-03-05', weekly: { ...office.weekly, thu: spring, tue: spring }, recurringHolidays: [] }],
      },
      { from: '2026-03-05', to: '2026-03-10' },
    ],
    [
      'another week from tomorrow',
      { later: [{ from: '2026-03-11', weekly: { wed: spring }, recurringHolidays: [] }] },
      null,
    ],
    ['29 February off in every year', { recurringHolidays: ['10-01', '02-29'] }, { from: null, to: '2024-02-29' }],
    ['another time zone', { timeZone: 'Asia/Tokyo' }, { from: null, to: last }],
    [
      'the same hours in two spans that touch',
      {
        weekly: {
          ...office.weekly,
          mon: [
            ['09:00', '10:00'],
            ['10:00', '12:00'],
            ['13:30', '18:00'],
          ],
        },
      },
      null,
    ],
  ])('%s', (_, change, expected) => {
    expect(changedDays(office, { ...office, ...change }, last)).toEqual(expected)
  })

  test('a night shift written as one span instead of two', () => {
    const of = (weekly: CalendarDefinition['weekly']) => ({ ...office, weekly, overrides: {} })
    const two = of({ mon: [['22:00', '24:00']], tue: [['00:00', '06:00']] })
    expect(changedDays(two, of({ mon: [['22:00', '06:00']] }), last)).toBeNull()
  })
})

test('are those whose hours differ', () => {
  fc.assert(
    fc.property(anyCalendar, anyCalendar, (before, other) => {
      const after = { ...other, timeZone: before.timeZone }
      const [old, young] = [compileCalendar(before), compileCalendar(after)]
      const days = Array.from({ length: 360 }, (_, index) => dateOf(dayOf('2026-01-01') + index))
      const differing = days.filter(
        date => JSON.stringify(dayOn(old, date).spans) !== JSON.stringify(dayOn(young, date).spans),
      )
      const changed = changedDays(before, after, '2026-12-26')
      if (differing.length === 0) expect((changed?.to ?? '') < '2026-01-01').toBe(true)
      else expect(changed).toMatchObject({ to: differing.at(-1) })
      const since = changed?.from ?? null
      if (since !== null && since >= '2026-01-01') expect(since).toBe(differing[0])
    }),
    { numRuns: 60 },
  )
})

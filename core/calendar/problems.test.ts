import { describe, expect, test } from 'vitest'
import { office } from './fixtures/calendars.ts'
import { type CalendarDefinition, calendarProblems, compileCalendar } from './index.ts'

const everyDay = Array.from({ length: 366 }, (_, day) =>
  new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(5, 10),
)

describe('an impossible calendar is refused with its place and value', () => {
  test.each<[string, Partial<CalendarDefinition>, code: string, path: string, value: unknown]>([
    ['a city that is no time zone', { timeZone: 'Asia/Beijing' }, 'unknown-time-zone', '/timeZone', 'Asia/Beijing'],
    ['an offset for a time zone', { timeZone: '+08:00' }, 'unknown-time-zone', '/timeZone', '+08:00'],
    ['no time zone', { timeZone: '' }, 'unknown-time-zone', '/timeZone', ''],
    [
      'overlapping spans',
      {
        weekly: {
          mon: [
            ['09:00', '12:00'],
            ['11:59', '18:00'],
          ],
        },
      },
      'overlapping-spans',
      '/weekly/mon/1',
      ['11:59', '18:00'],
    ],
    [
      'a span inside another',
      {
        weekly: {
          mon: [
            ['08:00', '18:00'],
            ['09:00', '10:00'],
          ],
        },
      },
      'overlapping-spans',
      '/weekly/mon/1',
      ['09:00', '10:00'],
    ],
    [
      'the same span twice',
      {
        overrides: {
          '2026-02-14': [
            ['09:00', '12:00'],
            ['09:00', '12:00'],
          ],
        },
      },
      'overlapping-spans',
      '/overrides/2026-02-14/1',
      ['09:00', '12:00'],
    ],
    [
      'a night shift in one span',
      { weekly: { tue: [['22:00', '06:00']] } },
      'span-ends-before-it-starts',
      '/weekly/tue/0',
      ['22:00', '06:00'],
    ],
    [
      'an empty span',
      { weekly: { tue: [['09:00', '09:00']] } },
      'span-ends-before-it-starts',
      '/weekly/tue/0',
      ['09:00', '09:00'],
    ],
    [
      'a time after the end of the day',
      { weekly: { mon: [['09:00', '24:01']] } },
      'bad-time',
      '/weekly/mon/0/1',
      '24:01',
    ],
    ['a time without its zero', { weekly: { mon: [['9:00', '12:00']] } }, 'bad-time', '/weekly/mon/0/0', '9:00'],
    [
      'a weekday in another language',
      { weekly: { ...office.weekly, montag: [] } as CalendarDefinition['weekly'] },
      'unknown-weekday',
      '/weekly/montag',
      'montag',
    ],
    ['a holiday that does not exist', { holidays: ['2026-02-29'] }, 'bad-date', '/holidays/0', '2026-02-29'],
    ['a holiday written otherwise', { holidays: ['2026-1-1'] }, 'bad-date', '/holidays/0', '2026-1-1'],
    [
      'a recurring holiday that never comes',
      { recurringHolidays: ['02-30'] },
      'bad-date',
      '/recurringHolidays/0',
      '02-30',
    ],
    ['an override of no date', { overrides: { '2026-13-01': [] } }, 'bad-date', '/overrides/2026-13-01', '2026-13-01'],
    ['a name for no date', { names: { spring: '春节' } }, 'bad-date', '/names/spring', 'spring'],
    [
      'no hours at all',
      { weekly: { mon: [] }, overrides: { '2026-03-09': [] } },
      'no-working-time',
      '/weekly',
      { mon: [] },
    ],
    [
      'holidays all year round',
      { recurringHolidays: everyDay, overrides: {} },
      'no-working-time',
      '/weekly',
      office.weekly,
    ],
  ])('%s', (_, change, code, path, value) => {
    const [problem, ...others] = calendarProblems({ ...office, ...change })
    expect(problem).toEqual({ code: `calendar.${code}`, path, value, expectation: expect.any(String) })
    expect(others).toEqual([])
  })
})

test('all problems are told at once', () => {
  const codes = calendarProblems({
    timeZone: 'Mars/Olympus',
    weekly: {
      mon: [
        ['18:00', '09:00'],
        ['noon', '13:00'],
      ],
    },
    holidays: ['2026-02-30', 'tomorrow'],
    recurringHolidays: [],
    overrides: {},
  }).map(problem => problem.code)
  expect(codes).toEqual([
    'calendar.unknown-time-zone',
    'calendar.span-ends-before-it-starts',
    'calendar.bad-time',
    'calendar.bad-date',
    'calendar.bad-date',
  ])
})

test('touching spans, 29 February, seconds and a calendar of make-up days alone are possible', () => {
  const weekly = {
    mon: [
      ['12:00', '24:00'],
      ['00:00:30', '12:00'],
    ],
  } as const
  expect(calendarProblems({ ...office, weekly, recurringHolidays: ['02-29'] })).toEqual([])
  expect(calendarProblems({ ...office, weekly: {} })).toEqual([])
  expect(calendarProblems({ ...office, weekly: { mon: undefined } })).toEqual([])
})

test('compiling an impossible calendar is a fault', () => {
  const fault = { code: 'calendar.impossible' }
  expect(() => compileCalendar({ ...office, timeZone: 'Mars/Olympus' })).toThrow(expect.objectContaining(fault))
})

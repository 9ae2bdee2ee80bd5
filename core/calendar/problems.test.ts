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
      'a span after midnight that ends before it begins',
      { weekly: { tue: [['+06:00', '02:00']] } },
      'span-ends-before-it-starts',
      '/weekly/tue/0',
      ['+06:00', '02:00'],
    ],
    [
      'a time after midnight for a closing',
      { weekly: { mon: [['22:00', '+06:00']] } },
      'bad-time',
      '/weekly/mon/0/1',
      '+06:00',
    ],
    [
      'the end of the date after midnight',
      { weekly: { mon: [['+24:00', '06:00']] } },
      'bad-time',
      '/weekly/mon/0/0',
      '+24:00',
    ],
    [
      'two shifts past one midnight',
      {
        weekly: {
          mon: [
            ['18:00', '02:00'],
            ['22:00', '06:00'],
          ],
        },
      },
      'overlapping-spans',
      '/weekly/mon/1',
      ['22:00', '06:00'],
    ],
    [
      'a shift into the hours of the next day',
      { weekly: { mon: [['22:00', '06:00']], tue: [['05:00', '12:00']] } },
      'overlapping-shifts',
      '/weekly/tue/0',
      ['05:00', '12:00'],
    ],
    [
      'a shift of Sunday into Monday',
      { weekly: { mon: [['09:00', '12:00']], sun: [['22:00', '10:00']] } },
      'overlapping-shifts',
      '/weekly/mon/0',
      ['09:00', '12:00'],
    ],
    [
      'hours of a date in the shift of the day before',
      { weekly: { fri: [['22:00', '06:00']] }, overrides: { '2026-03-07': [['05:00', '12:00']] } },
      'overlapping-shifts',
      '/overrides/2026-03-07/0',
      ['05:00', '12:00'],
    ],
    [
      'a shift of a date into the hours of the next day',
      { weekly: { mon: [['07:00', '12:00']] }, overrides: { '2026-03-08': [['22:00', '08:00']] } },
      'overlapping-shifts',
      '/overrides/2026-03-08/0',
      ['22:00', '08:00'],
    ],
    [
      'shifts of two dates in each other',
      { weekly: {}, overrides: { '2026-03-07': [['22:00', '08:00']], '2026-03-08': [['07:00', '09:00']] } },
      'overlapping-shifts',
      '/overrides/2026-03-08/0',
      ['07:00', '09:00'],
    ],
    [
      'the last shift of one week in the first hours of another',
      {
        weekly: { tue: [['22:00', '06:00']] },
        later: [{ from: '2026-04-01', weekly: { wed: [['05:00', '12:00']] }, recurringHolidays: [] }],
      },
      'overlapping-shifts',
      '/later/0/weekly/wed/0',
      ['05:00', '12:00'],
    ],
    [
      'hours of a later week that are none',
      { later: [{ from: '2026-04-01', weekly: { wed: [['5:00', '12:00']] }, recurringHolidays: [] }] },
      'bad-time',
      '/later/0/weekly/wed/0/0',
      '5:00',
    ],
    [
      'a week from no date',
      { later: [{ from: '2026-02-30', weekly: office.weekly, recurringHolidays: [] }] },
      'bad-date',
      '/later/0/from',
      '2026-02-30',
    ],
    [
      'two weeks from one date',
      {
        later: [
          { from: '2026-04-01', weekly: office.weekly, recurringHolidays: [] },
          { from: '2026-04-01', weekly: office.weekly, recurringHolidays: [] },
        ],
      },
      'week-not-later',
      '/later/1/from',
      '2026-04-01',
    ],
    [
      'no hours at all in the end',
      { overrides: {}, later: [{ from: '2026-04-01', weekly: {}, recurringHolidays: [] }] },
      'no-working-time',
      '/later/0/weekly',
      {},
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
        ['18:00', '18:00'],
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

test('night shifts, several spans with the last past midnight and shifts that meet are possible', () => {
  const night = [['22:00', '06:00']] as const
  const long = [
    ['08:00', '12:00'],
    ['18:00', '02:00'],
  ] as const
  const round = [
    ['20:00', '08:00'],
    ['08:00', '20:00'],
  ] as const
  const broken = [
    ['22:00', '02:00'],
    ['+02:30', '06:00'],
  ] as const
  for (const spans of [night, long, round, broken]) {
    const weekly = { mon: spans, tue: spans, wed: spans, sun: spans }
    expect(calendarProblems({ ...office, weekly, overrides: { '2026-03-05': spans } })).toEqual([])
  }
})

test('a shift into a holiday meets no hours there', () => {
  const weekly = { mon: [['22:00', '06:00']], tue: [['06:00', '12:00']] } as const
  const overrides = { '2026-03-09': [['22:00', '08:00']] } as const
  expect(calendarProblems({ ...office, weekly, overrides, holidays: ['2026-03-10'] })).toEqual([])
  expect(calendarProblems({ ...office, weekly, overrides, holidays: [] })).toMatchObject([
    { path: '/overrides/2026-03-09/0' },
  ])
})

test('compiling an impossible calendar is a fault', () => {
  const fault = { code: 'calendar.impossible' }
  expect(() => compileCalendar({ ...office, timeZone: 'Mars/Olympus' })).toThrow(expect.objectContaining(fault))
})

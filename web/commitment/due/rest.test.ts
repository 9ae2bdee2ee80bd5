import { compileCalendar } from '@huke/core/calendar'
import { expect, test } from 'vitest'
import { dayEnds } from './day-ends.ts'
import { nameOn, restAt } from './rest.ts'

const hours = [
  ['08:30', '12:00'],
  ['13:30', '17:30'],
] as const
const calendar = compileCalendar({
  timeZone: 'Asia/Shanghai',
  weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  holidays: ['2026-10-01', '2026-10-02'],
  recurringHolidays: [],
  overrides: { '2026-10-10': hours },
  names: { '2026-10-01': '国庆节' },
})
const at = (text: string): number => Date.parse(`${text}+08:00`)

test('a date on a day off says so, and what it comes to', () => {
  const holiday = { of: 'day', date: '2026-10-01', since: at('2026-09-30T17:30') }
  const saturday = { of: 'day', date: '2026-11-28', since: at('2026-11-27T17:30') }
  expect(restAt(calendar, at('2026-10-01T15:00'))).toEqual(holiday)
  expect(restAt(calendar, at('2026-11-28T10:00'))).toEqual(saturday)
  expect([holiday, saturday].map(({ date }) => nameOn(calendar.definition, date, 'zh'))).toEqual(['国庆节', null])
})

test('so does an hour in which nobody works', () => {
  expect(restAt(calendar, at('2026-11-27T20:00'))).toMatchObject({ of: 'hours', since: at('2026-11-27T17:30') })
  expect(restAt(calendar, at('2026-11-27T13:00'))).toMatchObject({ of: 'hours', since: at('2026-11-27T12:00') })
})

test('a closing, an hour of work and a make-up day do not', () => {
  for (const time of ['2026-11-27T17:30', '2026-11-27T10:00', '2026-10-10T10:00'])
    expect(restAt(calendar, at(time)), time).toBeNull()
})

test('the next ends of a day’s work leave out days off and what has passed', () => {
  expect(dayEnds(calendar, at('2026-09-30T10:00'), 3)).toEqual([
    at('2026-09-30T17:30'),
    at('2026-10-05T17:30'),
    at('2026-10-06T17:30'),
  ])
  expect(dayEnds(calendar, at('2026-09-30T17:30'), 1)).toEqual([at('2026-10-05T17:30')])
})

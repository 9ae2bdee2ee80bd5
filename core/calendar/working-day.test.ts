import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { dateOf, dayOf } from './date.ts'
import { anyCalendar, anyInstant, office, roundTheClock } from './fixtures/calendars.ts'
import { addWorkingDays, compileCalendar, isWorkingDay, localDateOf, workingDaysBetween } from './index.ts'

const calendar = compileCalendar(office)
const anyDate = anyInstant.map(at => dateOf(Math.floor(at / 86_400_000)))

describe('the month of Chinese New Year 2026', () => {
  test.each([
    ['2026-02-14', true, 'a Saturday made up for'],
    ['2026-02-16', false, 'a Monday of the holiday'],
    ['2026-02-22', false, 'a Sunday of the holiday'],
    ['2026-02-24', true, 'the first day back'],
    ['2026-02-28', true, 'another Saturday made up for'],
    ['2026-03-09', false, 'a Monday without electricity'],
  ])('%s is a working day: %s (%s)', (date, working) => {
    expect(isWorkingDay(calendar, date)).toBe(working)
  })

  test('counts make-up Saturdays and leaves out the holiday', () => {
    expect(addWorkingDays(calendar, '2026-02-13', 1)).toBe('2026-02-14')
    expect(addWorkingDays(calendar, '2026-02-13', 2)).toBe('2026-02-24')
    expect(addWorkingDays(calendar, '2026-02-24', -2)).toBe('2026-02-13')
    expect(addWorkingDays(calendar, '2026-02-18', -1)).toBe('2026-02-14')
    expect(workingDaysBetween(calendar, '2026-01-31', '2026-02-28')).toBe(16)
  })
})

test('a date that the zone skipped is no working day', () => {
  const apia = compileCalendar(roundTheClock('Pacific/Apia'))
  expect(isWorkingDay(apia, '2011-12-30')).toBe(false)
  expect(addWorkingDays(apia, '2011-12-29', 1)).toBe('2011-12-31')
})

test('29 February recurs in leap years', () => {
  const leap = compileCalendar({ ...roundTheClock('UTC'), recurringHolidays: ['02-29'] })
  expect(isWorkingDay(leap, '2028-02-29')).toBe(false)
  expect(workingDaysBetween(leap, '2027-02-28', '2027-03-01')).toBe(1)
})

test('working days are those that one counts day by day', () => {
  fc.assert(
    fc.property(anyCalendar, anyDate, fc.integer({ min: 0, max: 800 }), (definition, start, length) => {
      const any = compileCalendar(definition)
      const days = Array.from({ length }, (_, index) => dateOf(dayOf(start) + 1 + index))
      const working = days.filter(date => isWorkingDay(any, date))
      expect(workingDaysBetween(any, start, dateOf(dayOf(start) + length))).toBe(working.length)
    }),
  )
})

test('the n-th working day has n working days up to it, and going back n leads before the start', () => {
  fc.assert(
    fc.property(anyCalendar, anyDate, fc.integer({ min: 1, max: 900 }), (definition, start, days) => {
      const any = compileCalendar(definition)
      const later = addWorkingDays(any, start, days)
      const earlier = addWorkingDays(any, start, -days)
      expect(isWorkingDay(any, later) && isWorkingDay(any, earlier)).toBe(true)
      expect(workingDaysBetween(any, start, later)).toBe(days)
      expect(workingDaysBetween(any, earlier, dateOf(dayOf(start) - 1))).toBe(days - 1)
    }),
  )
})

test('the local date is the one that Temporal gives', () => {
  fc.assert(
    fc.property(anyCalendar, anyInstant, (definition, at) => {
      const any = compileCalendar(definition)
      const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(any.definition.timeZone)
      expect(localDateOf(any, at)).toBe(local.toPlainDate().toString())
    }),
  )
})

test.each(['2026-02-29', '26-02-01', 'tomorrow'])('%s is a fault', date => {
  expect(() => isWorkingDay(calendar, date)).toThrow(expect.objectContaining({ code: 'calendar.bad-date' }))
})

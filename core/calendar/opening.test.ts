import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCalendar, anyInstant, instant, office, roundTheClock } from './fixtures/calendars.ts'
import { compileCalendar, isOpen, nextOpen, workingPeriods, workingTimeBetween } from './index.ts'

const calendar = compileCalendar(office)

test('an opening time is open and a closing time is closed', () => {
  expect(isOpen(calendar, instant('2026-03-02T09:00:00+08:00'))).toBe(true)
  expect(isOpen(calendar, instant('2026-03-02T11:59:59+08:00'))).toBe(true)
  expect(isOpen(calendar, instant('2026-03-02T12:00:00+08:00'))).toBe(false)
})

test('touching spans are one, so nobody waits between them', () => {
  const touching = compileCalendar({
    ...office,
    weekly: {
      mon: [
        ['13:00', '18:00'],
        ['09:00', '13:00'],
      ],
    },
  })
  const monday = instant('2026-03-02T00:00:00+08:00')
  expect(workingPeriods(touching, monday, 1)).toEqual([
    [instant('2026-03-02T09:00:00+08:00'), instant('2026-03-02T18:00:00+08:00')],
  ])
})

test('the next opening after the last evening before Chinese New Year is nine days later', () => {
  expect(nextOpen(calendar, instant('2026-02-14T18:00:00+08:00'))).toBe(instant('2026-02-24T09:00:00+08:00'))
})

test('working periods go over the turn of the year, the first cut at the start', () => {
  expect(workingPeriods(calendar, instant('2026-12-31T17:00:00+08:00'), 2)).toEqual([
    [instant('2026-12-31T17:00:00+08:00'), instant('2026-12-31T18:00:00+08:00')],
    [instant('2027-01-01T09:00:00+08:00'), instant('2027-01-01T12:00:00+08:00')],
  ])
})

test('hours round the clock give one period a day', () => {
  const berlin = compileCalendar(roundTheClock('Europe/Berlin'))
  const hours = workingPeriods(berlin, instant('2026-03-28T00:00:00+01:00'), 3).map(
    ([open, close]) => (close - open) / 3_600_000,
  )
  expect(hours).toEqual([24, 23, 24])
})

test('no more of a night is worked than the clock change leaves of it', () => {
  const night = compileCalendar({
    ...roundTheClock('Europe/Berlin'),
    weekly: {
      sun: [
        ['01:30', '02:00'],
        ['03:00', '04:00'],
      ],
    },
  })
  expect(workingPeriods(night, instant('2026-03-29T00:00:00+01:00'), 1)).toEqual([
    [instant('2026-03-29T01:30:00+01:00'), instant('2026-03-29T04:00:00+02:00')],
  ])
})

test('nothing is worked before the next opening', () => {
  fc.assert(
    fc.property(anyCalendar, anyInstant, (definition, at) => {
      const any = compileCalendar(definition)
      const open = nextOpen(any, at)
      expect(isOpen(any, open)).toBe(true)
      expect(workingTimeBetween(any, at, open)).toBe(0)
      expect(open === at).toBe(isOpen(any, at))
    }),
  )
})

test('working periods are all the working time there is', () => {
  fc.assert(
    fc.property(anyCalendar, anyInstant, fc.integer({ min: 1, max: 60 }), (definition, start, count) => {
      const any = compileCalendar(definition)
      const periods = workingPeriods(any, start, count)
      const sum = periods.reduce((worked, [open, close]) => worked + (close - open) / 1000, 0)
      expect(workingTimeBetween(any, start, periods.at(-1)?.[1] ?? start)).toBe(sum)
    }),
  )
})

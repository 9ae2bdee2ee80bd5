import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCalendar, anyInstant, instant, office, roundTheClock } from './fixtures/calendars.ts'
import { closedSince, compileCalendar, dayEndedBy, isOpen, nextOpen, workingTimeBetween } from './index.ts'

const calendar = compileCalendar(office)

test.each([
  ['the last closing ends its date', '2026-03-03T18:00:00+08:00', '2026-03-03'],
  ['the opening after it ends the date before', '2026-03-04T09:00:00+08:00', '2026-03-03'],
  ['the opening after Chinese New Year ends the last day before it', '2026-02-24T09:00:00+08:00', '2026-02-14'],
  ['the last closing of a year ends it', '2026-12-31T18:00:00+08:00', '2026-12-31'],
  ['the break at noon ends no date', '2026-03-03T12:00:00+08:00', null],
  ['nor does the end of the break', '2026-03-03T13:00:00+08:00', null],
  ['nor does the middle of the work', '2026-03-03T15:00:00+08:00', null],
  ['nor does the middle of the night', '2026-03-03T23:00:00+08:00', null],
])('%s', (_, at, date) => {
  expect(dayEndedBy(calendar, instant(at))).toBe(date)
})

test('where work never rests no date ends', () => {
  const berlin = compileCalendar(roundTheClock('Europe/Berlin'))
  expect(dayEndedBy(berlin, instant('2026-03-03T00:00:00+01:00'))).toBeNull()
})

test('work has rested since its last closing, over the turn of a year too', () => {
  expect(closedSince(calendar, instant('2026-03-03T12:30:00+08:00'))).toBe(instant('2026-03-03T12:00:00+08:00'))
  expect(closedSince(calendar, instant('2027-01-01T07:00:00+08:00'))).toBe(instant('2026-12-31T18:00:00+08:00'))
  expect(closedSince(calendar, instant('2026-03-03T11:00:00+08:00'))).toBeNull()
})

test('nothing is worked from a closing to what it explains', () => {
  fc.assert(
    fc.property(anyCalendar, anyInstant, (definition, at) => {
      const any = compileCalendar(definition)
      const closed = closedSince(any, at)
      expect(closed === null).toBe(isOpen(any, at))
      if (closed === null) return
      expect(workingTimeBetween(any, closed, at)).toBe(0)
      expect(isOpen(any, closed - 1)).toBe(true)
      expect(dayEndedBy(any, closed)).toBe(dayEndedBy(any, nextOpen(any, closed)))
    }),
  )
})

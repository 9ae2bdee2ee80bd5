import { compileCalendar } from '@huke/core/calendar'
import { expect, test } from 'vitest'
import { gapTo } from './gap.ts'

const calendar = compileCalendar({
  timeZone: 'Asia/Shanghai',
  weekly: { mon: [['09:00', '17:00']], fri: [['09:00', '17:00']] },
  holidays: [],
  recurringHolidays: [],
  overrides: {},
})
const at = (text: string): number => Date.parse(`${text}+08:00`)
const friday = at('2026-11-27T16:00')
const gap = (time: string, target: Parameters<typeof gapTo>[1] = null) => gapTo(calendar, target, friday, at(time))

test('a later date is later by the work between, an earlier one earlier', () => {
  expect(gap('2026-11-30T11:00')).toEqual({ is: 'later', seconds: 3 * 3600 })
  expect(gap('2026-11-27T10:00')).toEqual({ is: 'earlier', seconds: 6 * 3600 })
  expect(gap('2026-11-27T16:00')).toEqual({ is: 'same', seconds: 0 })
})

test('a date after the closing is later though no work lies between', () => {
  expect(gapTo(calendar, null, at('2026-11-27T17:00'), at('2026-11-28T12:00'))).toEqual({ is: 'later', seconds: 0 })
})

test('where day and night count, so do they here', () => {
  expect(gap('2026-11-28T16:00', { kind: 'calendar-time', seconds: 1 })).toEqual({ is: 'later', seconds: 24 * 3600 })
})

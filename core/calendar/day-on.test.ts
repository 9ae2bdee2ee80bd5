import { expect, test } from 'vitest'
import { office } from './fixtures/calendars.ts'
import { compileCalendar, dayOn } from './index.ts'

const night = compileCalendar({
  ...office,
  weekly: { mon: [['22:00', '24:00']], tue: [['00:00', '06:00']] },
  later: [
    {
      from: '2026-04-01',
      weekly: {
        wed: [
          ['09:00', '12:00'],
          ['12:00', '17:00'],
        ],
      },
      recurringHolidays: ['04-08'],
    },
  ],
})

test('a date is told as its calendar has it', () => {
  expect(dayOn(night, '2026-03-16')).toEqual({ kind: 'working', spans: [['22:00', '06:00']] })
  expect(dayOn(night, '2026-03-17')).toEqual({ kind: 'weekend', spans: [] })
  expect(dayOn(night, '2026-02-17')).toEqual({ kind: 'holiday', name: '春节', spans: [] })
  expect(dayOn(night, '2026-02-14')).toMatchObject({ kind: 'make-up', name: '春节调休' })
  expect(dayOn(night, '2026-04-01')).toEqual({ kind: 'working', spans: [['09:00', '17:00']] })
  expect(dayOn(night, '2026-04-08')).toEqual({ kind: 'holiday', spans: [] })
})

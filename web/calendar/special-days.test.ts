import { expect, test } from 'vitest'
import type { CalendarYear } from '../api/index.ts'
import { specialDays } from './special-days.ts'

type Day = CalendarYear['days'][number]
const day = (date: string, kind: Day['kind'], name: string | null = null, spans: string[][] = []): Day => ({
  date,
  kind,
  name: name === null ? null : { zh: name, en: name },
  spans,
})

test('a holiday of several days is one line, and ordinary days are none', () => {
  const days = [
    day('2026-02-14', 'make-up', '春节', [['08:30', '12:00']]),
    day('2026-02-15', 'holiday', '春节'),
    day('2026-02-16', 'holiday', '春节'),
    day('2026-02-17', 'working'),
    day('2026-02-18', 'holiday', '春节'),
  ]
  expect(specialDays(days).map(({ from, to, kind }) => [from, to, kind])).toEqual([
    ['2026-02-14', '2026-02-14', 'make-up'],
    ['2026-02-15', '2026-02-16', 'holiday'],
    ['2026-02-18', '2026-02-18', 'holiday'],
  ])
})

test('two holidays that meet stay two, and so do days of other hours', () => {
  const days = [
    day('2025-10-05', 'holiday', '国庆节'),
    day('2025-10-06', 'holiday', '中秋'),
    day('2025-12-30', 'exception', null, [['09:00', '12:00']]),
    day('2025-12-31', 'exception', null, [['09:00', '11:00']]),
  ]
  expect(specialDays(days)).toHaveLength(4)
})

test('a stretch goes over the end of a month', () => {
  expect(specialDays([day('2026-04-30', 'holiday', 'x'), day('2026-05-01', 'holiday', 'x')])).toHaveLength(1)
})

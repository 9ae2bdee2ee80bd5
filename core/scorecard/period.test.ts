import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Period, periodOf, previousPeriod, readingOf, yearUpTo } from './index.ts'

const today = '2026-11-22'

test.each([
  ['2026-11', '2026-11-01', '2026-11-30'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2026-Q4', '2026-10-01', '2026-12-31'],
  ['2026', '2026-01-01', '2026-12-31'],
  ['last-30-days', '2026-10-24', '2026-11-22'],
  ['last-1-days', '2026-11-22', '2026-11-22'],
  ['2026-11-03..2026-11-09', '2026-11-03', '2026-11-09'],
])('%s is %s to %s', (text, from, to) => {
  expect(periodOf(text, today)).toEqual({ from, to })
})

test.each([
  '',
  '2026-13',
  '2026-Q5',
  '2026-1',
  '26-01',
  'last-0-days',
  '2026-02-30..2026-03-01',
  '2026-03-02..2026-03-01',
  '1000-01-01..2026-01-01',
  '0000-00',
  '0001',
  '1919',
  '9999-12',
  '2199-12-31..2200-01-01',
])('"%s" is no period', text => {
  expect(periodOf(text, today)).toBeNull()
})

test.each([
  ['2026-03', '2026-02-01', '2026-02-28'],
  ['2026-Q1', '2025-10-01', '2025-12-31'],
  ['2026', '2025-01-01', '2025-12-31'],
  ['2026-11-03..2026-11-09', '2026-10-27', '2026-11-02'],
])('before %s lies %s to %s', (text, from, to) => {
  expect(previousPeriod(periodOf(text, today) as Period)).toEqual({ from, to })
})

test('the year up to a period ends with it, or with today', () => {
  expect(yearUpTo({ from: '2026-04-01', to: '2026-06-30' }, today)).toEqual({ from: '2025-07-01', to: '2026-06-30' })
  expect(yearUpTo({ from: '2026-01-01', to: '2026-12-31' }, today)).toEqual({ from: '2025-12-01', to: '2026-11-30' })
})

describe('a period is read from sums', () => {
  const anyDay = fc
    .date({ min: new Date('2019-12-01'), max: new Date('2028-03-01'), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 10))

  test('that cover each of its days once and no other', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const period = a < b ? { from: a, to: b } : { from: b, to: a }
        const { months, days } = readingOf(period)
        const pieces = [...(months === null ? [] : [months]), ...days]
        const covered = pieces.flatMap(daysOf).sort()
        expect(covered).toEqual(daysOf(period))
        expect(months === null || (months.from.endsWith('-01') && dayAfter(months.to).endsWith('-01'))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

function daysOf({ from, to }: Period): string[] {
  const days = []
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day)
  return days
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

import { expect, test } from 'vitest'
import { compileCalendar } from '../../calendar/index.ts'
import { intervalOf } from '../index.ts'
import { agenda } from './agenda.ts'
import { HOUR, plan, roundTheClock } from './fixtures/plans.ts'
import { studentQuantile } from './interval.ts'
import { stream } from './random.ts'
import { timelineOf } from './timeline.ts'
import { drawer } from './work-time.ts'

test.each([
  [1, 12.706],
  [2, 4.303],
  [4, 2.776],
  [9, 2.262],
  [19, 2.093],
  [30, 2.042],
])('Student’s t of %d degrees of freedom has 97.5 %% below the %d of the tables', (freedom, printed) => {
  expect(studentQuantile(freedom, 0.975)).toBeCloseTo(printed, 3)
})

test('an interval is what a table would give', () => {
  const { mean, lower, upper } = intervalOf([1, 2, 3, 4, 5])!
  expect(mean).toBe(3)
  expect(upper - 3).toBeCloseTo(2.776 * Math.sqrt(2.5 / 5), 3)
  expect(3 - lower).toBeCloseTo(upper - 3, 12)
  expect(intervalOf([])).toBeNull()
})

test('handling times have the mean and the 90th percentile that were asked for', () => {
  const draw = drawer({ kind: 'lognormal', mean: 20, p90: 40 })
  const random = stream(1)
  const times = Float64Array.from({ length: 200_000 }, () => draw(random)).sort()
  expect(times.reduce((sum, time) => sum + time, 0) / times.length).toBeCloseTo(20, 0)
  expect(times[180_000]).toBeCloseTo(40, 0)
})

test('streams with different keys have nothing in common', () => {
  const draws = (...key: number[]) => {
    const random = stream(...key)
    return Array.from({ length: 20_000 }, random)
  }
  const [first, second] = [draws(1, 0, 0), draws(1, 0, 1)]
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  expect(mean(first)).toBeCloseTo(0.5, 1)
  const covariance = mean(first.map((value, i) => (value - 0.5) * (second[i] - 0.5)))
  expect(Math.abs(covariance) * 12).toBeLessThan(0.03)
  expect(draws(1, 0, 0)).toEqual(first)
})

test('the agenda hands out by time, whatever the order of what is put in', () => {
  const entries = agenda()
  const random = stream(7)
  const times = Array.from({ length: 500 }, random)
  times.forEach((time, person) => entries.add(time, person))
  const taken: number[] = []
  while (entries.next() < Number.POSITIVE_INFINITY) taken.push(times[entries.take()])
  expect(taken).toEqual(times.toSorted((a, b) => a - b))
})

test('an hour of a day is one of its own shift, also after midnight', () => {
  const night = [['22:00', '06:00']] as const
  const calendar = compileCalendar({ ...roundTheClock.definition, weekly: { mon: night, tue: night, fri: night } })
  const { days, starts, clock } = timelineOf(plan({ calendar, start: '2026-03-02', days: 4, warmUp: 0 }))
  const hours = days.map(day => [22, 2].map(hour => clock(day.hour(hour)) / HOUR))
  expect(hours).toEqual([
    [0, 4],
    [8, 12],
    [16, 20],
    [24, 28],
  ])
  expect([...starts].map(start => start / HOUR)).toEqual([0, 8, 16, 24, 32])
})

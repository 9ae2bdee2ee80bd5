import { expect, test } from 'vitest'
import { daysOf } from './year-by-hand.ts'

const spring = { first: '2027-02-27', last: '2027-03-02', kind: 'holiday', zh: '春节', en: 'Spring Festival' } as const

test('a stretch is every day of it, over the end of a month too', () => {
  expect(daysOf([spring]).map(day => day.date)).toEqual(['2027-02-27', '2027-02-28', '2027-03-01', '2027-03-02'])
})

test('a day entered twice is what was said last, and the days are in order', () => {
  const makeUp = { first: '2027-02-28', last: '2027-02-28', kind: 'workday', zh: '春节调休', en: '' } as const
  const days = daysOf([spring, makeUp, { ...spring, first: '2027-01-01', last: '2027-01-01', zh: '元旦', en: '' }])
  expect(days.map(day => [day.date, day.kind])).toContainEqual(['2027-02-28', 'workday'])
  expect(days[0]).toEqual({ date: '2027-01-01', kind: 'holiday', name: { zh: '元旦', en: '元旦' } })
  expect(days).toHaveLength(5)
})

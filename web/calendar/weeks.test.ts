import { expect, test } from 'vitest'
import { begunOn, dayAfter, dayBefore, definitionOf, holdingOn, weeksOf } from './weeks.ts'

const day = [['09:00', '17:00']]
const short = [['09:00', '12:00']]
const definition = {
  timeZone: 'Asia/Shanghai',
  weekly: { mon: day },
  recurringHolidays: ['05-01'],
  later: [{ from: '2026-07-01', weekly: { mon: short }, recurringHolidays: [] }],
  holidays: [],
  overrides: {},
}

test('weeks make the definition again that they come from', () => {
  const { weekly, recurringHolidays, later } = definition
  expect(definitionOf(weeksOf(definition))).toEqual({ weekly, recurringHolidays, later })
  expect(definitionOf(weeksOf({ ...definition, later: undefined })).later).toBeUndefined()
})

test('days without hours are left out, and weeks come in order of their dates', () => {
  const [first, second] = weeksOf(definition)
  const weeks = [{ ...second!, from: '2026-09-01' }, first!, { ...second!, weekly: { mon: day, tue: [] } }]
  expect(definitionOf(weeks)).toEqual({
    weekly: { mon: day },
    recurringHolidays: ['05-01'],
    later: [
      { from: '2026-07-01', weekly: { mon: day }, recurringHolidays: [] },
      { from: '2026-09-01', weekly: { mon: short }, recurringHolidays: [] },
    ],
  })
})

test('the week that holds on a date is the last one that has begun', () => {
  const weeks = weeksOf(definition)
  expect(['2026-06-30', '2026-07-01', '2027-01-01'].map(date => holdingOn(weeks, date))).toEqual([0, 1, 1])
})

test('hours that are changed from a date on stay as they were before it', () => {
  const original = weeksOf(definition)
  const edited = original.map((week, index) => (index === 0 ? { ...week, weekly: { mon: short } } : week))
  expect(begunOn(edited, original, 0, '2026-04-01').map(({ from, weekly }) => [from, weekly])).toEqual([
    [null, { mon: day }],
    ['2026-04-01', { mon: short }],
    ['2026-07-01', { mon: short }],
  ])
})

test('hours that are changed from a date on which others were to begin take their place', () => {
  const original = weeksOf(definition)
  const edited = original.map((week, index) => (index === 0 ? { ...week, weekly: { tue: day } } : week))
  expect(begunOn(edited, original, 0, '2026-07-01').map(({ from, weekly }) => [from, weekly])).toEqual([
    [null, { mon: day }],
    ['2026-07-01', { tue: day }],
  ])
})

test('days before and after go over the end of a month', () => {
  expect([dayBefore('2026-07-01'), dayAfter('2026-12-31')]).toEqual(['2026-06-30', '2027-01-01'])
})

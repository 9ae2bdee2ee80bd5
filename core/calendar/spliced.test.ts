import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCalendar, anyInstant, instant, office, roundTheClock } from './fixtures/calendars.ts'
import {
  addWorkingDays,
  compileCalendar,
  dueAt,
  explainDue,
  isWorkingDay,
  localDateOf,
  splicedCalendar,
  type Target,
  usedSeconds,
  workingPeriods,
  workingTimeBetween,
} from './index.ts'

const hour = 3600
const calendar = compileCalendar(office)
const without = compileCalendar({ ...office, holidays: [...office.holidays, '2026-03-04'] })

const anyTarget: fc.Arbitrary<Target> = fc.oneof(
  fc.record({ kind: fc.constant('working-time' as const), seconds: fc.integer({ min: 1, max: 500_000 }) }),
  fc.record({ kind: fc.constant('working-days' as const), days: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('end-of-working-day' as const), days: fc.integer({ min: 0, max: 40 }) }),
  fc.record({
    kind: fc.constant('working-day-at' as const),
    days: fc.integer({ min: 0, max: 40 }),
    time: fc.constantFrom('00:00', '02:30', '16:00', '24:00'),
  }),
)

describe('a holiday that is entered on the day after it', () => {
  const requested = instant('2026-03-03T09:00:00+08:00')
  const entered = instant('2026-03-05T10:00:00+08:00')
  const spliced = splicedCalendar([
    { calendar, until: entered },
    { calendar: without, until: null },
  ])

  test('takes nothing from what has run', () => {
    expect(workingTimeBetween(spliced, requested, entered) / hour).toBe(7.5 + 7.5 + 1)
    expect(workingTimeBetween(without, requested, entered) / hour).toBe(7.5 + 1)
  })

  test('and its day is explained as it was worked', () => {
    const { days } = explainDue(spliced, { kind: 'working-time', seconds: 20 * hour }, requested)
    expect(days.map(({ date, kind, seconds }) => [date, kind, seconds / hour])).toEqual([
      ['2026-03-03', 'working', 7.5],
      ['2026-03-04', 'working', 7.5],
      ['2026-03-05', 'working', 5],
    ])
  })
})

test('from an office to a place open day and night: the one until noon, the other from then on', () => {
  const noon = instant('2026-03-06T12:00:00+08:00')
  const always = compileCalendar(roundTheClock('Asia/Shanghai'))
  const spliced = splicedCalendar([
    { calendar, until: noon },
    { calendar: always, until: null },
  ])
  const due = dueAt(spliced, { kind: 'working-time', seconds: 5 * hour }, instant('2026-03-06T10:00:00+08:00'))
  expect(due).toBe(instant('2026-03-06T15:00:00+08:00'))
  expect([isWorkingDay(spliced, '2026-03-01'), isWorkingDay(spliced, '2026-03-07')]).toEqual([false, true])
})

test('from one wall clock to another the days go on in order', () => {
  const at = instant('2026-03-06T12:00:00Z')
  const berlin = compileCalendar(roundTheClock('Europe/Berlin'))
  const shanghai = compileCalendar(roundTheClock('Asia/Shanghai'))
  const spliced = splicedCalendar([
    { calendar: shanghai, until: at },
    { calendar: berlin, until: null },
  ])
  expect(localDateOf(spliced, at - 1)).toBe('2026-03-06')
  expect(dueAt(spliced, { kind: 'working-days', days: 1 }, instant('2026-03-06T10:00:00+08:00'))).toBe(
    instant('2026-03-07T10:00:00+01:00'),
  )
})

test('three in a row read as each in its time', () => {
  const [first, second] = [instant('2026-03-03T12:00:00+08:00'), instant('2026-03-04T12:00:00+08:00')]
  const always = compileCalendar(roundTheClock('Asia/Shanghai'))
  const two = splicedCalendar([
    { calendar, until: first },
    { calendar: always, until: null },
  ])
  const three = splicedCalendar([
    { calendar: two, until: second },
    { calendar, until: null },
  ])
  expect(workingTimeBetween(three, first - hour * 1000, second + 24 * hour * 1000) / hour).toBe(1 + 24 + 7.5)
})

test('parts that are not in order of time are a fault', () => {
  const fault = expect.objectContaining({ code: 'calendar.bad-splice' })
  expect(() => splicedCalendar([])).toThrow(fault)
  expect(() => splicedCalendar([{ calendar, until: 5 }])).toThrow(fault)
  expect(() =>
    splicedCalendar([
      { calendar, until: 5 },
      { calendar, until: 5 },
      { calendar, until: null },
    ]),
  ).toThrow(fault)
})

describe('of any calendars at any instant', () => {
  test('what is used before it is what the old one says, and after it what the new one says', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyCalendar,
        anyInstant,
        fc.integer({ min: 0, max: 2_000_000 }),
        fc.integer({ min: 0, max: 2_000_000 }),
        (before, after, at, early, late) => {
          const [old, young] = [compileCalendar(before), compileCalendar(after)]
          const spliced = splicedCalendar([
            { calendar: old, until: at },
            { calendar: young, until: null },
          ])
          const [start, end] = [at - early * 1000, at + late * 1000]
          const time: Target = { kind: 'working-time', seconds: 1 }
          expect(usedSeconds(spliced, time, start, at)).toBe(usedSeconds(old, time, start, at))
          expect(usedSeconds(spliced, time, at, end)).toBe(usedSeconds(young, time, at, end))
          expect(usedSeconds(spliced, time, start, end)).toBe(
            usedSeconds(old, time, start, at) + usedSeconds(young, time, at, end),
          )
        },
      ),
      { numRuns: 400 },
    )
  })

  test('one that is spliced with itself says the same about everything', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyInstant,
        anyTarget,
        fc.integer({ min: -900_000, max: 900_000 }),
        (any, at, target, near) => {
          const whole = compileCalendar(any)
          const spliced = splicedCalendar([
            { calendar: compileCalendar(any), until: at },
            { calendar: compileCalendar(any), until: null },
          ])
          const start = at + near * 1000
          const date = localDateOf(whole, start)
          expect(explainDue(spliced, target, start)).toEqual(explainDue(whole, target, start))
          expect(workingPeriods(spliced, start, 30)).toEqual(workingPeriods(whole, start, 30))
          expect(addWorkingDays(spliced, date, 9)).toBe(addWorkingDays(whole, date, 9))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('no target is due before its start, and used is within the allowed until it is due', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyCalendar,
        anyInstant,
        anyTarget,
        fc.integer({ min: -900_000, max: 100_000 }),
        (before, after, at, target, near) => {
          const spliced = splicedCalendar([
            { calendar: compileCalendar(before), until: at },
            { calendar: compileCalendar(after), until: null },
          ])
          const start = at + near * 1000
          const { due, days, omitted, allowedSeconds } = explainDue(spliced, target, start)
          expect(due).toBeGreaterThanOrEqual(start)
          expect(usedSeconds(spliced, target, start, due)).toBe(allowedSeconds)
          expect(days.reduce((sum, day) => sum + day.seconds, omitted?.seconds ?? 0)).toBe(allowedSeconds)
        },
      ),
      { numRuns: 300 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCalendar, anyInstant, instant, office, roundTheClock } from './fixtures/calendars.ts'
import {
  addWorkingTime,
  allowedSeconds,
  compileCalendar,
  dueAt,
  type Pause,
  type Target,
  targetProblems,
  usedSeconds,
} from './index.ts'

const calendar = compileCalendar(office)
const hour = 3600

describe('in Chinese office hours with a lunch break', () => {
  test.each<[string, Target, start: string, due: string]>([
    ['four hours over lunch', { kind: 'working-time', seconds: 4 * hour }, '2026-03-02T10:00', '2026-03-02T15:30'],
    [
      'two hours from Friday evening',
      { kind: 'working-time', seconds: 2 * hour },
      '2026-02-27T19:00',
      '2026-02-28T11:00',
    ],
    [
      'two hours from Friday evening without a make-up day',
      { kind: 'working-time', seconds: 2 * hour },
      '2026-03-13T19:00',
      '2026-03-16T11:00',
    ],
    [
      'eight hours into the holiday',
      { kind: 'working-time', seconds: 8 * hour },
      '2026-02-14T09:00',
      '2026-02-24T09:30',
    ],

    ['one working day keeps the wall clock', { kind: 'working-days', days: 1 }, '2026-03-02T10:20', '2026-03-03T10:20'],
    ['a working day is no 24 working hours', { kind: 'working-days', days: 3 }, '2026-03-10T17:00', '2026-03-13T17:00'],
    [
      'one working day from lunch counts from its end',
      { kind: 'working-days', days: 1 },
      '2026-03-02T12:30',
      '2026-03-03T13:30',
    ],
    [
      'one working day from a closing time counts from the next opening',
      { kind: 'working-days', days: 1 },
      '2026-03-02T18:00',
      '2026-03-04T09:00',
    ],
    [
      'one working day from early morning counts from the opening',
      { kind: 'working-days', days: 1 },
      '2026-03-02T06:00',
      '2026-03-03T09:00',
    ],
    ['one working day from Friday evening', { kind: 'working-days', days: 1 }, '2026-03-13T20:00', '2026-03-17T09:00'],
    [
      'one working day to a make-up Saturday',
      { kind: 'working-days', days: 1 },
      '2026-02-13T16:00',
      '2026-02-14T16:00',
    ],
    [
      'two working days over Chinese New Year',
      { kind: 'working-days', days: 2 },
      '2026-02-13T16:00',
      '2026-02-24T16:00',
    ],
    [
      'one working day to a short day ends with it',
      { kind: 'working-days', days: 1 },
      '2026-03-05T16:00',
      '2026-03-06T12:00',
    ],
    [
      'one working day from a short day over a closed Monday',
      { kind: 'working-days', days: 1 },
      '2026-03-06T11:00',
      '2026-03-10T11:00',
    ],

    ['the end of today', { kind: 'end-of-working-day', days: 0 }, '2026-03-02T17:59', '2026-03-02T18:00'],
    [
      'the end of today when it is over',
      { kind: 'end-of-working-day', days: 0 },
      '2026-03-02T18:00',
      '2026-03-03T18:00',
    ],
    ['the end of today on a Sunday', { kind: 'end-of-working-day', days: 0 }, '2026-03-01T10:00', '2026-03-02T18:00'],
    [
      'the end of the next working day',
      { kind: 'end-of-working-day', days: 1 },
      '2026-03-02T10:00',
      '2026-03-03T18:00',
    ],
    [
      'the end of the next working day from Saturday',
      { kind: 'end-of-working-day', days: 1 },
      '2026-03-14T10:00',
      '2026-03-16T18:00',
    ],
    [
      'the end of the next working day, a short one',
      { kind: 'end-of-working-day', days: 1 },
      '2026-03-05T17:00',
      '2026-03-06T12:00',
    ],
    [
      'the end of the third working day in the holiday',
      { kind: 'end-of-working-day', days: 3 },
      '2026-02-17T12:00',
      '2026-02-26T18:00',
    ],

    [
      'the next working day by 16:00',
      { kind: 'working-day-at', days: 1, time: '16:00' },
      '2026-03-02T23:00',
      '2026-03-03T16:00',
    ],
    [
      'the next working day by 16:00 from Friday evening',
      { kind: 'working-day-at', days: 1, time: '16:00' },
      '2026-03-13T20:00',
      '2026-03-16T16:00',
    ],
    [
      'the next working day by 16:00 into the holiday',
      { kind: 'working-day-at', days: 1, time: '16:00' },
      '2026-02-14T11:00',
      '2026-02-24T16:00',
    ],
    ['by 16:00 today', { kind: 'working-day-at', days: 0, time: '16:00' }, '2026-03-02T15:59', '2026-03-02T16:00'],
    [
      'by 16:00 today when that has passed',
      { kind: 'working-day-at', days: 0, time: '16:00' },
      '2026-03-02T16:00',
      '2026-03-03T16:00',
    ],
    [
      'by the opening of the next working day',
      { kind: 'working-day-at', days: 1, time: '09:00' },
      '2026-03-02T16:00',
      '2026-03-03T09:00',
    ],

    [
      'a day and a half of calendar time',
      { kind: 'calendar-time', seconds: 36 * hour },
      '2026-02-14T11:00',
      '2026-02-15T23:00',
    ],
  ])('%s', (_, target, start, due) => {
    expect(dueAt(calendar, target, instant(`${start}:00+08:00`))).toBe(instant(`${due}:00+08:00`))
  })
})

test('a working day that leads to the beginning of a break is due there', () => {
  const noLunchOnMonday = compileCalendar({ ...office, weekly: { ...office.weekly, mon: [['09:00', '18:00']] } })
  const due = dueAt(noLunchOnMonday, { kind: 'working-days', days: 1 }, instant('2026-03-02T12:00:00+08:00'))
  expect(due).toBe(instant('2026-03-03T12:00:00+08:00'))
})

describe('over a clock change', () => {
  const berlin = compileCalendar(roundTheClock('Europe/Berlin'))
  const saturdayNoon = instant('2026-03-28T12:00:00+01:00')

  test('a working day ends at the same wall clock though it has 23 hours', () => {
    expect(dueAt(berlin, { kind: 'working-days', days: 1 }, saturdayNoon)).toBe(instant('2026-03-29T12:00:00+02:00'))
    expect(allowedSeconds(berlin, { kind: 'working-days', days: 1 }, saturdayNoon)).toBe(23 * hour)
  })

  test('calendar time is elapsed time', () => {
    const due = dueAt(berlin, { kind: 'calendar-time', seconds: 24 * hour }, saturdayNoon)
    expect(due).toBe(instant('2026-03-29T13:00:00+02:00'))
  })
})

describe('a pause', () => {
  const start = instant('2026-03-02T10:00:00+08:00')
  const overLunch: Pause = [instant('2026-03-02T11:00:00+08:00'), instant('2026-03-02T14:30:00+08:00')]

  test.each<[string, Target, due: string]>([
    ['working time by its working part', { kind: 'working-time', seconds: 4 * hour }, '2026-03-02T17:30'],
    ['working days by its working part', { kind: 'working-days', days: 1 }, '2026-03-03T12:00'],
    ['the end of a working day into the next one', { kind: 'end-of-working-day', days: 0 }, '2026-03-03T11:00'],
    [
      'a time on a working day by its working part',
      { kind: 'working-day-at', days: 1, time: '16:00' },
      '2026-03-03T18:00',
    ],
    [
      'a time at an opening by its working part',
      { kind: 'working-day-at', days: 1, time: '09:00' },
      '2026-03-03T11:00',
    ],
    ['calendar time by all of it', { kind: 'calendar-time', seconds: 4 * hour }, '2026-03-02T17:30'],
  ])('moves %s', (_, target, due) => {
    expect(dueAt(calendar, target, start, [overLunch])).toBe(instant(`${due}:00+08:00`))
  })

  test('outside working time moves nothing, not even a target at an opening', () => {
    const night: Pause = [instant('2026-03-02T18:00:00+08:00'), instant('2026-03-03T09:00:00+08:00')]
    const target: Target = { kind: 'working-day-at', days: 1, time: '09:00' }
    expect(dueAt(calendar, target, start, [night])).toBe(instant('2026-03-03T09:00:00+08:00'))
  })
})

describe('in any calendar, for any target and pauses', () => {
  const anyTarget: fc.Arbitrary<Target> = fc.oneof(
    fc.record({ kind: fc.constant('working-time' as const), seconds: fc.integer({ min: 1, max: 500_000 }) }),
    fc.record({ kind: fc.constant('calendar-time' as const), seconds: fc.integer({ min: 1, max: 2_000_000 }) }),
    fc.record({ kind: fc.constant('working-days' as const), days: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant('end-of-working-day' as const), days: fc.integer({ min: 0, max: 40 }) }),
    fc.record({
      kind: fc.constant('working-day-at' as const),
      days: fc.integer({ min: 0, max: 40 }),
      time: fc.constantFrom('00:00', '02:30', '09:00', '12:00', '16:00', '23:59:59', '24:00'),
    }),
  )
  const anyCase = fc.record({
    definition: anyCalendar,
    target: anyTarget,
    start: anyInstant,
    pauses: fc.array(fc.tuple(fc.integer({ min: -90_000, max: 900_000 }), fc.integer({ min: 0, max: 200_000 })), {
      maxLength: 3,
    }),
    wait: fc.integer({ min: 0, max: 4_000_000 }),
  })
  const pausesOf = (start: number, given: [number, number][]) =>
    given.map(([from, length]): Pause => [start + from * 1000, start + (from + length) * 1000])

  test('what is used beyond the allowed is the time since the due time, and before it there is none', () => {
    fc.assert(
      fc.property(anyCase, ({ definition, target, start, pauses: given, wait }) => {
        const calendar = compileCalendar(definition)
        const pauses = pausesOf(start, given)
        const at = start + wait * 1000
        const due = dueAt(calendar, target, start, pauses)
        const over = usedSeconds(calendar, target, start, at, pauses) - allowedSeconds(calendar, target, start)
        expect(Math.max(0, over)).toBe(usedSeconds(calendar, target, due, at, pauses))
        if (at <= due) expect(over).toBeLessThanOrEqual(0)
      }),
      { numRuns: 400 },
    )
  })

  test('used is within the allowed exactly until the clock runs on after the due time', () => {
    fc.assert(
      fc.property(anyCase, ({ definition, target, start, pauses: given, wait }) => {
        const calendar = compileCalendar(definition)
        const pauses = pausesOf(start, given)
        const at = start + wait * 1000
        const kind = target.kind === 'calendar-time' ? 'calendar-time' : 'working-time'
        const due = dueAt(calendar, target, start, pauses)
        const runsOnAt = dueAt(calendar, { kind, seconds: 1 }, due, pauses)
        const within = usedSeconds(calendar, target, start, at, pauses) <= allowedSeconds(calendar, target, start)
        expect(within).toBe(at < runsOnAt)
      }),
      { numRuns: 400 },
    )
  })

  test('an unpaused working-time target is due where adding leads', () => {
    fc.assert(
      fc.property(anyCase, ({ definition, start, pauses: given, wait }) => {
        const calendar = compileCalendar(definition)
        const pauses = pausesOf(start, given)
        const target: Target = { kind: 'working-time', seconds: wait + 1 }
        expect(dueAt(calendar, target, start, pauses)).toBe(addWorkingTime(calendar, start, wait + 1, pauses))
      }),
    )
  })

  test('no target is due before its start, and starting later is not due sooner by more than the clock was put back', () => {
    fc.assert(
      fc.property(anyCase, ({ definition, target, start, wait }) => {
        const calendar = compileCalendar(definition)
        const due = dueAt(calendar, target, start)
        expect(due).toBeGreaterThanOrEqual(start)
        const putBack = target.kind === 'working-days' ? hour * 1000 : 0
        expect(dueAt(calendar, target, start + wait * 1000)).toBeGreaterThanOrEqual(due - putBack)
      }),
      { numRuns: 400 },
    )
  })
})

describe('an impossible target is refused', () => {
  test.each<[string, Target, code: string, path: string]>([
    ['no time', { kind: 'working-time', seconds: 0 }, 'calendar.bad-amount', '/seconds'],
    ['endless time', { kind: 'calendar-time', seconds: Number.POSITIVE_INFINITY }, 'calendar.bad-amount', '/seconds'],
    ['no days', { kind: 'working-days', days: 0 }, 'calendar.bad-amount', '/days'],
    ['half a day', { kind: 'working-days', days: 0.5 }, 'calendar.bad-amount', '/days'],
    ['yesterday', { kind: 'end-of-working-day', days: -1 }, 'calendar.bad-amount', '/days'],
    ['a time that is none', { kind: 'working-day-at', days: 1, time: '4pm' }, 'calendar.bad-time', '/time'],
  ])('%s', (_, target, code, path) => {
    expect(targetProblems(target)).toEqual([expect.objectContaining({ code, path })])
  })

  test('and a possible one is not', () => {
    expect(targetProblems({ kind: 'working-day-at', days: 0, time: '24:00' })).toEqual([])
    expect(targetProblems({ kind: 'working-time', seconds: 0.5 })).toEqual([])
  })
})

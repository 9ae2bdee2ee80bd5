import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCalendar, anyInstant, instant, office, roundTheClock } from './fixtures/calendars.ts'
import { compileCalendar, dueAt, explainDue, type Target } from './index.ts'

const calendar = compileCalendar(office)

test('a due time over Chinese New Year names the make-up day, the holiday, the weekend and the pause', () => {
  const explanation = explainDue(
    calendar,
    { kind: 'working-time', seconds: 10 * 3600 },
    instant('2026-02-13T17:00:00+08:00'),
    [[instant('2026-02-14T17:00:30+08:00'), instant('2026-02-24T09:00:00+08:00')]],
  )
  const { days, ...whole } = explanation
  expect(whole).toEqual({
    timeZone: 'Asia/Shanghai',
    unit: 'working',
    start: instant('2026-02-13T17:00:00+08:00'),
    due: instant('2026-02-24T11:29:30+08:00'),
    localStart: '2026-02-13T17:00:00+08:00',
    localDue: '2026-02-24T11:29:30+08:00',
    allowedSeconds: 36_000,
    pausedSeconds: 3570,
    omitted: null,
  })
  expect(days).toHaveLength(12)
  expect(days[0]).toEqual({
    date: '2026-02-13',
    kind: 'working',
    spans: [['17:00', '18:00']],
    seconds: 3600,
    pausedSeconds: 0,
  })
  expect(days[1]).toEqual({
    date: '2026-02-14',
    kind: 'make-up',
    name: '春节调休',
    spans: [
      ['09:00', '12:00'],
      ['13:30', '18:00'],
    ],
    seconds: 23_430,
    pausedSeconds: 3570,
  })
  expect(days[4]).toEqual({
    date: '2026-02-17',
    kind: 'holiday',
    name: '春节',
    spans: [],
    seconds: 0,
    pausedSeconds: 0,
  })
  expect(days[11]).toEqual({
    date: '2026-02-24',
    kind: 'working',
    spans: [['09:00', '11:29:30']],
    seconds: 8970,
    pausedSeconds: 0,
  })
})

test('short days and closed days are exceptions, days off by the week are the weekend', () => {
  const { days } = explainDue(calendar, { kind: 'working-days', days: 2 }, instant('2026-03-05T16:00:00+08:00'))
  expect(days.map(({ date, kind, name }) => [date, kind, name])).toEqual([
    ['2026-03-05', 'working', undefined],
    ['2026-03-06', 'exception', undefined],
    ['2026-03-07', 'weekend', undefined],
    ['2026-03-08', 'weekend', undefined],
    ['2026-03-09', 'exception', '停电'],
    ['2026-03-10', 'working', undefined],
  ])
})

test('work on a holiday of the week is made up for too', () => {
  const emergency = compileCalendar({ ...office, overrides: { '2026-02-16': [['09:00', '12:00']] } })
  const { days } = explainDue(emergency, { kind: 'end-of-working-day', days: 0 }, instant('2026-02-16T10:00:00+08:00'))
  expect(days).toMatchObject([{ date: '2026-02-16', kind: 'make-up', spans: [['10:00', '12:00']] }])
})

test('a recurring holiday has its name in every year', () => {
  const { days } = explainDue(calendar, { kind: 'working-days', days: 1 }, instant('2031-09-30T16:00:00+08:00'))
  expect(days[1]).toMatchObject({ date: '2031-10-01', kind: 'holiday', name: '国庆节' })
})

describe('calendar time', () => {
  const berlin = compileCalendar({ ...roundTheClock('Europe/Berlin'), weekly: office.weekly })

  test('counts day and night, and the day of a clock change shows its 23 hours', () => {
    const target: Target = { kind: 'calendar-time', seconds: 48 * 3600 }
    const { days, localDue, unit } = explainDue(berlin, target, instant('2026-03-28T12:00:00+01:00'))
    expect(unit).toBe('elapsed')
    expect(localDue).toBe('2026-03-30T13:00:00+02:00')
    expect(days.map(({ kind, spans, seconds }) => [kind, spans, seconds / 3600])).toEqual([
      ['weekend', [['12:00', '24:00']], 12],
      ['weekend', [['00:00', '24:00']], 23],
      ['working', [['00:00', '13:00']], 13],
    ])
  })
})

test('a date that the zone skipped is not listed', () => {
  const apia = compileCalendar(roundTheClock('Pacific/Apia'))
  const { days } = explainDue(apia, { kind: 'working-days', days: 2 }, instant('2011-12-29T12:00:00-10:00'))
  expect(days.map(({ date }) => date)).toEqual(['2011-12-29', '2011-12-31', '2012-01-01'])
})

test('a long range lists a month at each end and sums up what lies between', () => {
  const { days, omitted } = explainDue(
    calendar,
    { kind: 'working-days', days: 250 },
    instant('2026-03-02T10:00:00+08:00'),
  )
  expect(days).toHaveLength(62)
  expect(days[30]?.date).toBe('2026-04-01')
  expect(omitted).toEqual({
    from: '2026-04-02',
    to: '2027-01-17',
    days: 291,
    workingDays: 206,
    seconds: 206 * 7.5 * 3600,
    pausedSeconds: 0,
  })
  expect(days[31]?.date).toBe('2027-01-18')
})

test('the days of an explanation add up to what the target allows', () => {
  const anyTarget = fc.oneof(
    fc.record({ kind: fc.constant('working-days' as const), days: fc.integer({ min: 1, max: 100 }) }),
    fc.record({ kind: fc.constant('calendar-time' as const), seconds: fc.integer({ min: 1, max: 20_000_000 }) }),
  )
  fc.assert(
    fc.property(anyCalendar, anyTarget, anyInstant, fc.nat(500_000), (definition, target, start, length) => {
      // St John's put its clock back over midnight until 2011, so that a date came before the one after it and again.
      fc.pre(definition.timeZone !== 'America/St_Johns')
      const any = compileCalendar(definition)
      const pauses = [[start + 3_600_000, start + 3_600_000 + length * 1000] as const]
      const { days, omitted, ...whole } = explainDue(any, target, start, pauses)
      const sum = (of: 'seconds' | 'pausedSeconds') =>
        days.reduce((total, day) => total + day[of], omitted === null ? 0 : omitted[of])
      expect(whole.due).toBe(dueAt(any, target, start, pauses))
      expect([sum('seconds'), sum('pausedSeconds')]).toEqual([whole.allowedSeconds, whole.pausedSeconds])
    }),
  )
})

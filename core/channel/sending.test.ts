import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileCalendar, isOpen } from '../calendar/index.ts'
import { clockChanges, office, zones } from '../calendar/fixtures/calendars.ts'
import { type Asked, sendingOf } from './sending.ts'

const calendar = compileCalendar(office)
const at = (local: string): number => Date.parse(`${local}:00+08:00`)
const local = (instant: number | undefined): string =>
  new Date((instant ?? Number.NaN) + 8 * 3_600_000).toISOString().slice(0, 16)

const sent = (when: string, more: Partial<Asked> = {}) => {
  const sending = sendingOf({
    at: at(when),
    pace: 'at-once',
    preferences: { dailyAt: '08:30', workingHours: true },
    zone: 'Asia/Shanghai',
    calendar,
    breaksAt: null,
    ...more,
  })
  return sending && [local(sending.at), sending.alone ? 'alone' : 'gathered']
}
const always = { dailyAt: '08:30', workingHours: false }

describe('at once', () => {
  test('is a minute later, so that what follows of the same matter comes along', () => {
    expect(sent('2026-03-04T10:00')).toEqual(['2026-03-04T10:01', 'alone'])
  })

  test.each([
    ['in the evening', '2026-03-03T19:00', '2026-03-04T09:00'],
    ['at noon', '2026-03-04T12:30', '2026-03-04T13:30'],
    ['before a weekend and a day closed for a power cut', '2026-03-06T12:00', '2026-03-10T09:00'],
    ['before the New Year, which ends on a weekday', '2026-02-14T20:00', '2026-02-24T09:00'],
    ['on a Saturday worked for it', '2026-02-28T08:00', '2026-02-28T09:00'],
  ])('waits for the opening %s', (_, when, opening) => {
    expect(sent(when)).toEqual([opening, 'gathered'])
  })

  test('does not wait where the clock breaks before the opening', () => {
    const night = '2026-03-03T19:00'
    expect(sent(night, { breaksAt: at('2026-03-04T08:59') })).toEqual(['2026-03-03T19:01', 'alone'])
    expect(sent(night, { breaksAt: at('2026-03-04T09:00') })).toEqual(['2026-03-04T09:00', 'gathered'])
    // What is broken already breaks no more.
    expect(sent(night, { breaksAt: at('2026-03-03T18:00') })).toEqual(['2026-03-04T09:00', 'gathered'])
  })

  test('at any hour for whoever wants it so', () => {
    expect(sent('2026-03-07T23:00', { preferences: always })).toEqual(['2026-03-07T23:01', 'alone'])
  })
})

test('hourly is the next full hour within working hours', () => {
  expect(sent('2026-03-04T10:00', { pace: 'hourly' })).toEqual(['2026-03-04T11:00', 'gathered'])
  expect(sent('2026-03-04T11:20', { pace: 'hourly' })).toEqual(['2026-03-04T13:30', 'gathered'])
  expect(sent('2026-03-03T22:10', { pace: 'hourly', preferences: always })).toEqual(['2026-03-03T23:00', 'gathered'])
})

test('daily is the time chosen, on the reader’s own clock, on a day their unit works', () => {
  const daily = (when: string, more: Partial<Asked> = {}) => sent(when, { pace: 'daily', ...more })
  expect(daily('2026-03-04T08:29')).toEqual(['2026-03-04T08:30', 'gathered'])
  expect(daily('2026-03-04T08:30')).toEqual(['2026-03-05T08:30', 'gathered'])
  expect(daily('2026-03-06T18:00')).toEqual(['2026-03-10T08:30', 'gathered'])
  expect(daily('2026-03-06T18:00', { preferences: always })).toEqual(['2026-03-07T08:30', 'gathered'])
  // 08:30 in Berlin is 15:30 in Shanghai until the last Sunday of March, 14:30 from then on.
  const berlin = { zone: 'Europe/Berlin', preferences: always }
  expect(daily('2026-03-28T16:00', berlin)).toEqual(['2026-03-29T14:30', 'gathered'])
})

test('never is never', () => {
  expect(sent('2026-03-04T10:00', { pace: 'never' })).toBeNull()
})

test('a calendar that never opens holds nothing back', () => {
  const closed = compileCalendar({ ...office, weekly: {}, overrides: { '2020-01-06': [['09:00', '10:00']] } })
  expect(sent('2026-03-03T19:00', { calendar: closed })).toEqual(['2026-03-03T19:01', 'alone'])
  expect(sent('2026-03-03T19:00', { calendar: closed, pace: 'daily' })).toEqual(['2026-03-04T08:30', 'gathered'])
})

test('whatever is chosen, a mail comes later than its notice, and outside working hours only where a clock says so', () => {
  const asked = fc.record({
    at: fc
      .tuple(fc.constantFrom(...clockChanges), fc.integer({ min: -200, max: 200 }))
      .map(([t, h]) => t + h * 900_000),
    pace: fc.constantFrom('at-once' as const, 'hourly' as const, 'daily' as const),
    zone: fc.constantFrom(...zones),
    dailyAt: fc.tuple(fc.nat(23), fc.nat(59)).map(parts => parts.map(n => String(n).padStart(2, '0')).join(':')),
    workingHours: fc.boolean(),
    breaksIn: fc.option(fc.integer({ min: -3_600_000, max: 300_000_000 })),
  })
  fc.assert(
    fc.property(asked, ({ at, breaksIn, dailyAt, workingHours, ...rest }) => {
      const breaksAt = breaksIn === null ? null : at + breaksIn
      const sending = sendingOf({ ...rest, at, breaksAt, calendar, preferences: { dailyAt, workingHours } })
      expect(sending?.at).toBeGreaterThan(at)
      expect(sending?.at).toBeLessThan(at + 17 * 86_400_000)
      if (!workingHours || rest.pace === 'daily' || breaksAt !== null) return
      // A gathering minute may run past a closing time.
      expect(isOpen(calendar, sending?.alone ? at : (sending?.at ?? 0))).toBe(true)
    }),
  )
})

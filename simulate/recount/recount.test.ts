import { describe, expect, test } from 'vitest'
import type { Said } from './journal.ts'
import { retell } from './course.ts'
import { resultsOf } from './results.ts'
import { type Definition, type Target, workingTime } from './working-time.ts'

const office = [
  ['08:30', '12:00'],
  ['13:30', '17:30'],
] as const
/** Sunday the 20th of September was a make-up workday; the values are those worked out in docs/method.md. */
const definition: Definition = {
  timeZone: 'Asia/Shanghai',
  weekly: { mon: office, tue: office, wed: office, thu: office, fri: office },
  holidays: [],
  recurringHolidays: [],
  overrides: { '2026-09-20': office },
}
const time = workingTime(definition, 2026, 2026)
const at = (day: string) => Date.parse(`2026-09-${day.replace(' ', 'T')}:00+08:00`)
const friday = at('18 16:00')
const hours = (n: number): Target => ({ kind: 'working-time', seconds: n * 3600 })
const days = (n: number): Target => ({ kind: 'working-days', days: n })

test.each<[string, Target, string]>([
  ['4h', hours(4), '20 11:00'],
  ['8h', hours(8), '20 16:30'],
  ['2 working days', days(2), '21 16:00'],
  ['end of 1 working day', { kind: 'end-of-working-day', days: 1 }, '20 17:30'],
  ['end of today', { kind: 'end-of-working-day', days: 0 }, '18 17:30'],
  ['next working day 16:00', { kind: 'working-day-at', days: 1, time: '16:00' }, '20 16:00'],
  ['72h elapsed', { kind: 'calendar-time', seconds: 72 * 3600 }, '21 16:00'],
])('%s is due as the method says', (_, target, due) => {
  expect(time.due(target, friday)).toBe(at(due))
})

describe('one matter, retold', () => {
  const asked = (target: Target): Said => ({
    type: 'requested',
    at: friday,
    by: { person: 'asker', as: 'customer' },
    kind: 'request',
    customer: { unit: 'sales', person: 'asker' },
    supplier: { unit: 'it', person: null },
    priority: 'normal',
    dueBy: null,
    parent: null,
    terms: {
      calendar: { id: 'office', version: 1 },
      targets: { normal: { response: null, resolution: target } },
      resolutionStarts: 'requested',
      holdPausesResolution: true,
      reopenMode: 'new-clock',
    },
  })
  const supplier = { person: 'server', as: 'supplier' }
  const customer = { person: 'asker', as: 'customer' }
  const said = (type: string, day: string, more: object = {}): Said => ({
    type,
    at: at(day),
    by: ['accepted', 'returned', 'agreed', 'answered', 'reopened'].includes(type) ? customer : supplier,
    ...more,
  })
  const results = (...events: Said[]) =>
    resultsOf(retell(events), () => time, at('30 12:00')).map(({ result, place, deliveredAt, at }) => ({
      result,
      place,
      deliveredAt,
      at,
    }))

  test('is kept to the last minute, and late after it, on the day its standard passed', () => {
    const one = (delivered: string) =>
      results(
        asked(hours(8)),
        said('promised', '18 16:10', { dueBy: null }),
        said('delivered', delivered),
        said('accepted', '22 09:00'),
      )
    expect(one('20 16:30')).toEqual([
      { result: 'kept', place: 'main', deliveredAt: at('20 16:30'), at: at('20 16:30') },
    ])
    expect(one('20 16:31')).toEqual([
      { result: 'late', place: 'main', deliveredAt: at('20 16:31'), at: at('20 16:30') },
    ])
  })

  test('waits for an answer without losing time', () => {
    const one = (delivered: string) =>
      results(
        asked(hours(8)),
        said('asked', '18 16:30'),
        said('answered', '20 10:30'),
        said('promised', '20 10:40', { dueBy: null }),
        said('delivered', delivered),
        said('accepted', '22 09:00'),
      )[0]?.result
    expect(one('21 10:30')).toBe('kept')
    expect(one('21 10:31')).toBe('late')
  })

  test('is late on the day its standard passed, however long it had stood still before', () => {
    const one = results(
      asked(hours(8)),
      said('promised', '18 16:10', { dueBy: null }),
      said('asked', '20 16:20'),
      said('answered', '29 10:30'),
      said('delivered', '30 09:00'),
      said('accepted', '30 10:00'),
    )
    expect(one).toEqual([{ result: 'late', place: 'main', deliveredAt: at('30 09:00'), at: at('29 10:40') }])
  })

  test('later than the standard is later as agreed at best', () => {
    const one = (delivered: string) =>
      results(
        asked(days(2)),
        said('countered', '18 16:30', { side: 'supplier', offer: { dueBy: at('24 12:00') } }),
        said('agreed', '18 17:00'),
        said('delivered', delivered),
        said('accepted', '28 09:00'),
      )[0]?.result
    expect([one('21 15:00'), one('23 10:00'), one('24 14:00')]).toEqual(['kept', 'later-as-agreed', 'late'])
  })

  test('open and past its standard counts as missed; a delivery taken back counts as if it had not been', () => {
    const promised = said('promised', '18 16:10', { dueBy: null })
    expect(results(asked(hours(8)), promised)).toMatchObject([{ result: 'late', at: at('20 16:30') }])
    expect(
      results(asked(hours(8)), promised, said('delivered', '20 09:00'), said('taken-back', '20 09:30')),
    ).toMatchObject([{ result: 'late', at: at('20 16:30') }])
  })

  test('a duplicate’s date that had passed when the clock began is missed on its day', () => {
    const begun = asked(hours(8))
    const fromPromise = { ...begun, terms: { ...begun['terms'], resolutionStarts: 'promised' } }
    const accepted = (number: number) => said('accepted', '22 09:00', { customer: number })
    expect(
      results(
        fromPromise,
        said('joined', '18 16:10', { customer: { unit: 'legal', person: 'second' }, dueBy: at('18 17:00') }),
        said('promised', '18 17:30', { dueBy: null }),
        said('delivered', '20 08:30'),
        accepted(1),
        accepted(2),
      ),
    ).toMatchObject([{ result: 'late', at: at('18 17:00') }])
  })

  test('declined in time counts nowhere, failed counts as missed', () => {
    expect(results(asked(hours(8)), said('declined', '18 17:00'))).toEqual([])
    expect(
      results(asked(hours(8)), said('promised', '18 16:10', { dueBy: null }), said('failed', '18 17:00')),
    ).toMatchObject([{ result: 'late', at: at('18 17:00') }])
  })
})

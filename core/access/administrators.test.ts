import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter } from '../organisation/index.ts'
import { dayWithoutAdministrator, type Term } from './administrators.ts'

const today = '2026-06-15'
const always: Term = { from: '2020-01-01', to: null }
const until = (to: string): Term => ({ from: '2020-01-01', to })
const from = (day: string): Term => ({ from: day, to: null })

describe('a day without an administrator', () => {
  test.each([
    ['the only one goes', [always], [], today],
    ['one of two goes', [always, always], [always], null],
    ['the only one will leave', [always], [until('2026-12-31')], '2027-01-01'],
    ['one leaves when another has come', [always], [until('2026-12-31'), from('2027-01-01')], null],
    ['one leaves a day before another comes', [always], [until('2026-12-31'), from('2027-01-02')], '2027-01-01'],
    [
      'the successor of one who leaves goes',
      [until('2026-12-31'), from('2026-12-01')],
      [until('2026-12-31')],
      '2027-01-01',
    ],
    [
      'both leave, the later one first planned',
      [until('2026-12-31'), always],
      [until('2026-12-31'), until('2026-09-30')],
      '2027-01-01',
    ],
    ['there never was one', [], [], null],
    ['one who left already goes', [until('2026-06-14')], [], null],
    ['the only one is said to begin later', [always], [from('2026-07-01')], today],
  ] as const)('%s', (_, before, after, lost) => {
    expect(dayWithoutAdministrator(before, after, today)).toBe(lost)
  })

  test('is found wherever one is, and nowhere else', () => {
    const days = [today]
    while (days.length < 13) days.push(dayAfter(days[days.length - 1] as string))
    const day = fc.constantFrom(...days)
    const term = fc.record({ from: fc.option(day, { nil: null }), to: fc.option(day, { nil: null }) })
    const terms = fc.array(term, { maxLength: 4 })
    const served = (all: readonly Term[], on: string) =>
      all.some(t => (t.from === null || t.from <= on) && (t.to === null || t.to >= on))
    fc.assert(
      fc.property(terms, terms, (before, after) => {
        const lost = [...days, dayAfter(days[days.length - 1] as string)].find(
          on => served(before, on) && !served(after, on),
        )
        expect(dayWithoutAdministrator(before, after, today)).toBe(lost ?? null)
      }),
      { numRuns: 500 },
    )
  })
})

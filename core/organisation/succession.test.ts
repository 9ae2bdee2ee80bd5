import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answers, noAnswers } from './ending-answers.ts'
import { type Fate, type Stake, successionOf, type Whereabouts } from './succession.ts'

const there = (unit: string, ...more: string[]): Whereabouts => ({
  state: 'there',
  standing: new Set([unit, ...more]),
  unit,
  standIn: null,
})
const gone: Whereabouts = { state: 'left', standing: new Set(), unit: null, standIn: null }
const people: Record<string, Whereabouts> = {
  ann: there('it', 'hq'),
  bob: there('desk', 'it', 'hq'),
  cat: there('sales', 'hq'),
  left: gone,
  locked: { ...gone, state: 'locked-out' },
  away: { ...there('it', 'hq'), state: 'away' },
  'away-ann': { ...there('it', 'hq'), state: 'away', standIn: 'ann' },
  'away-cat': { ...there('it', 'hq'), state: 'away', standIn: 'cat' },
}
const ended = (answers: Partial<Answers> | null, above: string | null = 'hq'): Fate => ({
  answers: answers === null ? null : { ...noAnswers, ...answers },
  above,
})
const stake = (unit: string, person: string | null, extra: Partial<Stake> = {}): Stake => ({
  commitment: 'm1',
  side: 'supplier',
  service: null,
  party: { unit, person },
  others: [],
  withdrawable: true,
  ...extra,
})
const next = (of: Stake, fates: Record<string, Fate> = {}, empty: Record<string, string | null> = {}) =>
  successionOf(of, {
    fateOf: unit => fates[unit] ?? 'there',
    whereabouts: person => people[person] ?? gone,
    isAnswered: (unit, but) => !(unit in empty) || (empty[unit] !== null && !but.includes(empty[unit] ?? '')),
    above: unit => (unit === 'hq' ? null : 'hq'),
  })

const customer = { side: 'customer' } as const

describe('one side of a matter', () => {
  test.each([
    ['stays with its unit', stake('it', null), null],
    ['stays with who belongs there', stake('it', 'ann'), null],
    ['stays with who belongs to a unit below', stake('it', 'bob'), null],
    ['goes back to the unit of who left', stake('it', 'left'), { cause: 'left', to: { unit: 'it', person: null } }],
    ['as a customer too', stake('it', 'left', customer), { cause: 'left', to: { unit: 'it', person: null } }],
    [
      'goes back from who cannot sign in',
      stake('it', 'locked'),
      { cause: 'locked-out', to: { unit: 'it', person: null } },
    ],
    ['goes back from who is away', stake('it', 'away'), { cause: 'away', to: { unit: 'it', person: null } }],
    ['goes to whom they named', stake('it', 'away-ann'), { cause: 'away', to: { unit: 'it', person: 'ann' } }],
    [
      'unless that one is of another unit',
      stake('it', 'away-cat'),
      { cause: 'away', to: { unit: 'it', person: null } },
    ],
    [
      'or on the other side',
      stake('it', 'away-ann', { others: ['ann'] }),
      { cause: 'away', to: { unit: 'it', person: null } },
    ],
    ['stays with the unit of who moved', stake('it', 'cat'), { cause: 'moved', to: { unit: 'it', person: null } }],
    [
      'goes with who asked for it',
      stake('it', 'cat', customer),
      { cause: 'moved', to: { unit: 'sales', person: 'cat' } },
    ],
  ])('%s', (_, of, expected) => {
    expect(next(of)).toEqual(expected)
  })
})

describe('a matter that nobody holds in person', () => {
  const up = { cause: 'unit-empty', to: { unit: 'hq', person: null } }
  test.each([
    ['goes up where nobody is left', stake('it', null), { it: null }, up],
    ['goes up where only the other side is left', stake('it', null, { others: ['ann'] }), { it: 'ann' }, up],
    ['stays where another is', stake('it', null, { others: ['ann'] }), { it: 'bob' }, null],
    ['stays where nobody is anywhere', stake('it', null), { it: null, hq: null }, null],
    ['goes up with who left', stake('it', 'left'), { it: null }, { cause: 'left', to: { unit: 'hq', person: null } }],
  ])('%s', (_, of, empty: Record<string, string | null>, expected) => {
    expect(next(of, {}, empty)).toEqual(expected)
  })
})

describe('one side of a matter of a unit that ended', () => {
  const to = (unit: string, person: string | null = null) => ({ cause: 'unit-ended', to: { unit, person } })
  test.each([
    ['goes where all of it goes', stake('old', null), { owes: { to: 'it' } }, to('it')],
    ['by side', stake('old', null, customer), { owes: { to: 'it' }, owed: { to: 'sales' } }, to('sales')],
    ['keeps its person where they come along', stake('old', 'ann'), { owes: { to: 'it' } }, to('it', 'ann')],
    ['loses its person where they do not', stake('old', 'cat'), { owes: { to: 'it' } }, to('it')],
    [
      'goes with its person',
      stake('old', 'cat'),
      { owes: { to: 'it' }, byPerson: { cat: 'sales' } },
      to('sales', 'cat'),
    ],
    [
      'goes with its service',
      stake('old', null, { service: 's' }),
      { owes: { to: 'it' }, byService: { s: { to: 'sales' } } },
      to('sales'),
    ],
    [
      'goes where its own answer says before all others',
      stake('old', 'cat', { service: 's' }),
      { owes: { to: 'it' }, byMatter: { m1: { to: 'hq' } }, byPerson: { cat: 'sales' } },
      to('hq', 'cat'),
    ],
    [
      'is withdrawn with a word',
      stake('old', null),
      { owes: { withdraw: '不再办理' } },
      { cause: 'unit-ended', withdraw: '不再办理' },
    ],
    [
      'goes up where it was delivered already',
      stake('old', null, { withdrawable: false }),
      { owes: { withdraw: 'x' } },
      to('hq'),
    ],
    ['goes up where nothing was said', stake('old', null), {}, to('hq')],
    ['goes up where the unit ended unasked', stake('old', null), null, to('hq')],
    ['loses who left as well', stake('old', 'left'), { owes: { to: 'it' } }, to('it')],
  ])('%s', (_, of, answers: Partial<Answers> | null, expected) => {
    expect(next(of, { old: ended(answers) })).toEqual(expected)
  })

  test('follows a successor that ended as well', () => {
    const fates = { old: ended({ owes: { to: 'newer' } }), newer: ended({ owes: { to: 'it' } }) }
    expect(next(stake('old', null), fates)).toEqual(to('it'))
  })

  test('stays where nobody is left to take it', () => {
    expect(next(stake('old', null), { old: ended(null, null) })).toBeNull()
  })

  test('never goes to a unit that ended, however they named each other, and is settled by one step', () => {
    const names = ['a', 'b', 'c', 'd', 'hq']
    const unit = fc.constantFrom(...names)
    const fate = fc.oneof(
      fc.constant<Fate>('there'),
      fc.record({ to: unit, above: fc.constantFrom('hq', null) }).map(r => ended({ owes: { to: r.to } }, r.above)),
    )
    fc.assert(
      fc.property(fc.tuple(fate, fate, fate, fate), unit, (four, start) => {
        const fates: Record<string, Fate> = { ...Object.fromEntries(four.map((f, i) => [names[i], f])), hq: 'there' }
        const found = next(stake(start, null), fates)
        if (found === null || !('to' in found)) return
        expect(fates[found.to.unit]).toBe('there')
        expect(next(stake(found.to.unit, found.to.person), fates)).toBeNull()
      }),
      { numRuns: 500 },
    )
  })
})

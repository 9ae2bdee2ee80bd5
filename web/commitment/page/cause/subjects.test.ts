import { expect, test } from 'vitest'
import { causesOf, type NamedCause, standingOf } from './subjects.ts'

const word = (cause: 'process' | 'execution', side: 'customer' | 'supplier') => ({ cause, side, by: null, at: 1 })
const ofReturn = { of: 'return', delivery: 1, customer: 1 } as const
const late = { of: 'breach', clock: 'resolution', run: 1 } as const
const proposed: NamedCause = { about: ofReturn, proposed: word('execution', 'customer'), answered: null }

test('what waits for the reader’s word comes first, named or not', () => {
  const settled: NamedCause = {
    ...proposed,
    about: { ...ofReturn, delivery: 2 },
    answered: word('execution', 'supplier'),
  }
  expect(
    causesOf({ causes: [settled, proposed], openCauses: [ofReturn, late] }).map(({ about, isOpen }) => [about, isOpen]),
  ).toEqual([
    [late, true],
    [ofReturn, true],
    [settled.about, false],
  ])
})

test('a second word confirms or differs', () => {
  expect(standingOf(proposed)).toBe('proposed')
  expect(standingOf({ ...proposed, answered: word('execution', 'supplier') })).toBe('confirmed')
  expect(standingOf({ ...proposed, answered: word('process', 'supplier') })).toBe('differing')
})

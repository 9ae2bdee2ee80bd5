import { expect, test } from 'vitest'
import { answersOf, type Choice } from './answers-of.ts'

const along = { how: 'along' } as const
const choice: Choice = {
  effectiveOn: '2026-03-09',
  successor: 'ops',
  owes: along,
  owed: along,
  services: along,
  people: along,
  below: along,
  matters: {},
  eachService: {},
  eachPerson: {},
}

test('what nothing else is said of goes to the successor', () => {
  expect(answersOf(choice)).toEqual({
    effectiveOn: '2026-03-09',
    owes: { to: 'ops' },
    owed: { to: 'ops' },
    services: { to: 'ops' },
    people: 'ops',
    below: 'ops',
    each: { matters: [], services: [], people: [] },
  })
})

test('what is said of one kind or of one thing goes before', () => {
  const said = answersOf({
    ...choice,
    owes: { how: 'withdraw', words: ' 不再提供 ' },
    services: { how: 'retire' },
    people: { how: 'unit', unit: 'hq' },
    matters: { m1: { how: 'unit', unit: 'sal' }, m2: along, m3: { how: 'withdraw', words: '' } },
    eachService: { s1: { how: 'unit', unit: 'sal' } },
    eachPerson: { p1: { how: 'unit', unit: 'sal' } },
  })
  expect(said).toMatchObject({
    owes: { withdraw: '不再提供' },
    services: { retire: true },
    people: 'hq',
    each: {
      matters: [{ id: 'm1', to: 'sal' }],
      services: [{ id: 's1', to: 'sal' }],
      people: [{ id: 'p1', to: 'sal' }],
    },
  })
})

test('of what is still open nothing is said', () => {
  const open = answersOf({
    ...choice,
    successor: undefined,
    owed: { how: 'withdraw', words: ' ' },
    below: { how: 'unit', unit: undefined },
  })
  expect(open).toMatchObject({ owes: null, owed: null, services: null, people: null, below: null })
})

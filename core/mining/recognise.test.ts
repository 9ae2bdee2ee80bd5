import { describe, expect, test } from 'vitest'
import { type Candidate, recognise } from './recognise.ts'

const one = (some: Partial<Candidate> = {}): Candidate => ({
  id: 'a',
  name: null,
  likeness: 'name',
  live: true,
  thereThen: true,
  unitAgrees: null,
  ...some,
})

describe('a person', () => {
  test('nobody is like is somebody new', () => {
    expect(recognise('person', [])).toEqual({ doubt: null, proposal: null, choices: [] })
  })

  test('is certainly whoever has the number or address, then or not, whoever else has the name', () => {
    const owner = one({ likeness: 'identifier', thereThen: false, unitAgrees: false })
    expect(recognise('person', [owner, one({ id: 'b' })])).toMatchObject({ doubt: null, proposal: { id: 'a' } })
  })

  test.each([
    ['the unit agrees', one({ unitAgrees: true })],
    ['the log names no unit', one({ unitAgrees: null })],
  ])('is certainly the only one of the name where %s', (_, only) => {
    expect(recognise('person', [only, one({ id: 'b', likeness: 'spelling' })])).toMatchObject({
      doubt: null,
      proposal: { id: 'a' },
    })
  })

  test('known in another unit, or not there then, is proposed and asked about', () => {
    expect(recognise('person', [one({ unitAgrees: false })])).toMatchObject({
      doubt: 'other-unit',
      proposal: { id: 'a' },
      choices: [{ id: 'a' }],
    })
    expect(recognise('person', [one({ thereThen: false })])).toMatchObject({ doubt: 'not-then', proposal: { id: 'a' } })
  })

  test('whose name two have is asked about; the one in the same unit is proposed, and nobody where that is not one', () => {
    const two = [one({ unitAgrees: false }), one({ id: 'b', unitAgrees: true })]
    expect(recognise('person', two)).toMatchObject({ doubt: 'same-name', proposal: { id: 'b' }, choices: two })
    expect(recognise('person', [one(), one({ id: 'b' })])).toMatchObject({ doubt: 'same-name', proposal: null })
  })

  test('whose name differs in spelling from one is asked about, with that one proposed', () => {
    const near = [one({ likeness: 'spelling' }), one({ id: 'b', likeness: 'script' })]
    expect(recognise('person', near)).toMatchObject({ doubt: 'spelling', proposal: { id: 'a' }, choices: near })
  })

  test('who differs in spelling from another name of the same log stays somebody else until somebody says otherwise', () => {
    const twin = one({ id: null, name: 'Wang Fang', likeness: 'spelling', live: false })
    expect(recognise('person', [twin])).toMatchObject({ doubt: 'spelling', proposal: null, choices: [twin] })
  })

  test('who only sounds like somebody is asked about, and nobody is proposed', () => {
    expect(recognise('person', [one({ likeness: 'script' })])).toMatchObject({ doubt: 'script', proposal: null })
  })
})

describe('a unit', () => {
  test('that did not exist all the time the log has it is proposed and asked about, even by its code', () => {
    for (const likeness of ['identifier', 'name'] as const)
      expect(recognise('unit', [one({ likeness, thereThen: false })])).toMatchObject({
        doubt: 'not-then',
        proposal: { id: 'a' },
        choices: [{ id: 'a' }],
      })
  })

  test('that was there is certain by code, and by a name no other has', () => {
    expect(recognise('unit', [one({ likeness: 'identifier' })])).toMatchObject({ doubt: null, proposal: { id: 'a' } })
    expect(recognise('unit', [one()])).toMatchObject({ doubt: null, proposal: { id: 'a' } })
  })
})

import { expect, test } from 'vitest'
import { mayAskFor, type Member } from './index.ts'

const member = (more: Partial<Member> = {}): Member => ({
  person: 'me',
  units: ['sales'],
  heads: [],
  roles: [],
  delegations: [],
  scopes: null,
  ...more,
})
const other = { person: 'other', units: ['legal'] }

test.each<[string, Member, boolean, (readonly string[])?]>([
  ['a stranger may not', member(), false],
  ['a colleague of the unit may', member({ units: ['sales', 'legal'] }), true],
  ['a head of the unit, or above it, may', member({ heads: ['legal'] }), true],
  ['who stands in for them may', member({ delegations: [{ from: 'other', units: [], heads: [] }] }), true],
  [
    'who stands in for somebody else may not',
    member({ delegations: [{ from: 'third', units: ['legal'], heads: [] }] }),
    false,
  ],
  ['an officer may', member({ roles: ['officer'] }), true],
  ['an administrator may not', member({ roles: ['administrator'] }), false],
  ['a helper of the unit may', member(), true, ['legal']],
  ['a helper of another may not', member(), false, ['hr']],
])('%s', (_, who, may, helped = []) => {
  expect(mayAskFor(who, other, helped)).toBe(may)
})

test('everybody may ask for themselves', () => {
  expect(mayAskFor(member({ units: [] }), { person: 'me', units: [] }, [])).toBe(true)
})

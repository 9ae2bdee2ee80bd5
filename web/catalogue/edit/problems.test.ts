import { expect, test } from 'vitest'
import { Refused, unreachable } from '../../api/problem.ts'
import { isUnder, serverProblems } from './problems.tsx'

test('what the server refuses is found at its place in the definition', () => {
  const refusal = new Refused({
    ...unreachable,
    code: 'catalogue.impossible-service',
    errors: [
      { place: 'definition/targets/low/response', expectation: 'not after the resolution' },
      { place: 'body/baseVersion', expectation: '4' },
    ],
  })
  expect(serverProblems(refusal)).toEqual([{ path: '/targets/low/response', words: 'not after the resolution' }])
})

test('a place holds what is inside it, and not its namesakes', () => {
  expect(isUnder('/form/properties/date/x-i18n', '/form/properties/date')).toBe(true)
  expect(isUnder('/form/properties/dateOfBirth', '/form/properties/date')).toBe(false)
})

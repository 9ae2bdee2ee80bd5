import { expect, test } from 'vitest'
import { Refused, unreachable } from '../../api/problem.ts'
import { problemFields } from './problem-fields.ts'

const refused = (...errors: { place: string; expectation: string }[]) =>
  new Refused({ ...unreachable, code: 'organisation.not-possible', errors })

test('what is wrong is said at its field, in the words of the reader', () => {
  const error = refused(
    { place: 'body/memberships/1/unit', expectation: 'import.unknown-unit: an existing unit' },
    { place: 'body/email', expectation: 'an e-mail address' },
  )
  expect(problemFields(error, 'zh')).toEqual([
    { name: ['memberships', 1, 'unit'], errors: ['没有这个单位。'] },
    { name: ['email'], errors: ['an e-mail address'] },
  ])
})

test('several problems of one field stand together', () => {
  const error = refused({ place: 'body/head', expectation: 'a' }, { place: 'body/head', expectation: 'b' })
  expect(problemFields(error, 'en')).toEqual([{ name: ['head'], errors: ['a', 'b'] }])
})

test('a fault has no fields', () => {
  expect(problemFields(new Error('broken'), 'zh')).toEqual([])
})

import { expect, test } from 'vitest'
import { Refused, unreachable } from '../../api/problem.ts'
import { problemFields } from './problem-fields.ts'

const refused = (...errors: { place: string; expectation: string }[]) =>
  new Refused({ ...unreachable, code: 'organisation.not-possible', errors })

test('what is wrong is said at its field', () => {
  const error = refused(
    { place: 'body/memberships/1/unit', expectation: '没有这个单位。' },
    { place: 'body/email', expectation: '邮箱地址' },
  )
  expect(problemFields(error)).toEqual([
    { name: ['memberships', 1, 'unit'], errors: ['没有这个单位。'] },
    { name: ['email'], errors: ['邮箱地址'] },
  ])
})

test('several problems of one field stand together', () => {
  const error = refused({ place: 'body/head', expectation: 'a' }, { place: 'body/head', expectation: 'b' })
  expect(problemFields(error)).toEqual([{ name: ['head'], errors: ['a', 'b'] }])
})

test('a fault has no fields', () => {
  expect(problemFields(new Error('broken'))).toEqual([])
})

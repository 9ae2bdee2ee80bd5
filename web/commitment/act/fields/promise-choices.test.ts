import { expect, test } from 'vitest'
import type { Commitment } from '../../../api/index.ts'
import { promiseChoices } from './promise-choices.ts'

const now = 1000
const choices = (standardDueAt: number | null, neededBy: number | null) =>
  promiseChoices({ standardDueAt, neededBy } as Commitment, now)

test('the standard comes first, and what is needed sooner beside it', () => {
  expect(choices(2000, null)).toEqual(['standard', 'other'])
  expect(choices(2000, 1500)).toEqual(['standard', 'needed', 'other'])
})

test('a date that is the standard, or has passed, is no choice of its own', () => {
  expect(choices(2000, 2000)).toEqual(['standard', 'other'])
  expect(choices(2000, 900)).toEqual(['standard', 'other'])
})

test('without a standard it is what is needed, else a date to be named', () => {
  expect(choices(null, 1500)).toEqual(['needed', 'other'])
  expect(choices(null, null)).toEqual(['other'])
})

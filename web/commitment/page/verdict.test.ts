import { expect, test } from 'vitest'
import type { Commitment } from '../../api/index.ts'
import { verdictOf } from './verdict.ts'

const customer = { number: 2, left: false, verdict: 'accepted' as const }
const delivered = (...returnedBy: number[]) =>
  [{ returns: returnedBy.map(number => ({ customer: number })) }] as Commitment['deliveries']

test('who returned it says so while it is with the supplier again; the others keep what they said', () => {
  const returned = { state: 'returned' as const, deliveries: delivered(2) }
  expect(verdictOf({ ...customer, verdict: null }, returned)).toBe('returned')
  expect(verdictOf({ ...customer, number: 1 }, returned)).toBe('accepted')
})

test('once it is delivered anew the old return is no verdict', () => {
  const again = { state: 'delivered' as const, deliveries: [...delivered(2), ...delivered()] }
  expect(verdictOf({ ...customer, verdict: 'due' }, again)).toBe('due')
})

test('who has left owes nothing', () => {
  expect(verdictOf({ ...customer, left: true, verdict: 'due' }, { state: 'delivered', deliveries: [] })).toBe('left')
})

import { expect, test } from 'vitest'
import type { Commitment } from '../../api/index.ts'
import { customersFor } from './customers-for.ts'

type Customer = Commitment['customers'][number]
const customer = (number: number, verdict: Customer['verdict'], left = false, person: string | null = `p${number}`) =>
  ({ number, verdict, left, person: person === null ? null : { id: person } }) as Customer
const answer = (of: number, delivery: number, outcome: 'upheld' | null | undefined) =>
  ({ customer: of, delivery, contest: outcome === undefined ? null : { outcome } }) as Commitment['evaluations'][number]

const matter = {
  customers: [customer(1, 'accepted'), customer(2, 'due'), customer(3, 'due', true), customer(4, 'due', false, null)],
  speaksFor: [1, 2, 4],
  deliveries: [{}, {}],
  evaluations: [answer(1, 1, undefined), answer(1, 2, null), answer(2, 2, undefined), answer(4, 2, 'upheld')],
} as unknown as Commitment
const numbers = (kind: Parameters<typeof customersFor>[0]) => customersFor(kind, matter, 'p2').map(c => c.number)

test('a verdict is given for those of whom one is due, a return for any who is still there', () => {
  expect(numbers('accept')).toEqual([2, 4])
  expect(numbers('return')).toEqual([1, 2, 4])
})

test('an answer is one’s own, or a unit’s; the supplier rates each', () => {
  expect(numbers('evaluate')).toEqual([2, 4])
  expect(numbers('evaluate-customer')).toEqual([1, 2, 4])
})

test('an answer to the last delivery is contested once and settled once', () => {
  expect(numbers('contest')).toEqual([2])
  expect(numbers('settle-contest')).toEqual([1])
})

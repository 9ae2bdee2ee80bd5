import { expect, test } from 'vitest'
import type { Commitment } from '../../../api/index.ts'
import { type Answer, byDelivery } from './by-delivery.ts'

const answer = (delivery: number, customer: number, score: number) => ({ delivery, customer, score }) as Answer
const of = (evaluations: Answer[], customerEvaluations: Answer[], deliveries: number) =>
  byDelivery({
    evaluations,
    customerEvaluations,
    deliveries: Array.from({ length: deliveries }, () => ({})) as Commitment['deliveries'],
  })

test('the last delivery comes first, and is told from what was said of an earlier one', () => {
  const [last, first] = of([answer(1, 1, 0), answer(2, 1, 1)], [answer(1, 1, 1)], 2)
  expect(last).toMatchObject({ delivery: 2, isLast: true, said: [{ ofDelivery: { score: 1 }, ofCooperation: null }] })
  expect(first).toMatchObject({
    delivery: 1,
    isLast: false,
    said: [{ ofDelivery: { score: 0 }, ofCooperation: { score: 1 } }],
  })
})

test('an answer to an earlier delivery is not the last one’s, though there is no other', () => {
  expect(of([answer(1, 1, 0)], [], 2)).toMatchObject([{ delivery: 1, isLast: false }])
})

test('of what failed before any delivery it is the last there is', () => {
  expect(of([answer(0, 1, 0)], [], 0)).toMatchObject([{ delivery: 0, isLast: true }])
})

test('each customer’s answer stands by what was said of their part', () => {
  const [one] = of([answer(1, 2, 1)], [answer(1, 1, 0), answer(1, 2, 0)], 1)
  expect(one?.said.map(({ customer, ofDelivery }) => [customer, ofDelivery?.score])).toEqual([
    [1, undefined],
    [2, 1],
  ])
})

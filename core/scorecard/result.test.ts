import { expect, test } from 'vitest'
import type { EventBody } from '../commitment/index.ts'
import { countered, late, onTime } from './fixtures/contributed.ts'
import {
  accepted,
  calendars,
  delivered,
  promised,
  reopened,
  start,
  type Step,
  terms,
  told,
  withdrawn,
} from './fixtures/story.ts'
import { outcomeOf } from './index.ts'

const outcome = (steps: readonly Step[], beginning = {}) => outcomeOf(told(steps, beginning), calendars)
const agreed: EventBody = { type: 'agreed' }
const promisedBy = (hours: number): EventBody => ({
  type: 'promised',
  dueBy: start + hours * 3_600_000,
  words: '',
  atBirth: false,
})

test('within the standard it is kept, whatever was promised', () => {
  expect(outcome(onTime)).toEqual({ of: 'kept', promiseKept: null })
  const sooner: readonly Step[] = [
    [1, promisedBy(10)],
    [12, delivered],
    [13, accepted],
  ]
  expect(outcome(sooner)).toEqual({ of: 'kept', promiseKept: false })
})

test('later than the standard it is as agreed only where another date was agreed and kept', () => {
  const offered = (until: number): readonly Step[] => [
    [1, countered(until)],
    [2, agreed],
    [30, delivered],
    [31, accepted],
  ]
  expect(outcome(late)).toEqual({ of: 'late', promiseKept: null })
  expect(outcome(offered(40))).toEqual({ of: 'later-as-agreed', promiseKept: true })
  expect(outcome(offered(28))).toEqual({ of: 'late', promiseKept: false })
})

test('after a reopening it is that of the last delivery', () => {
  expect(outcome([...late, [40, reopened], [42, delivered], [43, accepted]])).toMatchObject({ of: 'kept' })
  expect(outcome([...onTime, [40, reopened], [70, delivered], [71, accepted]])).toMatchObject({ of: 'late' })
})

test('without a standard there is only the promise, and before the end there is none', () => {
  const none = { response: null, resolution: null }
  const free = { terms: { ...terms, targets: { urgent: none, high: none, normal: none, low: none } } }
  expect(outcome([[1, promisedBy(40)], ...late.slice(1)], free)).toMatchObject({ promiseKept: true })
  for (const steps of [
    [[1, promised]],
    [
      [1, promised],
      [2, withdrawn],
    ],
    late.slice(0, 2),
  ] as (readonly Step[])[])
    expect(outcome(steps)).toBeNull()
})

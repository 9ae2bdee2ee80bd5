import { expect, test } from 'vitest'
import type { ClockReading } from '../../api/index.ts'
import { resultOf } from './result.ts'

const run = (rest: Partial<ClockReading>): ClockReading =>
  ({
    clock: 'resolution',
    void: false,
    allowedSeconds: 100,
    breached: false,
    promisedDueAt: null,
    promiseKept: true,
    ...rest,
  }) as ClockReading
const result = (...clocks: ClockReading[]) => resultOf({ state: 'accepted', clocks })

test('within the standard it is kept, whatever was promised', () => {
  expect(result(run({}))).toEqual({ of: 'kept', promiseKept: null })
  expect(result(run({ promisedDueAt: 5, promiseKept: false }))).toEqual({ of: 'kept', promiseKept: false })
})

test('later than the standard it is as agreed only where another date was agreed and kept', () => {
  const late = { breached: true, promiseKept: false }
  expect(result(run({ ...late, promisedDueAt: 9, promiseKept: true }))).toEqual({ of: 'as-agreed', promiseKept: true })
  expect(result(run({ ...late, promisedDueAt: 9 }))).toEqual({ of: 'late', promiseKept: false })
  expect(result(run(late))).toEqual({ of: 'late', promiseKept: null })
})

test('after a reopening every run counts', () => {
  const agreed = run({ breached: true, promisedDueAt: 9 })
  expect(result(agreed, run({}))).toMatchObject({ of: 'as-agreed' })
  expect(result(agreed, run({ breached: true, promiseKept: false }))).toMatchObject({ of: 'late' })
  expect(result(run({}), run({ void: true, breached: true }))).toMatchObject({ of: 'kept' })
})

test('without a standard there is only the promise, and before the end there is no result', () => {
  expect(result(run({ allowedSeconds: null, promisedDueAt: 9 }))).toEqual({ of: null, promiseKept: true })
  expect(resultOf({ state: 'delivered', clocks: [run({})] })).toBeNull()
  expect(resultOf({ state: 'withdrawn', clocks: [run({ breached: true })] })).toBeNull()
})

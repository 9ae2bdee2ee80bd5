import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { atMost } from './at-most.ts'

test('of many at once only so many run, so many wait their turn, and the rest are refused at once', async () => {
  const inTurn = atMost(2, 3, () => new Error('come again'))
  let running = 0
  let most = 0
  const done: number[] = []
  const answers = await Promise.allSettled(
    [1, 2, 3, 4, 5, 6, 7].map(n =>
      inTurn(async () => {
        most = Math.max(most, ++running)
        await sleep(5)
        running--
        done.push(n)
        if (n === 2) throw new Error('one that fails gives its place up as well')
      }),
    ),
  )
  expect(most).toBe(2)
  expect(done).toEqual([1, 2, 3, 4, 5])
  expect(answers.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, true, true, false, false])
  await expect(inTurn(async () => 'free again')).resolves.toBe('free again')
})

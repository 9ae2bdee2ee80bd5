import { expect, test } from 'vitest'
import { attack, type Leak } from '../testing/attacker/index.ts'

const seed = process.env['HUKE_SEED'] ?? 'attacker'

/** One short history; `npm run simulate -- attacker` tells thirty. */
test('nobody finds out who answered what, or that they did', async () => {
  const { answers, found } = await attack({ seed, rounds: 6, readers: 2, turns: 1 })
  expect(answers).toBeGreaterThan(2)
  expect(found).toEqual([])
})

test.each(['version', 'row', 'small-groups'] satisfies Leak[])(
  'the same attacker finds somebody by a leaking %s',
  async leak => {
    const { found } = await attack({ seed, rounds: 4, readers: 1, turns: 1, leak })
    expect(found.length).toBeGreaterThan(0)
  },
)

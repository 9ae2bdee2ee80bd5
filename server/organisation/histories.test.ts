import { expect, test } from 'vitest'
import { tellHistory } from '../testing/histories/index.ts'

/** One short history; `npm run simulate -- histories` tells two hundred. */
test('whoever joins, moves, leaves, and whatever ends, merges, splits: every open matter has somebody to answer for it', async () => {
  const seed = process.env['HUKE_SEED'] ?? 'company'
  const { faults, trail } = await tellHistory({ seed, steps: 20, readings: 1, readers: 4 })
  expect(faults, `seed ${seed}\n${trail.join('\n')}`).toEqual([])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { usualSeed } from './seeded.ts'

test('random cases are the same in every run, or those of HUKE_SEED', () => {
  const { seed } = fc.check(fc.property(fc.integer(), () => true))
  expect(seed).toBe(Number(process.env['HUKE_SEED'] ?? usualSeed))
})

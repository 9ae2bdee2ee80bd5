import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilson } from './index.ts'

const anyShare = fc
  .integer({ min: 1, max: 100_000 })
  .chain(n => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

test('the interval contains the share and stays between 0 and 1', () => {
  fc.assert(
    fc.property(anyShare, ([k, n]) => {
      const found = wilson(k, n)
      expect(found?.low).toBeGreaterThanOrEqual(0)
      expect(found?.low).toBeLessThanOrEqual(k / n)
      expect(found?.high).toBeGreaterThanOrEqual(k / n)
      expect(found?.high).toBeLessThanOrEqual(1)
    }),
  )
})

test('81 of 263 lie between 0.2553 and 0.3662 (Newcombe 1998, table I)', () => {
  const found = wilson(81, 263)
  expect(found?.low).toBeCloseTo(0.2553, 4)
  expect(found?.high).toBeCloseTo(0.3662, 4)
})

test('no interval comes from nothing', () => {
  expect(wilson(0, 0)).toBeNull()
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addCounts, quantileOf, sketchError, sketchOf, subtractCounts } from './index.ts'

const anyValue = fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 1e9, noNaN: true }))
const anyValues = fc.array(anyValue, { minLength: 1, maxLength: 200 })
const sketch = (values: readonly number[]) => addCounts(...values.map(value => sketchOf('x', value)))

test('every quantile lies within the stated error of the exact one', () => {
  fc.assert(
    fc.property(anyValues, fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
      const exact = values.toSorted((a, b) => a - b)[Math.floor(q * (values.length - 1))]
      const found = quantileOf(sketch(values), 'x', q) as number
      expect(Math.abs(found - exact)).toBeLessThanOrEqual(exact * sketchError * (1 + 1e-9))
    }),
  )
})

test('a value taken out again leaves no trace', () => {
  fc.assert(
    fc.property(anyValues, anyValue, (values, extra) => {
      const kept = sketch(values)
      expect(subtractCounts(addCounts(kept, sketchOf('x', extra)), sketchOf('x', extra))).toEqual(kept)
    }),
  )
})

test('a sketch of nothing has no median', () => {
  expect(quantileOf({}, 'x', 0.5)).toBeNull()
})

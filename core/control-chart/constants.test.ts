import { describe, expect, test } from 'vitest'
import { chartConstants, printedMeanRange } from './constants.ts'

describe('the constants are those that textbooks print', () => {
  // Montgomery, Introduction to Statistical Quality Control, appendix VI
  test.each([
    [2, { A2: 1.88, A3: 2.659, c4: 0.7979, B3: 0, B4: 3.267, d2: 1.128, d3: 0.853, D3: 0, D4: 3.267 }],
    [3, { A2: 1.023, A3: 1.954, c4: 0.8862, B3: 0, B4: 2.568, d2: 1.693, d3: 0.888, D3: 0, D4: 2.575 }],
    [5, { A2: 0.577, A3: 1.427, c4: 0.94, B3: 0, B4: 2.089, d2: 2.326, d3: 0.864, D3: 0, D4: 2.114 }],
    [7, { A2: 0.419, A3: 1.182, c4: 0.9594, B3: 0.118, B4: 1.882, d2: 2.704, d3: 0.833, D3: 0.076, D4: 1.924 }],
    [10, { A2: 0.308, A3: 0.975, c4: 0.9727, B3: 0.284, B4: 1.716, d2: 3.078, d3: 0.797, D3: 0.223, D4: 1.777 }],
    [25, { A2: 0.153, A3: 0.606, c4: 0.9896, B3: 0.565, B4: 1.435, d2: 3.931, d3: 0.708, D3: 0.459, D4: 1.541 }],
  ])('for subgroups of %i', (size, printed) => {
    const constants = chartConstants(size)
    for (const [name, value] of Object.entries(printed))
      expect(Math.abs(constants[name as keyof typeof printed] - value), name).toBeLessThan(0.0011)
  })
})

test('the range of two is known in closed form', () => {
  const { d2, d3 } = chartConstants(2)
  expect(d2).toBeCloseTo(2 / Math.sqrt(Math.PI), 12)
  expect(d3).toBeCloseTo(Math.sqrt(2 - 4 / Math.PI), 9)
})

test('the range of three, too', () => {
  const { d2, d3 } = chartConstants(3)
  expect(d2).toBeCloseTo(3 / Math.sqrt(Math.PI), 12)
  expect(d3).toBeCloseTo(Math.sqrt(2 + (3 * Math.sqrt(3) - 9) / Math.PI), 8)
})

test('charts use d2 as printed', () => {
  expect([2, 3, 4, 5, 6, 8, 10, 25].map(printedMeanRange)).toEqual([
    1.128, 1.693, 2.059, 2.326, 2.534, 2.847, 3.078, 3.931,
  ])
})

test('large subgroups hardly underestimate their standard deviation', () => {
  expect(chartConstants(1000).c4).toBeCloseTo(1 - 1 / (4 * 999), 6)
})

import { describe, expect, test } from 'vitest'
import type { Department, Figure } from '../api/index.ts'
import { sorted } from './compare-columns.ts'

const figure = (value: number | null): Figure => ({
  name: 'on-time',
  method: 'share within target',
  unit: 'share',
  value,
  n: value === null ? 0 : 10,
  numerator: null,
  denominator: 10,
  interval: null,
})
const department = (code: string, value: number | null): Department => ({
  unit: { id: code, code, name: { zh: code, en: code } },
  asSupplier: [figure(value)],
  asCustomer: [],
})
const departments = [department('a', 0.8), department('b', null), department('c', 0.9)]
const codes = (isUp: boolean) => sorted(departments, 'supplier.on-time', isUp).map(({ unit }) => unit.code)

describe('departments side by side', () => {
  test('are sorted by a measure, either way', () => {
    expect(codes(false).slice(0, 2)).toEqual(['c', 'a'])
    expect(codes(true).slice(0, 2)).toEqual(['a', 'c'])
  })

  test('have those without a figure last, either way', () => {
    expect([codes(false).at(-1), codes(true).at(-1)]).toEqual(['b', 'b'])
  })
})

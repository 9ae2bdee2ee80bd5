import { expect, test } from 'vitest'
import type { Commitment } from '../api/index.ts'
import { readerSide } from './reader-side.ts'

const seen = (capacities: string[], speaksFor: number[], by: 'customer' | 'supplier' | null = null): Commitment =>
  ({
    capacities,
    speaksFor,
    customers: [{ number: 1, left: true }, { number: 2 }, { number: 3 }],
    negotiation: by === null ? null : { by },
  }) as Commitment

test('the first customer still served speaks of terms for all, a further one does not', () => {
  expect(readerSide(seen(['customer'], [2]))).toBe('customer')
  expect(readerSide(seen(['customer', 'supplier'], [3]))).toBe('supplier')
})

test('who is on both sides answers what the other side offered', () => {
  expect(readerSide(seen(['customer-head', 'supplier-head'], [2], 'customer'))).toBe('supplier')
  expect(readerSide(seen(['customer-head', 'supplier-head'], [2], 'supplier'))).toBe('customer')
})

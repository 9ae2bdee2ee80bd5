import type { DenseMatrix } from './dense-cholesky.ts'
import { addRowProducts } from './row-products.ts'

const BLOCK = 64

/**
 * Turns the Cholesky factor L in the lower triangle into the inverse (LLᵀ)⁻¹, also in the lower triangle. L⁻ᵀ grows in the
 * upper triangle on the way (its diagonal apart): both it and the product L⁻ᵀL⁻¹ then need products of rows only, which lie
 * together in memory. What the upper triangle holds afterwards means nothing.
 */
export function invertFactorised(matrix: DenseMatrix): void {
  const diagonal = invertTriangle(matrix)
  multiplyByTransposed(matrix, diagonal)
}

/** L⁻ᵀ into the strict upper triangle; its diagonal is returned. */
function invertTriangle({ stride, values: a }: DenseMatrix): Float64Array {
  const diagonal = Float64Array.from({ length: stride }, (_, i) => 1 / a[i * stride + i])
  for (let i = 0; i < stride; i++) a.fill(0, i * stride + i + 1, (i + 1) * stride)
  for (let from = 0; from < stride; from += BLOCK) {
    const to = Math.min(stride, from + BLOCK)
    for (let above = 0; above < from; above += BLOCK) {
      const rows = { from: above, to: above + BLOCK }
      addRowProducts(a, stride, rows, { from, to }, { from: rows.to, to: from }, -1, false)
      subtractWithinBlock(a, stride, diagonal, rows, { from, to })
    }
    for (let j = 0; j < to; j++) substitute(a, stride, diagonal, j, from, to)
  }
  return diagonal
}

/** The part of the products that lies in the rows' own diagonal block, where L stands in the way of whole tiles. */
function subtractWithinBlock(
  a: Float64Array,
  stride: number,
  diagonal: Float64Array,
  rows: { readonly from: number; readonly to: number },
  columns: { readonly from: number; readonly to: number },
): void {
  for (let j = rows.from; j < rows.to; j++) {
    const row = j * stride
    for (let i = columns.from; i < columns.to; i++) {
      const other = i * stride
      let sum = a[other + j] * diagonal[j]
      for (let k = j + 1; k < rows.to; k++) sum += a[other + k] * a[row + k]
      a[row + i] -= sum
    }
  }
}

function substitute(a: Float64Array, stride: number, diagonal: Float64Array, j: number, from: number, to: number) {
  const row = j * stride
  for (let i = Math.max(from, j + 1); i < to; i++) {
    const other = i * stride
    let sum = a[row + i]
    if (j >= from) sum -= a[other + j] * diagonal[j]
    for (let k = Math.max(from, j + 1); k < i; k++) sum -= a[other + k] * a[row + k]
    a[row + i] = sum * diagonal[i]
  }
}

/** The product of the upper triangle with its transpose, into the lower triangle. */
function multiplyByTransposed({ stride, values: a }: DenseMatrix, diagonal: Float64Array): void {
  for (let from = 0; from < stride; from += BLOCK) {
    const to = Math.min(stride, from + BLOCK)
    for (let i = from; i < to; i++) {
      const row = i * stride
      for (let j = 0; j <= i; j++) {
        const other = j * stride
        let sum = diagonal[i] * (j === i ? diagonal[i] : a[other + i])
        for (let k = i + 1; k < to; k++) sum += a[row + k] * a[other + k]
        a[row + j] = sum
      }
    }
    // The tiles on the diagonal spoil the upper triangle there, which no later block reads.
    addRowProducts(a, stride, { from, to }, { from: 0, to }, { from: to, to: stride }, 1, true)
  }
}

import { addRowProducts } from './row-products.ts'

/**
 * A symmetric positive definite matrix, worked on in place. Row-major, `stride` columns (a multiple of 4, the surplus rows
 * being those of the identity). `values` holds the matrix in its lower triangle; after `factorise` the Cholesky factor L;
 * after `invert` the inverse.
 */
export type DenseMatrix = { readonly size: number; readonly stride: number; readonly values: Float64Array }

export function denseMatrix(size: number): DenseMatrix {
  const stride = 4 * Math.ceil(size / 4)
  return { size, stride, values: new Float64Array(stride * stride) }
}

/** The identity again, whatever the matrix held. */
export function resetToIdentity({ stride, values }: DenseMatrix): void {
  values.fill(0)
  for (let i = 0; i < stride; i++) values[i * stride + i] = 1
}

const BLOCK = 64

/** Blocked right-looking Cholesky factorisation of the lower triangle. False if the matrix is not positive definite. */
export function factorise({ stride, values: a }: DenseMatrix): boolean {
  for (let from = 0; from < stride; from += BLOCK) {
    const to = Math.min(stride, from + BLOCK)
    if (!factorisePanel(a, stride, from, to)) return false
    const rest = { from: to, to: stride }
    addRowProducts(a, stride, rest, rest, { from, to }, -1, true)
  }
  return true
}

function factorisePanel(a: Float64Array, stride: number, from: number, to: number): boolean {
  for (let j = from; j < to; j++) {
    const row = j * stride
    let pivot = a[row + j]
    for (let k = from; k < j; k++) pivot -= a[row + k] * a[row + k]
    if (!(pivot > 0)) return false
    const root = Math.sqrt(pivot)
    a[row + j] = root
    for (let i = j + 1; i < stride; i++) {
      const other = i * stride
      let sum = a[other + j]
      for (let k = from; k < j; k++) sum -= a[other + k] * a[row + k]
      a[other + j] = sum / root
    }
  }
  return true
}

/** log of the determinant, of a factorised matrix. */
export function logDeterminant({ size, stride, values }: DenseMatrix): number {
  let sum = 0
  for (let i = 0; i < size; i++) sum += Math.log(values[i * stride + i])
  return 2 * sum
}

/** Solves in place with a factorised matrix. */
export function solveFactorised({ size, stride, values: l }: DenseMatrix, x: Float64Array): void {
  for (let i = 0; i < size; i++) {
    const row = i * stride
    let sum = x[i]
    for (let k = 0; k < i; k++) sum -= l[row + k] * x[k]
    x[i] = sum / l[row + i]
  }
  for (let i = size - 1; i >= 0; i--) {
    const row = i * stride
    const value = x[i] / l[row + i]
    x[i] = value
    for (let k = 0; k < i; k++) x[k] -= l[row + k] * value
  }
}

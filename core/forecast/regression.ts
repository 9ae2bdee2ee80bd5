import { choleskyOf, inverseFromCholesky, solveCholesky } from '../evaluation/index.ts'

export type Regression = {
  readonly coefficients: Float64Array
  /** (X'X)⁻¹, row by row. */
  readonly inverse: Float64Array
  readonly residuals: Float64Array
}

/** Ordinary least squares on the given columns; null if they say the same. */
export function leastSquares(columns: readonly Float64Array[], y: Float64Array): Regression | null {
  const size = columns.length
  const product = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i], 0)
  const cross = Float64Array.from({ length: size * size }, (_, at) =>
    product(columns[Math.floor(at / size)], columns[at % size]),
  )
  const factor = choleskyOf(cross, size)
  if (factor === null) return null
  const coefficients = solveCholesky(
    factor,
    Float64Array.from(columns, column => product(column, y)),
  )
  const residuals = y.map((value, i) => columns.reduce((rest, column, k) => rest - coefficients[k] * column[i], value))
  return { coefficients, inverse: inverseFromCholesky(factor, size), residuals }
}

/** The straight line through values at 0, 1, 2 … */
export function lineThrough(y: Float64Array): { readonly intercept: number; readonly slope: number } {
  const n = y.length
  const middle = (n - 1) / 2
  const mean = y.reduce((sum, value) => sum + value, 0) / n
  let across = 0
  let along = 0
  for (let i = 0; i < n; i++) {
    across += (i - middle) * (y[i] - mean)
    along += (i - middle) ** 2
  }
  const slope = along === 0 ? 0 : across / along
  return { intercept: mean - slope * middle, slope }
}

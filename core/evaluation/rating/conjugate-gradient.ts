import { dot } from './small-matrix.ts'

export type Solution = {
  readonly x: Float64Array
  /** The Lanczos matrix that the iteration built on its way, of the matrix scaled to a unit diagonal. */
  readonly diagonal: readonly number[]
  readonly offDiagonal: readonly number[]
}

/** A symmetric positive definite matrix that is only known by what it does to a vector. */
export type Operator = { readonly apply: (x: Float64Array) => Float64Array; readonly diagonal: Float64Array }

const MOST_ITERATIONS = 2000

/** Conjugate gradients with the diagonal as preconditioner (Golub & Van Loan, 11.5), until the residual is `tolerance` of b. */
export function conjugateGradient({ apply, diagonal }: Operator, b: Float64Array, tolerance: number): Solution {
  const x = new Float64Array(b.length)
  const residual = b.slice()
  const direction = b.map((value, i) => value / diagonal[i])
  let product = dot(residual, direction)
  const enough = product * tolerance ** 2
  const lanczos = { diagonal: [] as number[], offDiagonal: [] as number[] }
  let carried = 0
  for (let k = 0; k < MOST_ITERATIONS && product > enough; k++) {
    const image = apply(direction)
    const alpha = product / dot(direction, image)
    let next = 0
    for (let i = 0; i < b.length; i++) {
      x[i] += alpha * direction[i]
      const r = residual[i] - alpha * image[i]
      residual[i] = r
      next += (r * r) / diagonal[i]
    }
    const beta = next / product
    for (let i = 0; i < b.length; i++) direction[i] = residual[i] / diagonal[i] + beta * direction[i]
    lanczos.diagonal.push(1 / alpha + carried)
    lanczos.offDiagonal.push(Math.sqrt(beta) / alpha)
    carried = beta / alpha
    product = next
  }
  return { x, ...lanczos }
}

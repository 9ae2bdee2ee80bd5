/** Cholesky factor (lower, row-major) of a small symmetric matrix, or null if it is not positive definite. */
export function choleskyOf(a: Float64Array, size: number): Float64Array | null {
  const l = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * size + j]
      for (let k = 0; k < j; k++) sum -= l[i * size + k] * l[j * size + k]
      if (i === j && !(sum > 0)) return null
      l[i * size + j] = i === j ? Math.sqrt(sum) : sum / l[j * size + j]
    }
  }
  return l
}

/** Solves LL'x = b. */
export function solveCholesky(l: Float64Array, b: Float64Array): Float64Array {
  const size = b.length
  const x = b.slice()
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i] -= l[i * size + k] * x[k]
    x[i] /= l[i * size + i]
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i] -= l[k * size + i] * x[k]
    x[i] /= l[i * size + i]
  }
  return x
}

export function inverseFromCholesky(l: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size)
  for (let column = 0; column < size; column++) {
    const unit = new Float64Array(size)
    unit[column] = 1
    solveCholesky(l, unit).forEach((value, row) => {
      inverse[row * size + column] = value
    })
  }
  return inverse
}

export function logDeterminantFromCholesky(l: Float64Array, size: number): number {
  let sum = 0
  for (let i = 0; i < size; i++) sum += Math.log(l[i * size + i])
  return 2 * sum
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}

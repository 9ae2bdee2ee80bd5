import { dot } from './small-matrix.ts'

export type Valued = { readonly value: number; readonly gradient: Float64Array }
export type Minimum = Valued & { readonly x: Float64Array; readonly converged: boolean; readonly steps: number }

const MOST_STEPS = 300
const MOST_HALVINGS = 40
/** Share of the predicted fall that a step must achieve (Armijo). */
const ENOUGH = 1e-4
/** No parameter moves further in one step. */
const LONGEST = 2

/**
 * Minimises a smooth function by BFGS (Nocedal & Wright, ch. 6). Ends when the fall that the next step promises is below
 * `tolerance`. `scale` is a guess at the second derivatives; a value of null means: not there.
 */
export function minimise(
  f: (x: Float64Array) => Valued | null,
  start: Float64Array,
  scale: Float64Array,
  tolerance: number,
): Minimum | null {
  const first = f(start)
  if (first === null) return null
  let point = { x: start, ...first }
  let inverse = diagonal(scale)
  for (let steps = 1; ; steps++) {
    const step = limited(multiply(inverse, point.gradient).map(value => -value))
    const promised = -dot(step, point.gradient)
    if (Math.abs(promised) < tolerance) return { ...point, converged: true, steps }
    const next = steps < MOST_STEPS ? descend(f, point, step, promised) : null
    if (next === null) return { ...point, converged: false, steps }
    const change = next.x.map((value, i) => value - point.x[i])
    const turn = next.gradient.map((value, i) => value - point.gradient[i])
    if (dot(change, turn) > 0) update(inverse, change, turn)
    else inverse = diagonal(scale)
    point = next
  }
}

/** A function without derivatives of its own, by central differences. */
export function withDifferences(f: (x: Float64Array) => number | null): (x: Float64Array) => Valued | null {
  return x => {
    const value = f(x)
    if (value === null) return null
    const gradient = x.map((at, i) => {
      const width = 1e-5 * Math.max(1, Math.abs(at))
      const above = f(x.with(i, at + width))
      const below = f(x.with(i, at - width))
      return above === null || below === null ? Number.NaN : (above - below) / (2 * width)
    })
    return gradient.every(Number.isFinite) ? { value, gradient } : null
  }
}

function descend(
  f: (x: Float64Array) => Valued | null,
  from: Valued & { x: Float64Array },
  step: Float64Array,
  promised: number,
) {
  let share = 1
  for (let halvings = 0; halvings < MOST_HALVINGS; halvings++, share /= 2) {
    const x = from.x.map((value, i) => value + share * step[i])
    const next = f(x)
    if (next && next.value <= from.value - ENOUGH * share * promised) return { x, ...next }
  }
  return null
}

function limited(step: Float64Array): Float64Array {
  const longest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return longest > LONGEST ? step.map(value => (value * LONGEST) / longest) : step
}

function diagonal(scale: Float64Array): Float64Array {
  const n = scale.length
  const matrix = new Float64Array(n * n)
  for (let i = 0; i < n; i++) matrix[i * (n + 1)] = 1 / scale[i]
  return matrix
}

function multiply(matrix: Float64Array, x: Float64Array): Float64Array {
  const n = x.length
  const product = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let sum = 0
    for (let j = 0; j < n; j++) sum += matrix[i * n + j] * x[j]
    product[i] = sum
  }
  return product
}

/** Works in place: for functions that are cheap to compute the memory of a new matrix at each step would cost more than they. */
function update(inverse: Float64Array, change: Float64Array, turn: Float64Array): void {
  const n = change.length
  const curvature = dot(change, turn)
  const image = multiply(inverse, turn)
  const factor = (1 + dot(turn, image) / curvature) / curvature
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      inverse[i * n + j] += factor * change[i] * change[j] - (image[i] * change[j] + change[i] * image[j]) / curvature
    }
  }
}

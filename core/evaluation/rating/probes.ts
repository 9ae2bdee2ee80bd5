import { type ColumnOperator } from './column-operator.ts'
import { conjugateGradient, type Solution } from './conjugate-gradient.ts'
import type { Design } from './design.ts'
import { randomSigns } from './signs.ts'
import { dot } from './small-matrix.ts'
import { tridiagonalSpectrum } from './tridiagonal.ts'

/** S⁻¹ ≈ Σ weight · left right', exact in a few directions and estimated in the others. */
export type Probes = {
  readonly pairs: readonly Pair[]
  /** The diagonal of S⁻¹. */
  readonly diagonal: Float64Array
  readonly logDeterminant: number
}
export type Pair = { readonly left: Float64Array; readonly right: Float64Array; readonly weight: number }

/** Factors of so few levels are treated exactly, level by level. */
const FEW = 16

/**
 * Trace, diagonal and log determinant of S⁻¹ from solutions for a few vectors (Hutchinson 1990; Ubaru, Chen, Saad 2017 for
 * the logarithm). In the space scaled to a unit diagonal S has for each factor one direction of its own, the mean of the
 * levels, which raters and rated share out between them: these directions, and every level of a small factor, are solved
 * for exactly; the random signs have only what is left to estimate, which is little where people rate many.
 */
export function probe(
  design: Design,
  operator: ColumnOperator,
  count: number,
  seed: number,
  tolerance: number,
): Probes {
  const root = operator.diagonal.map(Math.sqrt)
  const special = specialDirections(design, root)
  const signs = randomSigns(seed)
  const random = Array.from({ length: count }, () => {
    const v = Float64Array.from(root, () => signs())
    for (const q of special) subtract(v, q, dot(q, v))
    return v
  })
  const answer = (v: Float64Array) => conjugateGradient(operator, multiply(v, root), tolerance)
  const answers = { special: special.map(answer), random: random.map(answer) }
  const pair = (weight: number, vectors: readonly Float64Array[], solutions: readonly Solution[]) =>
    vectors.map((v, i) => ({ left: solutions[i].x, right: divide(v, root), weight }))
  const exact = pair(1, special, answers.special)
  const estimated = pair(1 / count, random, answers.random)
  return {
    pairs: [...exact, ...estimated],
    diagonal: diagonalOf(root, special, exact, estimated),
    logDeterminant:
      2 * root.reduce((sum, value) => sum + Math.log(value), 0) +
      logarithms(special, answers.special) +
      logarithms(random, answers.random) / count,
  }
}

function specialDirections(design: Design, root: Float64Array): readonly Float64Array[] {
  const within = design.factors.filter((_, factor) => factor !== design.groupFactor)
  return within.flatMap(({ offset, size }) => {
    const from = offset - design.groups
    const only = (value: (column: number) => number, places: number, first: number) => {
      const q = new Float64Array(design.columns)
      for (let c = first; c < first + places; c++) q[c] = value(c)
      const length = Math.sqrt(dot(q, q))
      return q.map(v => v / length)
    }
    if (size > FEW) return [only(c => root[c], size, from)]
    return Array.from({ length: size }, (_, level) => only(() => 1, 1, from + level))
  })
}

/** Of the random part the mean of products over the mean of squares: projected signs are no longer exactly ±1. */
function diagonalOf(
  root: Float64Array,
  special: readonly Float64Array[],
  exact: readonly Pair[],
  estimated: readonly Pair[],
): Float64Array {
  return root.map((scale, c) => {
    const known = special.reduce((sum, q) => sum + q[c] ** 2, 0)
    const products = estimated.reduce((sum, { left, right }) => sum + left[c] * right[c], 0)
    const squares = estimated.reduce((sum, { right }) => sum + (right[c] * scale) ** 2, 0)
    const rest = known > 1 - 1e-9 ? 0 : ((1 - known) * products) / squares
    return exact.reduce((sum, { left, right }) => sum + left[c] * right[c], rest)
  })
}

/** Σ v' log(M) v by Lanczos quadrature. */
function logarithms(vectors: readonly Float64Array[], solutions: readonly Solution[]): number {
  return vectors.reduce((sum, v, i) => {
    const { values, weights } = tridiagonalSpectrum(solutions[i].diagonal, solutions[i].offDiagonal)
    return sum + dot(v, v) * values.reduce((part, value, j) => part + weights[j] * Math.log(value), 0)
  }, 0)
}

const multiply = (a: Float64Array, b: Float64Array) => a.map((value, i) => value * b[i])
const divide = (a: Float64Array, b: Float64Array) => a.map((value, i) => value / b[i])

function subtract(v: Float64Array, q: Float64Array, factor: number): void {
  for (let i = 0; i < v.length; i++) v[i] -= factor * q[i]
}

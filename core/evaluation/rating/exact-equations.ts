import {
  type DenseMatrix,
  denseMatrix,
  factorise,
  logDeterminant,
  resetToIdentity,
  solveFactorised,
} from './dense-cholesky.ts'
import { invertFactorised } from './dense-inverse.ts'
import { type Design, firstEntry } from './design.ts'
import { columnScale, type Equations, groupScale, levelCount, sumsByFactor } from './equations.ts'
import { groupSums, type Sparse } from './group-sums.ts'

/**
 * Solves the equations directly: the groups are eliminated one by one, what remains of the columns is a dense matrix
 * S = ΛZ'WZΛ + I − B'D⁻¹B. Its memory, 8 · columns² bytes, is taken once and used for every call; the equations returned
 * hold until the next call. Null if rounding has left S without a Cholesky factor.
 */
export function exactEquations(
  design: Design,
): (theta: readonly number[], weights?: Float64Array) => ExactEquations | null {
  const matrix = denseMatrix(design.columns)
  const sums = groupSums(design)
  let calls = 0
  return (theta, weights) => {
    const call = ++calls
    const scale = columnScale(design, theta)
    const own = groupScale(design, theta)
    const diagonal = new Float64Array(design.groups)
    resetToIdentity(matrix)
    for (let group = 0; group < design.groups; group++) {
      addRatings(design, group, scale, weights, matrix)
      const sum = sums(group, scale, weights)
      diagonal[group] = 1 + own * own * sum.weight
      subtractOuterProduct(matrix, sum, (own * own) / diagonal[group])
    }
    if (!factorise(matrix)) return null
    const current = () => {
      if (call !== calls) throw new Error('These equations have been overwritten by later ones.')
      return matrix
    }
    return eliminated(design, current, { scale, own, diagonal, sumOf: group => sums(group, scale, weights) })
  }
}

export type ExactEquations = Equations & {
  /** For the rating at each place z'ΛA⁻¹Λz: how uncertain its own random effects leave it. */
  readonly leverages: () => Float64Array
}

type Groups = {
  readonly scale: Float64Array
  /** Relative standard deviation of the groups. */
  readonly own: number
  readonly diagonal: Float64Array
  readonly sumOf: (group: number) => Sparse
}

function eliminated(design: Design, current: () => DenseMatrix, groups: Groups): ExactEquations {
  const logOfColumns = logDeterminant(current())
  let inverted = false
  const inverse = () => {
    const matrix = current()
    if (!inverted) invertFactorised(matrix)
    inverted = true
    return matrix
  }
  const diagonal = () => diagonalOfInverse(design, inverse(), groups)
  return {
    logDeterminant: () => groups.diagonal.reduce((sum, d) => sum + Math.log(d), logOfColumns),
    solve: b => solve(design, groups, b, x => (inverted ? multiply(current(), x) : solved(current(), x))),
    traces: () => sumsByFactor(design, diagonal()),
    diagonal,
    leverages: () => leverages(design, inverse(), groups),
  }
}

function solve(
  design: Design,
  { own, diagonal, sumOf }: Groups,
  b: Float64Array,
  solveColumns: (x: Float64Array) => Float64Array,
): Float64Array {
  const { groups } = design
  const x = new Float64Array(levelCount(design))
  const rest = b.slice(groups)
  for (let group = 0; group < groups; group++) {
    const { columns, values, length } = sumOf(group)
    const share = (own * b[group]) / diagonal[group]
    for (let c = 0; c < length; c++) rest[columns[c]] -= share * values[c]
  }
  const ofColumns = solveColumns(rest)
  x.set(ofColumns, groups)
  for (let group = 0; group < groups; group++) {
    const { columns, values, length } = sumOf(group)
    let sum = 0
    for (let c = 0; c < length; c++) sum += values[c] * ofColumns[columns[c]]
    x[group] = (b[group] - own * sum) / diagonal[group]
  }
  return x
}

function solved(matrix: DenseMatrix, x: Float64Array): Float64Array {
  solveFactorised(matrix, x)
  return x
}

function multiply({ size, stride, values }: DenseMatrix, x: Float64Array): Float64Array {
  const product = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    const row = i * stride
    const xi = x[i]
    let sum = values[row + i] * xi
    for (let j = 0; j < i; j++) {
      const value = values[row + j]
      sum += value * x[j]
      product[j] += value * xi
    }
    product[i] += sum
  }
  return product
}

function leverages(design: Design, { stride, values }: DenseMatrix, groups: Groups): Float64Array {
  const result = new Float64Array(design.ratings)
  const { own, scale } = groups
  const inverse = (i: number, j: number) => values[i > j ? i * stride + j : j * stride + i]
  const shared = new Float64Array(design.columns)
  for (let group = 0; group < design.groups; group++) {
    const sum = groups.sumOf(group)
    const d = groups.diagonal[group]
    let form = 0
    for (let i = 0; i < sum.length; i++) {
      const column = sum.columns[i]
      let carried = 0
      for (let j = 0; j < sum.length; j++) carried += inverse(column, sum.columns[j]) * sum.values[j]
      shared[column] = carried / d
      form += (sum.values[i] * carried) / d
    }
    const ofGroup = own * own * (1 / d + (own * own * form) / d)
    for (let place = design.groupStarts[group]; place < design.groupStarts[group + 1]; place++) {
      const [first, end] = [firstEntry(design, place), firstEntry(design, place + 1)]
      let leverage = ofGroup
      for (let e = first; e < end; e++) {
        const i = design.entryColumns[e]
        const value = scale[i] * (design.entryWeights?.[e] ?? 1)
        leverage -= 2 * own * own * value * shared[i]
        for (let f = first; f < end; f++) {
          const j = design.entryColumns[f]
          leverage += value * scale[j] * (design.entryWeights?.[f] ?? 1) * inverse(i, j)
        }
      }
      result[place] = leverage
    }
  }
  return result
}

/** A group's own variance, and what the uncertainty of the columns it met adds to it. */
function diagonalOfInverse(design: Design, { stride, values }: DenseMatrix, groups: Groups): Float64Array {
  const result = new Float64Array(levelCount(design))
  for (let c = 0; c < design.columns; c++) result[design.groups + c] = values[c * stride + c]
  for (let group = 0; group < design.groups; group++) {
    const sum = groups.sumOf(group)
    const d = groups.diagonal[group]
    let form = 0
    for (let i = 0; i < sum.length; i++) {
      const row = sum.columns[i] * stride
      for (let j = 0; j < i; j++) form += 2 * sum.values[i] * sum.values[j] * values[row + sum.columns[j]]
      form += sum.values[i] * sum.values[i] * values[row + sum.columns[i]]
    }
    result[group] = 1 / d + (groups.own * groups.own * form) / (d * d)
  }
  return result
}

function addRatings(
  design: Design,
  group: number,
  scale: Float64Array,
  weights: Float64Array | undefined,
  { stride, values }: DenseMatrix,
): void {
  const { entryColumns, entryWeights } = design
  for (let place = design.groupStarts[group]; place < design.groupStarts[group + 1]; place++) {
    const w = weights?.[place] ?? 1
    const end = firstEntry(design, place + 1)
    for (let e = firstEntry(design, place); e < end; e++) {
      const i = entryColumns[e]
      const value = w * scale[i] * (entryWeights?.[e] ?? 1)
      for (let f = firstEntry(design, place); f < end; f++) {
        const j = entryColumns[f]
        if (j <= i) values[i * stride + j] += value * scale[j] * (entryWeights?.[f] ?? 1)
      }
    }
  }
}

/** Columns of a group ascend, so that row-major lower triangle means earlier entry as column. */
function subtractOuterProduct({ stride, values }: DenseMatrix, sum: Sparse, factor: number): void {
  if (factor === 0) return
  for (let i = 0; i < sum.length; i++) {
    const row = sum.columns[i] * stride
    const value = factor * sum.values[i]
    for (let j = 0; j <= i; j++) values[row + sum.columns[j]] -= value * sum.values[j]
  }
}

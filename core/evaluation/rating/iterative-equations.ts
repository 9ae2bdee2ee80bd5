import { columnOperator, type ColumnOperator } from './column-operator.ts'
import { conjugateGradient } from './conjugate-gradient.ts'
import { type Design, firstEntry } from './design.ts'
import { columnScale, type Equations, groupScale, levelCount, sumsByFactor } from './equations.ts'
import { probe, type Probes } from './probes.ts'

export type Probing = {
  readonly seed: number
  /** How many random vectors estimate the traces. */
  readonly probes: number
}

const SOLVED = 1e-9
const PROBED = 1e-6

/**
 * Solves the equations by conjugate gradients on the columns, the groups eliminated; traces, variances and the log
 * determinant are estimated with seeded probes, the same at every call, so that they change smoothly with theta. Memory is a
 * few vectors over the levels; time grows with the ratings.
 */
export function iterativeEquations(design: Design, probing: Probing): (theta: readonly number[]) => Equations {
  return theta => {
    const operator = columnOperator(design, theta)
    let probes: Probes | undefined
    const probed = () => {
      probes ??= probe(design, operator, probing.probes, probing.seed, PROBED)
      return probes
    }
    const diagonal = () => diagonalOfInverse(design, theta, operator, probed())
    return {
      logDeterminant: () => operator.groupDiagonal.reduce((sum, d) => sum + Math.log(d), probed().logDeterminant),
      solve: b => solve(design, operator, b),
      traces: () => sumsByFactor(design, diagonal()),
      diagonal,
    }
  }
}

function solve(design: Design, operator: ColumnOperator, b: Float64Array): Float64Array {
  const { groups } = design
  const { groupDiagonal, toGroups, toColumns } = operator
  const ofGroups = b.slice(0, groups).map((value, group) => value / groupDiagonal[group])
  const carried = toColumns(ofGroups)
  const right = b.slice(groups).map((value, c) => value - carried[c])
  const columns = conjugateGradient(operator, right, SOLVED).x
  const back = toGroups(columns)
  const x = new Float64Array(levelCount(design))
  x.set(columns, groups)
  for (let group = 0; group < groups; group++) x[group] = (b[group] - back[group]) / groupDiagonal[group]
  return x
}

function diagonalOfInverse(
  design: Design,
  theta: readonly number[],
  { groupDiagonal }: ColumnOperator,
  { pairs, diagonal }: Probes,
): Float64Array {
  const { groups, columns, entryColumns, entryWeights } = design
  const own = groupScale(design, theta)
  const scale = columnScale(design, theta)
  const result = new Float64Array(levelCount(design))
  result.set(diagonal, groups)
  const sides = interleaved(pairs, columns, scale)
  const width = 2 * pairs.length
  const sums = new Float64Array(width)
  for (let group = 0; group < groups; group++) {
    sums.fill(0)
    const end = firstEntry(design, design.groupStarts[group + 1])
    for (let e = firstEntry(design, design.groupStarts[group]); e < end; e++) {
      const weight = entryWeights?.[e] ?? 1
      const at = entryColumns[e] * width
      for (let side = 0; side < width; side++) sums[side] += weight * sides[at + side]
    }
    const form = pairs.reduce((sum, { weight }, i) => sum + weight * sums[2 * i] * sums[2 * i + 1], 0)
    const d = groupDiagonal[group]
    result[group] = 1 / d + (own * own * form) / (d * d)
  }
  return result
}

/** All sides of all pairs of one column together, so that a rating touches one place in memory. */
function interleaved(pairs: Probes['pairs'], columns: number, scale: Float64Array): Float64Array {
  const width = 2 * pairs.length
  const sides = new Float64Array(columns * width)
  pairs.forEach(({ left, right }, i) => {
    for (let c = 0; c < columns; c++) {
      sides[c * width + 2 * i] = scale[c] * left[c]
      sides[c * width + 2 * i + 1] = scale[c] * right[c]
    }
  })
  return sides
}

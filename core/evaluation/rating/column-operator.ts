import type { Operator } from './conjugate-gradient.ts'
import { type Design, firstEntry } from './design.ts'
import { columnScale, groupScale } from './equations.ts'
import { groupSums } from './group-sums.ts'

/** The columns' matrix S = ΛZ'ZΛ + I − B'D⁻¹B, never formed: one pass over the ratings applies it. */
export type ColumnOperator = Operator & {
  /** D */
  readonly groupDiagonal: Float64Array
  /** B x, a value for each group. */
  readonly toGroups: (x: Float64Array) => Float64Array
  /** B't, a value for each column. */
  readonly toColumns: (t: Float64Array) => Float64Array
}

export function columnOperator(design: Design, theta: readonly number[]): ColumnOperator {
  const scale = columnScale(design, theta)
  const own = groupScale(design, theta)
  const groupDiagonal = Float64Array.from(
    { length: design.groups },
    (_, group) => 1 + own * own * (design.groupStarts[group + 1] - design.groupStarts[group]),
  )
  return {
    groupDiagonal,
    diagonal: diagonalOf(design, scale, own, groupDiagonal),
    apply: x => apply(design, scale, own, groupDiagonal, x),
    toGroups: x => toGroups(design, scale, own, x),
    toColumns: t => toColumns(design, scale, own, t),
  }
}

function apply(design: Design, scale: Float64Array, own: number, groupDiagonal: Float64Array, x: Float64Array) {
  const { groupStarts, entryColumns, entryWeights, entryStarts, entriesPerRating } = design
  const scaled = x.map((value, c) => value * scale[c])
  const result = new Float64Array(x.length)
  const single = entryStarts === undefined && entriesPerRating === 1
  for (let group = 0; group < design.groups; group++) {
    const [from, to] = [groupStarts[group], groupStarts[group + 1]]
    const shrink = (own * own) / groupDiagonal[group]
    let sum = 0
    const end = firstEntry(design, to)
    for (let e = firstEntry(design, from); e < end; e++) sum += (entryWeights?.[e] ?? 1) * scaled[entryColumns[e]]
    const common = shrink * sum
    if (single) {
      for (let e = from; e < to; e++) {
        const column = entryColumns[e]
        result[column] += scaled[column] - common
      }
    } else {
      for (let place = from; place < to; place++) {
        const last = firstEntry(design, place + 1)
        let of = -common
        for (let e = firstEntry(design, place); e < last; e++) of += (entryWeights?.[e] ?? 1) * scaled[entryColumns[e]]
        for (let e = firstEntry(design, place); e < last; e++) result[entryColumns[e]] += of * (entryWeights?.[e] ?? 1)
      }
    }
  }
  for (let c = 0; c < x.length; c++) result[c] = x[c] + scale[c] * result[c]
  return result
}

function toGroups(design: Design, scale: Float64Array, own: number, x: Float64Array): Float64Array {
  const scaled = x.map((value, c) => value * scale[c])
  return Float64Array.from({ length: design.groups }, (_, group) => {
    const end = firstEntry(design, design.groupStarts[group + 1])
    let sum = 0
    for (let e = firstEntry(design, design.groupStarts[group]); e < end; e++)
      sum += (design.entryWeights?.[e] ?? 1) * scaled[design.entryColumns[e]]
    return own * sum
  })
}

function toColumns(design: Design, scale: Float64Array, own: number, t: Float64Array): Float64Array {
  const result = new Float64Array(design.columns)
  for (let group = 0; group < design.groups; group++) {
    const end = firstEntry(design, design.groupStarts[group + 1])
    const value = own * t[group]
    for (let e = firstEntry(design, design.groupStarts[group]); e < end; e++)
      result[design.entryColumns[e]] += value * (design.entryWeights?.[e] ?? 1)
  }
  return result.map((value, c) => value * scale[c])
}

function diagonalOf(design: Design, scale: Float64Array, own: number, groupDiagonal: Float64Array): Float64Array {
  const diagonal = new Float64Array(design.columns).fill(1)
  design.entryColumns.forEach((column, e) => {
    diagonal[column] += (scale[column] * (design.entryWeights?.[e] ?? 1)) ** 2
  })
  const sums = groupSums(design)
  for (let group = 0; group < design.groups; group++) {
    const { columns, values, length } = sums(group, scale, undefined)
    const shrink = (own * own) / groupDiagonal[group]
    for (let c = 0; c < length; c++) diagonal[columns[c]] -= shrink * values[c] ** 2
  }
  return diagonal
}

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
  const sums = new Float64Array(longestGroup(design))
  return {
    groupDiagonal,
    diagonal: diagonalOf(design, scale, own, groupDiagonal),
    apply: x => apply(design, scale, own, groupDiagonal, sums, x),
    toGroups: x => toGroups(design, scale, own, x),
    toColumns: t => toColumns(design, scale, own, t),
  }
}

function apply(
  design: Design,
  scale: Float64Array,
  own: number,
  groupDiagonal: Float64Array,
  sums: Float64Array,
  x: Float64Array,
): Float64Array {
  const scaled = x.map((value, c) => value * scale[c])
  const result = new Float64Array(x.length)
  const add = design.entryWeights !== undefined ? addWeighted : design.entriesPerRating === 1 ? addSingle : addPlain
  for (let group = 0; group < design.groups; group++) {
    const shrink = (own * own) / groupDiagonal[group]
    add(design, design.groupStarts[group], design.groupStarts[group + 1], shrink, scaled, sums, result)
  }
  for (let c = 0; c < x.length; c++) result[c] = x[c] + scale[c] * result[c]
  return result
}

/** Adds Z'(s − shrink · Σs) of one group to `result`, s = Zx being what each rating's columns hold; here it has but one. */
function addSingle(
  { entryColumns }: Design,
  from: number,
  to: number,
  shrink: number,
  x: Float64Array,
  _: Float64Array,
  result: Float64Array,
): void {
  let total = 0
  for (let e = from; e < to; e++) total += x[entryColumns[e]]
  const common = shrink * total
  for (let e = from; e < to; e++) {
    const column = entryColumns[e]
    result[column] += x[column] - common
  }
}

/** The same where every rating has several columns, as many as every other, all with weight 1. */
function addPlain(
  { entryColumns, entriesPerRating: step }: Design,
  from: number,
  to: number,
  shrink: number,
  x: Float64Array,
  sums: Float64Array,
  result: Float64Array,
): void {
  let total = 0
  for (let place = from, e = from * step; place < to; place++) {
    let sum = 0
    for (const end = e + step; e < end; e++) sum += x[entryColumns[e]]
    sums[place - from] = sum
    total += sum
  }
  const common = shrink * total
  for (let place = from, e = from * step; place < to; place++) {
    const value = sums[place - from] - common
    for (const end = e + step; e < end; e++) result[entryColumns[e]] += value
  }
}

function addWeighted(
  design: Design,
  from: number,
  to: number,
  shrink: number,
  x: Float64Array,
  sums: Float64Array,
  result: Float64Array,
): void {
  const { entryColumns, entryWeights = new Float64Array(0) } = design
  let total = 0
  for (let place = from, e = firstEntry(design, from); place < to; place++) {
    let sum = 0
    for (const end = firstEntry(design, place + 1); e < end; e++) sum += entryWeights[e] * x[entryColumns[e]]
    sums[place - from] = sum
    total += sum
  }
  const common = shrink * total
  for (let place = from, e = firstEntry(design, from); place < to; place++) {
    const value = sums[place - from] - common
    for (const end = firstEntry(design, place + 1); e < end; e++) result[entryColumns[e]] += entryWeights[e] * value
  }
}

function longestGroup({ groups, groupStarts }: Design): number {
  let longest = 0
  for (let group = 0; group < groups; group++) longest = Math.max(longest, groupStarts[group + 1] - groupStarts[group])
  return longest
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

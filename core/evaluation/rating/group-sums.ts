import { type Design, firstEntry } from './design.ts'

/** Sums over the ratings of one group; the arrays are reused for the next group and only the first `length` values count. */
export type Sparse = {
  /** Sum of the weights of the ratings. */
  readonly weight: number
  readonly length: number
  /** Ascending. */
  readonly columns: Int32Array
  readonly values: Float64Array
}

/** For each group the columns that its ratings have, with the sums of their scaled weights. */
export function groupSums(
  design: Design,
): (group: number, scale: Float64Array, weights: Float64Array | undefined) => Sparse {
  const { lists, starts } = distinctColumns(design)
  const sums = new Float64Array(design.columns)
  const longest = starts.reduce((most, start, group) => Math.max(most, start - (starts[group - 1] ?? 0)), 0)
  const values = new Float64Array(longest)
  return (group, scale, weights) => {
    const { entryColumns, entryWeights } = design
    let weight = 0
    for (let place = design.groupStarts[group]; place < design.groupStarts[group + 1]; place++) {
      const w = weights?.[place] ?? 1
      weight += w
      const end = firstEntry(design, place + 1)
      for (let e = firstEntry(design, place); e < end; e++) sums[entryColumns[e]] += w * (entryWeights?.[e] ?? 1)
    }
    const columns = lists.subarray(starts[group], starts[group + 1])
    for (let c = 0; c < columns.length; c++) {
      const column = columns[c]
      values[c] = sums[column] * scale[column]
      sums[column] = 0
    }
    return { weight, length: columns.length, columns, values }
  }
}

function distinctColumns(design: Design): { readonly lists: Int32Array; readonly starts: Int32Array } {
  const lists = new Int32Array(design.entryColumns.length)
  const starts = new Int32Array(design.groups + 1)
  const seenIn = new Int32Array(design.columns).fill(-1)
  let length = 0
  for (let group = 0; group < design.groups; group++) {
    const end = firstEntry(design, design.groupStarts[group + 1])
    for (let e = firstEntry(design, design.groupStarts[group]); e < end; e++) {
      const column = design.entryColumns[e]
      if (seenIn[column] === group) continue
      seenIn[column] = group
      lists[length++] = column
    }
    lists.subarray(starts[group], length).sort()
    starts[group + 1] = length
  }
  return { lists: lists.slice(0, length), starts }
}

import type { Factor } from './data.ts'
import { membershipCount } from './data.ts'

/**
 * The random part of a model, laid out for elimination. The levels of one factor, of which every rating has exactly one,
 * are the *groups*: their block of the equations is diagonal. All other levels are the *columns*. A vector over all levels
 * has the groups first, then the columns. Without such a factor all ratings are one group that has no effect.
 */
export type Design = {
  readonly ratings: number
  readonly factors: readonly FactorPlace[]
  /** The rating at each place; ratings of one group stand together. */
  readonly order: Int32Array
  readonly groups: number
  /** Index of the factor whose levels are the groups, -1 if none is. */
  readonly groupFactor: number
  /** Place of the first rating of each group; one longer than the groups. */
  readonly groupStarts: Int32Array
  readonly columns: number
  /** For each column the index of its factor. */
  readonly factorOfColumn: Int32Array
  /** First entry of each place; one longer than the ratings. Undefined if every rating has `entriesPerRating`. */
  readonly entryStarts: Int32Array | undefined
  readonly entriesPerRating: number
  /** Column and weight of each entry; all weights are 1 if undefined. */
  readonly entryColumns: Int32Array
  readonly entryWeights: Float64Array | undefined
}

/** Where the levels of a factor lie in a vector over all levels. */
export type FactorPlace = { readonly size: number; readonly offset: number }

export function designOf(factors: readonly Factor[], ratings: number): Design {
  const groupFactor = largestSingle(factors)
  const grouping = factors[groupFactor]
  const sorted = grouping?.kind === 'single' ? sortByLevel(grouping.of, grouping.levels.length) : asTheyStand(ratings)
  const rest = factors.filter((_, index) => index !== groupFactor)
  const groups = sorted.starts.length - 1
  const places = placesOf(factors, groupFactor, groups)
  const columns = rest.reduce((sum, factor) => sum + factor.levels.length, 0)
  return {
    ratings,
    factors: places,
    order: sorted.order,
    groups,
    groupFactor,
    groupStarts: sorted.starts,
    columns,
    factorOfColumn: factorOfColumn(places, groupFactor, groups, columns),
    ...entriesOf(
      rest,
      rest.map(factor => (places[factors.indexOf(factor)]?.offset ?? 0) - groups),
      sorted.order,
    ),
  }
}

/** Where the entries of the rating at a place begin. */
export function firstEntry(design: Design, place: number): number {
  return design.entryStarts === undefined ? place * design.entriesPerRating : (design.entryStarts[place] ?? 0)
}

function largestSingle(factors: readonly Factor[]): number {
  let best = -1
  factors.forEach((factor, index) => {
    const size = factors[best]?.levels.length ?? 0
    if (factor.kind === 'single' && factor.levels.length > size) best = index
  })
  return best
}

function sortByLevel(of: Int32Array, levels: number): { order: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(levels + 1)
  for (const level of of) starts[level + 1] += 1
  for (let level = 0; level < levels; level++) starts[level + 1] += starts[level]
  const next = starts.slice(0, levels)
  const order = new Int32Array(of.length)
  for (let i = 0; i < of.length; i++) order[next[of[i]]++] = i
  return { order, starts }
}

function asTheyStand(ratings: number): { order: Int32Array; starts: Int32Array } {
  return { order: Int32Array.from({ length: ratings }, (_, i) => i), starts: Int32Array.of(0, ratings) }
}

function placesOf(factors: readonly Factor[], groupFactor: number, groups: number): readonly FactorPlace[] {
  let next = groups
  return factors.map(({ levels }, index) => {
    if (index === groupFactor) return { size: levels.length, offset: 0 }
    next += levels.length
    return { size: levels.length, offset: next - levels.length }
  })
}

function factorOfColumn(places: readonly FactorPlace[], groupFactor: number, groups: number, columns: number) {
  const of = new Int32Array(columns)
  places.forEach(({ size, offset }, index) => {
    if (index !== groupFactor) of.fill(index, offset - groups, offset - groups + size)
  })
  return of
}

function entriesOf(factors: readonly Factor[], offsets: readonly number[], order: Int32Array) {
  const even = factors.every(factor => factor.kind === 'single')
  const entryStarts = even ? undefined : entryStartsOf(factors, order)
  const total = entryStarts?.[order.length] ?? order.length * factors.length
  const entryColumns = new Int32Array(total)
  const entryWeights = even ? undefined : new Float64Array(total)
  let entry = 0
  for (const rating of order) {
    for (let f = 0; f < factors.length; f++) {
      const factor = factors[f]
      const offset = offsets[f]
      if (factor.kind === 'single') {
        if (entryWeights) entryWeights[entry] = 1
        entryColumns[entry++] = offset + factor.of[rating]
      } else {
        for (let m = factor.starts[rating]; m < factor.starts[rating + 1]; m++) {
          if (entryWeights) entryWeights[entry] = factor.weights[m]
          entryColumns[entry++] = offset + factor.members[m]
        }
      }
    }
  }
  return { entryStarts, entriesPerRating: factors.length, entryColumns, entryWeights }
}

function entryStartsOf(factors: readonly Factor[], order: Int32Array): Int32Array {
  const starts = new Int32Array(order.length + 1)
  order.forEach((rating, place) => {
    starts[place + 1] = factors.reduce((sum, factor) => sum + membershipCount(factor, rating), starts[place])
  })
  return starts
}

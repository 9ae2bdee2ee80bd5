import type { Design } from './design.ts'
import { addToLevels, type Moments } from './moments.ts'

/**
 * Where the search for the variances begins: for each factor by itself the analysis of variance between its levels, as
 * relative standard deviations. Effects of other factors are in it, which is near enough for a start.
 */
export function startOf(design: Design, moments: Moments): readonly number[] {
  const counts = ratingCounts(design)
  const total = moments.yy
  return design.factors.map(({ offset, size }) => {
    let between = 0
    let squares = 0
    let ratings = 0
    for (let level = offset; level < offset + size; level++) {
      const n = counts[level]
      if (n === 0) continue
      ratings += n
      between += moments.zy[level] ** 2 / n
      squares += n * n
    }
    const within = (total - between) / Math.max(1, design.ratings - size)
    const perLevel = (ratings - squares / ratings) / Math.max(1, size - 1)
    const variance = (between / Math.max(1, size - 1) - within) / perLevel / within
    return Math.sqrt(Math.max(SMALLEST, Math.min(LARGEST, Number.isFinite(variance) ? variance : 1)))
  })
}

const SMALLEST = 0.01
const LARGEST = 100

/** For each level the sum of its weights over all ratings. */
export function ratingCounts(design: Design): Float64Array {
  const counts = new Float64Array(design.groups + design.columns)
  for (let group = 0; group < design.groups; group++)
    for (let place = design.groupStarts[group]; place < design.groupStarts[group + 1]; place++)
      addToLevels(design, group, place, 1, counts)
  return counts
}

import type { FixedDesign, RatingData } from './data.ts'
import { type Design, firstEntry } from './design.ts'
import { levelCount } from './equations.ts'

/** All that the Gaussian model needs of the scores and the fixed part, whatever the variances. */
export type Moments = {
  readonly ratings: number
  /** Subtracted from every score, so that sums of squares keep their digits. */
  readonly centre: number
  readonly yy: number
  /** X'y and X'X (row-major). */
  readonly xy: Float64Array
  readonly xx: Float64Array
  /** Z'y, and Z'X as one vector over all levels for each column of X. */
  readonly zy: Float64Array
  readonly zx: readonly Float64Array[]
}

export function momentsOf(data: RatingData, design: Design): Moments {
  const centre = mean(data.scores)
  return { ratings: design.ratings, centre, ...scoreMoments(data, design, centre), ...fixedMoments(data, design) }
}

/** The fixed values of a rating begin at this index of the patterns. */
export const patternStart = (fixed: FixedDesign, rating: number): number =>
  fixed.of === undefined ? 0 : fixed.of[rating] * fixed.names.length

/** Adds a value of the rating at a place to all levels that the rating has: one row of Z'. */
export function addToLevels(design: Design, group: number, place: number, value: number, levels: Float64Array): void {
  levels[group] += value
  const end = firstEntry(design, place + 1)
  for (let e = firstEntry(design, place); e < end; e++)
    levels[design.groups + design.entryColumns[e]] += value * (design.entryWeights?.[e] ?? 1)
}

function scoreMoments({ scores, fixed }: RatingData, design: Design, centre: number) {
  const p = fixed.names.length
  const zy = new Float64Array(levelCount(design))
  const xy = new Float64Array(p)
  let yy = 0
  for (let group = 0; group < design.groups; group++) {
    for (let place = design.groupStarts[group]; place < design.groupStarts[group + 1]; place++) {
      const rating = design.order[place]
      const y = scores[rating] - centre
      yy += y * y
      addToLevels(design, group, place, y, zy)
      const start = patternStart(fixed, rating)
      for (let j = 0; j < p; j++) xy[j] += fixed.patterns[start + j] * y
    }
  }
  return { yy, xy, zy }
}

function fixedMoments({ fixed }: RatingData, design: Design) {
  const p = fixed.names.length
  const zx = fixed.names.map(() => new Float64Array(levelCount(design)))
  const counts = new Float64Array(fixed.patterns.length / p)
  for (let group = 0; group < design.groups; group++) {
    for (let place = design.groupStarts[group]; place < design.groupStarts[group + 1]; place++) {
      const start = patternStart(fixed, design.order[place])
      counts[start / p] += 1
      for (let j = 0; j < p; j++) {
        const value = fixed.patterns[start + j]
        if (value !== 0) addToLevels(design, group, place, value, zx[j])
      }
    }
  }
  return { zx, xx: weightedSquares(fixed, counts) }
}

function weightedSquares({ names, patterns }: FixedDesign, counts: Float64Array): Float64Array {
  const p = names.length
  const xx = new Float64Array(p * p)
  counts.forEach((count, pattern) => {
    const row = patterns.subarray(pattern * p, (pattern + 1) * p)
    for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) xx[i * p + j] += count * row[i] * row[j]
  })
  return xx
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

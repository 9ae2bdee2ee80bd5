import type { FixedDesign } from './data.ts'
import { type Design, firstEntry } from './design.ts'
import { columnScale, groupScale, levelCount } from './equations.ts'
import { addToLevels, patternStart } from './moments.ts'

/** ZΛu, for the rating at each place. */
export function randomPart(design: Design, theta: readonly number[], u: Float64Array): Float64Array {
  const scale = columnScale(design, theta)
  const own = groupScale(design, theta)
  const eta = new Float64Array(design.ratings)
  for (let group = 0; group < design.groups; group++) {
    for (let place = design.groupStarts[group]; place < design.groupStarts[group + 1]; place++) {
      let sum = own * u[group]
      const end = firstEntry(design, place + 1)
      for (let e = firstEntry(design, place); e < end; e++) {
        const column = design.entryColumns[e]
        sum += (design.entryWeights?.[e] ?? 1) * scale[column] * u[design.groups + column]
      }
      eta[place] = sum
    }
  }
  return eta
}

/** Z'v: a value at each place, summed over the ratings of every level. */
export function sumOverRatings(design: Design, values: Float64Array): Float64Array {
  const sums = new Float64Array(levelCount(design))
  for (let group = 0; group < design.groups; group++)
    for (let place = design.groupStarts[group]; place < design.groupStarts[group + 1]; place++)
      addToLevels(design, group, place, values[place], sums)
  return sums
}

/** Xβ without the intercept, for the rating at each place; beta begins with the second column of X. */
export function fixedPart(design: Design, fixed: FixedDesign, beta: Float64Array): Float64Array {
  return Float64Array.from(design.order, rating => {
    const start = patternStart(fixed, rating) + 1
    let sum = 0
    for (let j = 0; j < beta.length; j++) sum += fixed.patterns[start + j] * beta[j]
    return sum
  })
}

/** X'v without the intercept. */
export function sumOverFixed(design: Design, fixed: FixedDesign, values: Float64Array): Float64Array {
  const sums = new Float64Array(fixed.names.length - 1)
  design.order.forEach((rating, place) => {
    const start = patternStart(fixed, rating) + 1
    for (let j = 0; j < sums.length; j++) sums[j] += fixed.patterns[start + j] * values[place]
  })
  return sums
}

/** Λv */
export function scaleLevels(design: Design, theta: readonly number[], levels: Float64Array): Float64Array {
  const result = new Float64Array(levels.length)
  design.factors.forEach(({ offset, size }, factor) => {
    for (let at = offset; at < offset + size; at++) result[at] = theta[factor] * levels[at]
  })
  return result
}

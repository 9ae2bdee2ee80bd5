import type { Design } from './design.ts'

/**
 * The equations of the random effects, A u = b with A = ΛZ'WZΛ + I (Bates et al. 2015, eq. 18): Z says which levels a
 * rating has, Λ holds each factor's standard deviation relative to that of a single rating, W the weights of the ratings
 * (all 1 in the Gaussian model). Vectors have the layout of `Design`.
 */
export type Equations = {
  /** log |A| */
  readonly logDeterminant: () => number
  readonly solve: (b: Float64Array) => Float64Array
  /** For each factor the trace of its block of A⁻¹. */
  readonly traces: () => readonly number[]
  /** The diagonal of A⁻¹. */
  readonly diagonal: () => Float64Array
}

/** For each column the relative standard deviation of its factor. */
export function columnScale(design: Design, theta: readonly number[]): Float64Array {
  return Float64Array.from(design.factorOfColumn, factor => theta[factor])
}

/** The relative standard deviation of the groups; 0 where they are no factor. */
export function groupScale(design: Design, theta: readonly number[]): number {
  return theta[design.groupFactor] ?? 0
}

export const levelCount = (design: Design): number => design.groups + design.columns

/** Sums of a diagonal over the levels of each factor. */
export function sumsByFactor(design: Design, diagonal: Float64Array): readonly number[] {
  return design.factors.map(({ offset, size }) => {
    let sum = 0
    for (let level = offset; level < offset + size; level++) sum += diagonal[level]
    return sum
  })
}

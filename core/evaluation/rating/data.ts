/** A grouping of the ratings: one rater, one rated, one department for each rating. */
export type SingleFactor = {
  readonly kind: 'single'
  readonly name: string
  readonly levels: readonly string[]
  /** For each rating the index of its level. */
  readonly of: Int32Array
}

/** A grouping in which a rating belongs to several levels, each with its stated weight. */
export type SharedFactor = {
  readonly kind: 'shared'
  readonly name: string
  readonly levels: readonly string[]
  /** Where the memberships of each rating begin; one longer than the ratings. */
  readonly starts: Int32Array
  readonly members: Int32Array
  readonly weights: Float64Array
}

export type Factor = SingleFactor | SharedFactor

/**
 * The fixed part of the model. Ratings with the same values share one row of `patterns` (row-major, one column per name);
 * the first column is the intercept, 1 throughout.
 */
export type FixedDesign = {
  readonly names: readonly string[]
  readonly patterns: Float64Array
  /** For each rating its row of `patterns`; undefined where there is but one row. */
  readonly of: Int32Array | undefined
}

export type RatingData = {
  readonly scores: Float64Array
  readonly factors: readonly Factor[]
  readonly fixed: FixedDesign
}

export const interceptOnly: FixedDesign = {
  names: ['(Intercept)'],
  patterns: Float64Array.of(1),
  of: undefined,
}

/** How many memberships rating `i` has in a factor, and where its first one lies. */
export function membershipCount(factor: Factor, i: number): number {
  return factor.kind === 'single' ? 1 : (factor.starts[i + 1] ?? 0) - (factor.starts[i] ?? 0)
}

/** Why ratings cannot be fitted, as data: what was found, where, and what would be right. */
export type RatingProblem = {
  readonly code: RatingProblemCode
  /** The factor, column or part of the model that it is about. */
  readonly place: string
  readonly value: string
  readonly expected: string
}

export type RatingProblemCode =
  | 'rating.no-ratings'
  | 'rating.not-a-number'
  | 'rating.no-variation'
  | 'rating.one-level'
  | 'rating.level-for-each-rating'
  | 'rating.too-many-fixed-effects'
  | 'rating.not-two-values'
  | 'rating.too-many-categories'
  | 'rating.too-large'
  | 'rating.quadrature-needs-one-factor'
  | 'rating.unknown-column'
  | 'rating.bad-formula'
  | 'rating.not-computable'

export const problem = (
  code: RatingProblemCode,
  place: string,
  value: string | number,
  expected: string,
): RatingProblem => ({ code, place, value: String(value), expected })

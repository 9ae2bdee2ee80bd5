/** Why a staffing question has no answer, as data: what was found, where, and what would be right. */
export type StaffingProblem = {
  readonly code: StaffingProblemCode
  /** The quantity, or the path of the part of a plan, that it is about. */
  readonly place: string
  readonly value: string
  readonly expected: string
}

export type StaffingProblemCode =
  | 'staffing.bad-number'
  | 'staffing.bad-share'
  | 'staffing.bad-target'
  | 'staffing.bad-date'
  | 'staffing.bad-profile'
  | 'staffing.bad-distribution'
  | 'staffing.same-name'
  | 'staffing.unknown-kind'
  | 'staffing.unknown-group'
  | 'staffing.nobody-serves'
  | 'staffing.too-large'
  | 'staffing.out-of-reach'

export type StaffingRefusal = { readonly kind: 'refused'; readonly problems: readonly StaffingProblem[] }

export const problem = (
  code: StaffingProblemCode,
  place: string,
  value: string | number,
  expected: string,
): StaffingProblem => ({ code, place, value: String(value), expected })

export const refused = (...problems: readonly StaffingProblem[]): StaffingRefusal => ({ kind: 'refused', problems })

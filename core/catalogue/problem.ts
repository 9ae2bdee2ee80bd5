/** Why a service cannot be offered like this. `path` is a JSON pointer into the definition. */
export interface ServiceProblem {
  readonly code: ServiceProblemCode
  readonly path: string
  readonly value: unknown
  readonly expectation: string
}

export type ServiceProblemCode =
  | 'catalogue.text-missing'
  | 'catalogue.text-too-long'
  | 'catalogue.form-not-an-object'
  | 'catalogue.field-unknown-kind'
  | 'catalogue.field-unknown-keyword'
  | 'catalogue.field-bad-limit'
  | 'catalogue.field-bad-name'
  | 'catalogue.field-not-there'
  | 'catalogue.field-bad-pattern'
  | 'catalogue.duplicate'
  | 'catalogue.nobody-eligible'
  | 'catalogue.bad-target'
  | 'catalogue.response-after-resolution'
  | 'catalogue.bad-number'

export const problem = (
  code: ServiceProblemCode,
  path: string,
  value: unknown,
  expectation: string,
): ServiceProblem => ({ code, path, value, expectation })

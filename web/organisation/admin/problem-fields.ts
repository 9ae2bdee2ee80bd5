import { problemOf } from '../../api/index.ts'

export interface FieldProblem {
  readonly name: (string | number)[]
  readonly errors: string[]
}

/** Where a refusal says what is wrong, as fields of a form: `body/memberships/0/unit` is ['memberships', 0, 'unit']. */
export function problemFields(error: unknown): FieldProblem[] {
  const byPlace = Map.groupBy(problemOf(error)?.errors ?? [], found => found.place)
  return [...byPlace].map(([place, found]) => ({
    name: place
      .replace(/^body\//, '')
      .split('/')
      .map(part => (/^\d+$/.test(part) ? Number(part) : part)),
    errors: found.map(({ expectation }) => expectation),
  }))
}

import { type ImportProblemCode, importProblemWords } from '@huke/core/organisation'
import { problemOf } from '../../api/index.ts'
import { type Language, said } from '../../shared/index.ts'

export interface FieldProblem {
  readonly name: (string | number)[]
  readonly errors: string[]
}

/** Where a refusal says what is wrong, as fields of a form: `body/memberships/0/unit` is ['memberships', 0, 'unit']. */
export function problemFields(error: unknown, language: Language): FieldProblem[] {
  const byPlace = Map.groupBy(problemOf(error)?.errors ?? [], found => found.place)
  return [...byPlace].map(([place, found]) => ({
    name: place
      .replace(/^body\//, '')
      .split('/')
      .map(part => (/^\d+$/.test(part) ? Number(part) : part)),
    errors: found.map(({ expectation }) => inWords(expectation, language)),
  }))
}

/** An edit is checked as an import is, and its problems begin with their code: `import.unknown-unit: …`. */
function inWords(expectation: string, language: Language): string {
  const [code = ''] = expectation.split(': ', 1)
  return code in importProblemWords ? said(importProblemWords[code as ImportProblemCode], language) : expectation
}

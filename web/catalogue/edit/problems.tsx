import { type ServiceDefinition, type ServiceProblem, serviceProblems } from '@huke/core/catalogue'
import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf, type ServiceEdit } from '../../api/index.ts'

/** Something that keeps the service from being offered; `path` is a JSON pointer into its definition. */
export interface Problem {
  readonly path: string
  readonly words: string
}

export const ProblemsContext = createContext<readonly Problem[]>([])

/** A problem in the reader's language, by its code. */
export function useProblemWords(): (problem: Pick<ServiceProblem, 'code'>) => string {
  const { t } = useTranslation()
  return ({ code }) => t(`catalogue.edit.problem.${code.replace('catalogue.', '')}`)
}

/** What can be seen here to be wrong, and what the server found besides. */
export function useProblems(definition: ServiceEdit, refusal: unknown): readonly Problem[] {
  const wordsOf = useProblemWords()
  const own = serviceProblems(asDefinition(definition), null).map(problem => ({
    path: problem.path,
    words: wordsOf(problem),
  }))
  const seen = new Set(own.map(({ path }) => path))
  const told = serverProblems(refusal).filter(({ path }) => !seen.has(path))
  return [...own, ...told]
}

/** The API says of a form only that it is an object; whether it is a form is what is found out. */
const asDefinition = (definition: unknown) => definition as ServiceDefinition

/** The refused places of a definition: `definition/targets/low` is /targets/low. */
export const serverProblems = (refusal: unknown): Problem[] =>
  (problemOf(refusal)?.errors ?? [])
    .filter(({ place }) => place.startsWith('definition/'))
    .map(({ place, expectation }) => ({ path: place.slice('definition'.length), words: expectation }))

export const isUnder = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`)

/** The problems of one place and of all inside it, where they can be put right. */
export function ProblemsAt({ place, besides = [] }: { place: string; besides?: readonly string[] }) {
  const problems = useContext(ProblemsContext).filter(
    ({ path }) => isUnder(path, place) && !besides.some(other => isUnder(path, other)),
  )
  if (problems.length === 0) return null
  return (
    <ul className="field-problems" role="alert">
      {[...new Set(problems.map(({ words }) => words))].map(words => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  )
}

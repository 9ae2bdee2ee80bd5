import { problem, type RatingProblem } from './problem.ts'

/** A main effect (one column) or an interaction (several); interactions come after the effects they are made of. */
export type Term = readonly string[]

/**
 * Reads the fixed part of a model: columns joined by `+`, with `*` between columns whose interaction is wanted too.
 * `service*dept` is `service + dept + service:dept`; `:` means the same as `*`, since an interaction without its main
 * effects says nothing else in other words.
 */
export function readTerms(formula: string): readonly Term[] | RatingProblem {
  const terms = new Map<string, Term>()
  for (const part of formula.split('+')) {
    const columns = part.split(/[*:]/).map(name => name.trim())
    if (columns.includes('')) return problem('rating.bad-formula', 'fixed', formula, 'columns joined by + and *')
    for (const term of subsets([...new Set(columns)])) terms.set(term.toSorted().join('\u0000'), term)
  }
  return [...terms.values()].sort((a, b) => a.length - b.length)
}

function subsets(columns: readonly string[]): readonly Term[] {
  return columns
    .reduce<readonly Term[]>((all, column) => [...all, ...all.map(term => [...term, column])], [[]])
    .slice(1)
}

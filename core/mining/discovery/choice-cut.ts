import type { Cut } from './cut.ts'
import { disjointSets } from './disjoint-sets.ts'
import type { Follows } from './follows.ts'

/** Groups between which nothing ever follows: the connected parts of the graph. */
export function choiceCut({ size, from, to }: Follows): Cut | null {
  const sets = disjointSets(size)
  from.forEach((a, edge) => sets.join(a, to[edge]!))
  const groups = sets.numbers()
  return groups.count > 1 ? { kind: 'choice', ...groups } : null
}

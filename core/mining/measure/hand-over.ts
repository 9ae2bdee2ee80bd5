import type { EventLog, Names } from '../log/index.ts'
import { compare } from './directly-follows.ts'
import { countPairs, follows } from './follows.ts'

/** Names by their index in the column; '' is a missing one and counts as a name. */
export type HandOver = {
  /** Directly following pairs of events; `same` of one name, `changed` of two. */
  readonly pairs: number
  readonly same: number
  readonly changed: number
  /** Most frequent first, ties by name; pairs of one name included. */
  readonly edges: readonly { readonly from: number; readonly to: number; readonly count: number }[]
  /** Cases by how often the name changed in them: [changes, cases], ascending. */
  readonly casesByChanges: readonly (readonly [changes: number, cases: number])[]
}

/**
 * Hand-over of work: how often an event of one person (or group) directly follows one of another in a case, causality not
 * considered (van der Aalst 2016, section 9.3.1).
 *
 * @param names the resources or the groups of the log
 */
export function handOver(log: EventLog, names: Names): HandOver {
  const follow = follows(log, names)
  const counts = countPairs(follow)
  const edges = Array.from(counts, (count, pair) => ({
    from: follow.pairs.fromOf(pair),
    to: follow.pairs.toOf(pair),
    count,
  }))
  const total = edges.reduce((sum, { count }) => sum + count, 0)
  const same = edges.reduce((sum, { from, to, count }) => sum + (from === to ? count : 0), 0)
  const name = (index: number) => names.names[index]
  return {
    pairs: total,
    same,
    changed: total - same,
    edges: edges.sort(
      (a, b) => b.count - a.count || compare(name(a.from), name(b.from)) || compare(name(a.to), name(b.to)),
    ),
    casesByChanges: casesByChanges(log, names),
  }
}

function casesByChanges({ offsets }: EventLog, { of }: Names): HandOver['casesByChanges'] {
  const cases = new Map<number, number>()
  for (let c = 0; c + 1 < offsets.length; c++) {
    let changes = 0
    for (let e = offsets[c] + 1; e < offsets[c + 1]; e++) if (of[e] !== of[e - 1]) changes++
    cases.set(changes, (cases.get(changes) ?? 0) + 1)
  }
  return [...cases].sort(([a], [b]) => a - b)
}

import { choiceCut } from './choice-cut.ts'
import type { Cut } from './cut.ts'
import { frequentFollows } from './filter-follows.ts'
import type { Follows } from './follows.ts'
import { loopCut } from './loop-cut.ts'
import { parallelCut } from './parallel-cut.ts'
import { sequenceCut } from './sequence-cut.ts'

/** The first cut of the four kinds that the graph allows; without any, the first it allows when the infrequent goes. */
export function findCut(follows: Follows, noise: number): Cut | null {
  if (follows.size < 2) return null
  return cutOf(follows) ?? (noise > 0 ? cutOf(frequentFollows(follows, noise)) : null)
}

function cutOf(follows: Follows): Cut | null {
  return choiceCut(follows) ?? sequenceCut(follows) ?? parallelCut(follows) ?? loopCut(follows)
}

import type { VariantLog } from '../log/index.ts'
import { findCut } from './find-cut.ts'
import type { Follows } from './follows.ts'
import { followsWithout } from './follows-without.ts'

/** The first activity without which the rest of the log can be cut. */
export function concurrentActivity(log: VariantLog, follows: Follows, noise: number): number | null {
  if (log.activities.length < 3) return null
  const without = followsWithout(log, follows)
  for (let a = 0; a < log.activities.length; a++) if (findCut(without(a), noise)) return a
  return null
}

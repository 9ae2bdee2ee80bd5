import type { VariantLog } from '../log/index.ts'
import { findCut } from './find-cut.ts'
import { type Follows, followsOf } from './follows.ts'

/** The first activity without which the rest of the log can be cut. */
export function concurrentActivity(log: VariantLog, _follows: Follows, noise: number): number | null {
  if (log.activities.length < 3) return null
  for (let a = 0; a < log.activities.length; a++) if (findCut(followsOf(without(log, a)), noise)) return a
  return null
}

function without(log: VariantLog, left: number): VariantLog {
  return {
    activities: log.activities.filter((_, a) => a !== left),
    variants: log.variants.map(({ trace, count }) => ({
      trace: trace.filter(a => a !== left).map(a => (a > left ? a - 1 : a)),
      count,
    })),
  }
}

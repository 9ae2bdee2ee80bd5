import type { ProcessTree } from '../model/index.ts'
import type { VariantLog } from '../log/index.ts'
import { concurrentActivity } from './concurrent-activity.ts'
import type { Follows } from './follows.ts'
import { splitLog } from './split-log.ts'
import { repeatedParts } from './repeated-parts.ts'

type Discover = (log: VariantLog) => ProcessTree

const SILENT: ProcessTree = { kind: 'silent' }

/**
 * What to do with a log that no cut divides (Leemans 2022), in this order: set one activity apart that
 * happens once in each trace, or that stands in the way of a cut; divide the traces where they begin anew; allow any
 * activity at any time (flower). Each accepts all traces of the log.
 */
export function fallThrough(log: VariantLog, follows: Follows, noise: number, discover: Discover): ProcessTree {
  const apart = log.activities.length > 1 ? (oncePerTrace(log) ?? concurrentActivity(log, follows, noise)) : null
  if (apart !== null) {
    const of = Uint32Array.from(log.activities, (_, a) => (a === apart ? 0 : 1))
    return { kind: 'parallel', parts: splitLog(log, { kind: 'parallel', of, count: 2 }).map(discover) }
  }
  const parts = repeatedParts(log, follows)
  if (parts) return { kind: 'loop', parts: [discover(parts), SILENT] }
  return { kind: 'loop', parts: [{ kind: 'choice', parts: log.activities.map(activity) }, SILENT] }
}

function activity(label: string): ProcessTree {
  return { kind: 'activity', label }
}

/** The first activity that happens exactly once in each trace. */
function oncePerTrace({ activities, variants }: VariantLog): number | null {
  const candidate = new Uint8Array(activities.length).fill(1)
  for (const { trace } of variants) {
    const times = new Uint32Array(activities.length)
    for (const a of trace) times[a]!++
    times.forEach((n, a) => n !== 1 && (candidate[a] = 0))
  }
  const first = candidate.indexOf(1)
  return first < 0 ? null : first
}

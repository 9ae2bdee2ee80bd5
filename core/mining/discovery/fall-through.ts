import type { ProcessTree } from '../model/index.ts'
import type { VariantLog } from '../log/index.ts'
import { concurrentActivity } from './concurrent-activity.ts'
import type { Cut } from './cut.ts'
import type { Follows } from './follows.ts'
import { splitLog } from './split-log.ts'
import { repeatedParts } from './repeated-parts.ts'

type Discover = (log: VariantLog) => ProcessTree

const SILENT: ProcessTree = { kind: 'silent' }

/** With more activities than this, trying each of them would take minutes. */
const MOST_TRIED = 500

/**
 * What to do with a log that no cut divides (Leemans 2022), in this order: set one activity apart that happens once in each
 * trace, or that stands in the way of a cut; divide the traces where they begin anew; allow any activity at any time
 * (flower). Each accepts all traces of the log. In a log of very many activities all that happen once in each trace are
 * set apart at once, and what stands in the way of a cut is not looked for.
 */
export function fallThrough(log: VariantLog, follows: Follows, noise: number, discover: Discover): ProcessTree {
  const apart = activitiesApart(log, follows, noise)
  if (apart.length > 0) return { kind: 'parallel', parts: splitLog(log, cutOff(log, apart)).map(discover) }
  const parts = repeatedParts(log, follows)
  if (parts) return { kind: 'loop', parts: [discover(parts), SILENT] }
  return { kind: 'loop', parts: [{ kind: 'choice', parts: log.activities.map(activity) }, SILENT] }
}

function activitiesApart(log: VariantLog, follows: Follows, noise: number): readonly number[] {
  if (log.activities.length < 2) return []
  const once = oncePerTrace(log)
  if (log.activities.length > MOST_TRIED) return once
  const one = once[0] ?? concurrentActivity(log, follows, noise)
  return one === null ? [] : [one]
}

/** Each of these activities is a group of its own, all others are one. */
function cutOff({ activities }: VariantLog, apart: readonly number[]): Cut {
  const of = new Uint32Array(activities.length).fill(apart.length)
  apart.forEach((a, group) => (of[a] = group))
  return { kind: 'parallel', of, count: apart.length + (apart.length < activities.length ? 1 : 0) }
}

function activity(label: string): ProcessTree {
  return { kind: 'activity', label }
}

/** The activities that happen exactly once in each trace. */
function oncePerTrace({ activities, variants }: VariantLog): readonly number[] {
  const candidate = new Uint8Array(activities.length).fill(1)
  const times = new Uint32Array(activities.length)
  for (const { trace } of variants) {
    times.fill(0)
    for (const a of trace) times[a]!++
    for (let a = 0; a < times.length; a++) if (times[a] !== 1) candidate[a] = 0
  }
  return activities.flatMap((_, a) => (candidate[a] ? [a] : []))
}

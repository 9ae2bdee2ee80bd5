import type { EventLog } from '@huke/core/mining/log'

/** The first and the last instant of a log. */
export function spanOfLog({ time, start }: EventLog): { from: number; until: number } {
  let [from, until] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const at of time) {
    from = Math.min(from, at)
    until = Math.max(until, at)
  }
  for (const at of start ?? []) if (at < from) from = at
  return { from, until }
}

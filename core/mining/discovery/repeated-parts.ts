import type { VariantLog } from '../log/index.ts'
import type { Follows } from './follows.ts'
import { variantBag } from './variant-bag.ts'

/**
 * The log with its traces divided where one seems to begin anew: between an activity that can end a trace and one that
 * can begin it (strict tau loop); where there is no such place, before each activity that can begin a trace (tau loop).
 * null when there is no such place either.
 */
export function repeatedParts(log: VariantLog, { starts, ends }: Follows): VariantLog | null {
  return (
    divided(log, (before, after) => ends[before]! > 0 && starts[after]! > 0) ??
    divided(log, (_, after) => starts[after]! > 0)
  )
}

function divided(log: VariantLog, isBetween: (before: number, after: number) => boolean): VariantLog | null {
  const bag = variantBag()
  let found = false
  for (const { trace, count } of log.variants) {
    let from = 0
    for (let i = 1; i < trace.length; i++) {
      if (!isBetween(trace[i - 1]!, trace[i]!)) continue
      bag.add(trace.subarray(from, i), count)
      from = i
      found = true
    }
    bag.add(trace.subarray(from), count)
  }
  return found ? bag.log(log.activities) : null
}

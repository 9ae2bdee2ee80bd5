import type { VariantLog } from '../log/index.ts'
import type { Cut } from './cut.ts'
import { variantBag } from './variant-bag.ts'

/** A log for each group of a cut, filled piece by piece. */
export type GroupLogs = {
  /** Adds to the log of the group a trace of those events, in which activities are still numbered as in the whole log. */
  add(group: number, events: Uint32Array, count: number): void
  logs(): readonly VariantLog[]
}

export function groupLogs(activities: readonly string[], { of, count }: Pick<Cut, 'of' | 'count'>): GroupLogs {
  const names: string[][] = Array.from({ length: count }, () => [])
  const bags = names.map(variantBag)
  const place = of.map((group, activity) => names[group]!.push(activities[activity]!) - 1)
  return {
    add: (group, events, n) =>
      bags[group]!.add(
        events.map(a => place[a]!),
        n,
      ),
    logs: () => bags.map((bag, group) => bag.log(names[group]!)),
  }
}

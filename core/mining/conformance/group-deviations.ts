import type { EventLog } from '../log/index.ts'
import type { LogAlignment } from './align-log.ts'
import { deviationsOfVariant } from './deviations.ts'

/** Deviations of one activity that one group answers for. */
export type GroupDeviations = {
  readonly group: string
  readonly activity: string
  readonly inserted: number
  readonly skipped: number
}

/** A case: its variant's index, and the group of each of its events by position ('' where none is known). */
export type CaseGroups = { readonly variant: number; readonly groupOf: (event: number) => string }

/**
 * Who deviates: an inserted event belongs to the group that did it, a skipped step to the group of the event before it,
 * which passed the case on without it (of the first event, when the case began so; '' in a case without events). Most
 * deviations first.
 */
export function deviationsByGroup(aligned: LogAlignment, cases: Iterable<CaseGroups>): readonly GroupDeviations[] {
  const ofVariant = aligned.log.variants.map((_, variant) => deviationsOfVariant(aligned, variant))
  const counts = new Map<string, { group: string; activity: string; inserted: number; skipped: number }>()
  for (const { variant, groupOf } of cases) {
    const empty = aligned.log.variants[variant].trace.length === 0
    for (const { activity, kind, event } of ofVariant[variant]) {
      const group = empty ? '' : groupOf(event ?? 0)
      const key = JSON.stringify([group, activity])
      const count = counts.get(key) ?? { group, activity, inserted: 0, skipped: 0 }
      count[kind]++
      counts.set(key, count)
    }
  }
  return [...counts.values()].sort((a, b) => b.inserted + b.skipped - a.inserted - a.skipped)
}

/** The cases of a log; variantOf says by case which variant it took. */
export function* casesWithGroups({ offsets, groups }: EventLog, variantOf: ArrayLike<number>): Generator<CaseGroups> {
  for (let c = 0; c < variantOf.length; c++) {
    const groupOf = (event: number) => (groups === null ? '' : groups.names[groups.of[offsets[c] + event]])
    yield { variant: variantOf[c], groupOf }
  }
}

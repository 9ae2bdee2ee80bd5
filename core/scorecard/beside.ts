import { type Counts } from './counts.ts'
import { besidePrefix } from './counting.ts'
import { type Measure, measuresOf } from './measures.ts'
import type { MeasureName } from './measure-definitions.ts'

export const besideNames = ['agreed', 'internal', 'recovery', 'volume', 'moved'] as const

/** What stands beside the main figures with an n of its own, and is in none of them. */
export interface Beside {
  readonly of: (typeof besideNames)[number]
  readonly measures: readonly Measure[]
}

const shown: readonly MeasureName[] = ['closed', 'on-time', 'promise-kept', 'attainment', 'first-pass', 'satisfaction']

/** Only what there is: what was agreed without a standard, internal work, recoveries, mere volume, standards customers moved. */
export const besideOf = (counts: Counts, minimumGroup: number): readonly Beside[] =>
  besideNames.flatMap(of => {
    const own = keysUnder(of === 'moved' ? 'moved/' : besidePrefix(of), counts)
    if (Object.keys(own).length === 0) return []
    const measures = measuresOf(own, minimumGroup).filter(m => shown.includes(m.name) && m.n > 0)
    return [{ of, measures }]
  })

const keysUnder = (prefix: string, counts: Counts): Counts =>
  Object.fromEntries(
    Object.entries(counts)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length), value]),
  )

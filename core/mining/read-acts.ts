import type { HistoryAct } from './event.ts'
import type { ActMark, HistoryMap } from './map.ts'
import { complain, inside, isMissing, isRecord, optionalText, section, text } from './map-values.ts'
import type { Place } from './map-values.ts'

/** All acts, in the order in which the marks of an event are looked up. */
export const historyActs: readonly HistoryAct[] = [
  'cancelled',
  'accepted',
  'delivered',
  'returned',
  'reopened',
  'promised',
  'asked',
]

const A_MARK = 'an activity, or activity and lifecycle'

/**
 * Which events mean which act. The same mark for two acts is a slip of the pen and refused. Marks of different kinds may meet
 * in an event, one by its activity and one by its lifecycle; there the first act of `historyActs` counts.
 */
export function readActs(place: Place): HistoryMap['acts'] {
  const acts = section(place, historyActs)
  const claimed = new Set<string>()
  const read = historyActs.map(act => [act, readMarks(inside(acts, act), claimed)] as const)
  return Object.fromEntries(read.filter(([, marks]) => marks.length > 0))
}

function readMarks(place: Place, claimed: Set<string>): readonly ActMark[] {
  if (isMissing(place)) return []
  const values: readonly unknown[] = Array.isArray(place.value) ? place.value : [place.value]
  return values.flatMap((value, index) => {
    const one = { ...place, value, path: `${place.path}.${index}` }
    const mark = readMark(one)
    if (!mark) return []
    const key = JSON.stringify([mark.activity, mark.lifecycle])
    if (claimed.has(key)) complain(one, 'an activity that no other act claims')
    claimed.add(key)
    return mark
  })
}

function readMark(place: Place): ActMark | undefined {
  if (!isRecord(place.value)) {
    const activity = text(place, A_MARK)
    return activity === undefined ? undefined : { activity }
  }
  section(place, ['activity', 'lifecycle'])
  const activity = optionalText(inside(place, 'activity'), A_MARK)
  const lifecycle = optionalText(inside(place, 'lifecycle'), A_MARK)
  return activity === undefined && lifecycle === undefined ? complain(place, A_MARK) : { activity, lifecycle }
}

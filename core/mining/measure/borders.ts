import type { EventLog, Names } from '../log/index.ts'
import { beginnings, compare, spansBefore } from './directly-follows.ts'
import { follows } from './follows.ts'
import { NONE, summariesBy } from './grouped-spans.ts'
import type { Readings } from './readings.ts'
import type { Summary } from './summary.ts'

export type Borders = {
  /** Waiting between two events of one group, and of two; null where there is none. */
  readonly inside: Summary | null
  readonly across: Summary | null
  /** Part of all waiting that lies at borders; null where nothing waited. */
  readonly share: number | null
  /** Each border that is crossed, by the waiting in sum, the longest first. */
  readonly borders: readonly { readonly from: number; readonly to: number; readonly waiting: Summary }[]
  /** Directly following pairs of events in which a group is missing: they count on neither side. */
  readonly unknown: number
}

/**
 * Waiting at the borders of groups against waiting inside them: from the end of an event to the beginning of the next (or
 * its end, where that is not known), by whether both are of one group.
 */
export function waitingAtBorders(log: EventLog, groups: Names, readings: Readings): Borders {
  const { pairs, of } = follows(log, groups)
  const waits = spansBefore(readings, beginnings(readings), of)
  const missing = groups.names.indexOf('')
  const sides = new Uint32Array(of.length).fill(NONE)
  let unknown = 0
  for (let e = 0; e < of.length; e++) {
    if (of[e] === NONE) continue
    const [from, to] = [pairs.fromOf(of[e]), pairs.toOf(of[e])]
    if (from === missing || to === missing) unknown++
    else sides[e] = from === to ? 0 : 1
  }
  const [inside, across] = summariesBy(sides, waits, 2)
  const all = (inside?.sum ?? 0) + (across?.sum ?? 0)
  const borders = summariesBy(of, waits, pairs.count()).flatMap((waiting, pair) => {
    const [from, to] = [pairs.fromOf(pair), pairs.toOf(pair)]
    return waiting === null || from === to || from === missing || to === missing ? [] : [{ from, to, waiting }]
  })
  const name = (index: number) => groups.names[index]
  borders.sort(
    (a, b) => b.waiting.sum - a.waiting.sum || compare(name(a.from), name(b.from)) || compare(name(a.to), name(b.to)),
  )
  return { inside, across, share: all > 0 ? (across?.sum ?? 0) / all : null, borders, unknown }
}

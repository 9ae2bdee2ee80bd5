import type { Instant } from '../../calendar/index.ts'
import type { EventLog, Names } from '../log/index.ts'
import { partOf } from './part.ts'
import { variantsOf } from './variants.ts'

/** What to keep of a log. Everything stated must hold; of several names one is enough. */
export type LogFilter = {
  /** Only events of these activities; every other one keeps cases as a whole. */
  readonly activities?: readonly string[]
  /** Cases whose first and whose last event is of one of these activities. */
  readonly startsWith?: readonly string[]
  readonly endsWith?: readonly string[]
  /** Cases that lie wholly in the span: no event before `from`, none at or after `until`. */
  readonly from?: Instant
  readonly until?: Instant
  /** Cases in which one of them takes part. */
  readonly resources?: readonly string[]
  readonly groups?: readonly string[]
  /** Cases that last at least and at most so many seconds, from the first event to the last. */
  readonly least?: number
  readonly most?: number
  /** The most frequent variants that together have this share of the cases; above 0, at most 1. Of what the others leave. */
  readonly topVariants?: number
}

/** The log of what a filter keeps, perhaps without a case. First the events by activity, then the cases, then the variants. */
export function filterLog(log: EventLog, filter: LogFilter): EventLog {
  const { activities: wanted, topVariants } = filter
  const some = wanted === undefined ? log : keepEvents(log, wanted)
  const tests = caseTests(some, filter)
  const cases = tests.length === 0 ? some : keepCases(some, c => tests.every(test => test(c)))
  return topVariants === undefined ? cases : keepTop(cases, topVariants)
}

function keepEvents(log: EventLog, wanted: readonly string[]): EventLog {
  const keeps = among(log.activities, wanted)
  return partOf(log, e => keeps[log.activities.of[e]] === 1)
}

function keepCases(log: EventLog, keep: (c: number) => boolean): EventLog {
  const keeps = log.cases.map((_, c) => keep(c))
  return partOf(log, (_, c) => keeps[c])
}

function keepTop(log: EventLog, share: number): EventLog {
  const { log: variants, of } = variantsOf(log)
  let reached = 0
  let count = 0
  while (count < variants.variants.length && reached < share * log.cases.length)
    reached += variants.variants[count++].count
  return partOf(log, (_, c) => of[c] < count)
}

function caseTests(log: EventLog, filter: LogFilter): readonly ((c: number) => boolean)[] {
  const { offsets, time, activities } = log
  const first = (c: number) => offsets[c]
  const last = (c: number) => offsets[c + 1] - 1
  const length = (c: number) => (time[last(c)] - time[first(c)]) / 1000
  const { from, until, least, most } = filter
  const tests: ((c: number) => boolean)[] = []
  const when = <T>(stated: T | undefined, test: (stated: T) => (c: number) => boolean): void => {
    if (stated !== undefined) tests.push(test(stated))
  }
  const at = (event: (c: number) => number) => (names: readonly string[]) => {
    const keeps = among(activities, names)
    return (c: number) => keeps[activities.of[event(c)]] === 1
  }
  when(filter.startsWith, at(first))
  when(filter.endsWith, at(last))
  when(from, from => c => time[first(c)] >= from)
  when(until, until => c => time[last(c)] < until)
  when(filter.resources, names => takesPart(log, log.resources, names))
  when(filter.groups, names => takesPart(log, log.groups, names))
  when(least, least => c => length(c) >= least)
  when(most, most => c => length(c) <= most)
  return tests
}

function takesPart({ offsets }: EventLog, column: Names | null, wanted: readonly string[]): (c: number) => boolean {
  if (column === null) return () => false
  const keeps = among(column, wanted)
  return c => column.of.subarray(offsets[c], offsets[c + 1]).some(name => keeps[name] === 1)
}

function among({ names }: Names, wanted: readonly string[]): Uint8Array {
  const list = new Set(wanted)
  return Uint8Array.from(names, name => (list.has(name) ? 1 : 0))
}

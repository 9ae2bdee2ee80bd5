import type { EventLog, LoggedEvent } from './event-log.ts'
import { type Growing, growingIndices, growingNumbers } from './growing.ts'
import { interned } from './interned.ts'
import { placesByCase } from './places.ts'

/**
 * Takes events in any order, by the numbers of their names, which its reader gives out: cases by first appearance. `start`
 * is NaN, `resource`, `group` and `lifecycle` are -1 in a log without such a column. Needs 16 bytes an event (40 with every column), and
 * twice that of the largest column while `done` puts them in order.
 */
export type LogBuilder = {
  readonly add: (
    caseNumber: number,
    activity: number,
    time: number,
    start: number,
    resource: number,
    group: number,
    lifecycle: number,
  ) => void
  readonly events: () => number
  /** Empties the builder. Lists of names that are null have no column. */
  readonly done: (names: {
    readonly cases: readonly string[]
    readonly activities: readonly string[]
    readonly resources: readonly string[] | null
    readonly groups: readonly string[] | null
    readonly lifecycles: readonly string[] | null
  }) => EventLog
}

export function logBuilder(columns: {
  readonly start: boolean
  readonly resource: boolean
  readonly group: boolean
  readonly lifecycle: boolean
}): LogBuilder {
  const cases = growingIndices()
  const activities = growingIndices()
  const times = growingNumbers()
  const starts = columns.start ? growingNumbers() : null
  const resources = columns.resource ? growingIndices() : null
  const groups = columns.group ? growingIndices() : null
  const lifecycles = columns.lifecycle ? growingIndices() : null
  return {
    add: (caseNumber, activity, time, start, resource, group, lifecycle) => {
      cases.add(caseNumber)
      activities.add(activity)
      times.add(time)
      starts?.add(start)
      resources?.add(resource)
      groups?.add(group)
      lifecycles?.add(lifecycle)
    },
    events: times.length,
    done: names => {
      const count = times.length()
      const { place, offsets, time } = placesByCase(cases, times, names.cases.length)
      const indices = (column: Growing) => column.moveTo(new Uint32Array(count), place)
      const named = (column: Growing | null, list: readonly string[] | null) =>
        column === null || list === null ? null : { names: list, of: indices(column) }
      return {
        cases: names.cases,
        offsets,
        activities: { names: names.activities, of: indices(activities) },
        time,
        start: starts?.moveTo(new Float64Array(count), place) ?? null,
        resources: named(resources, names.resources),
        groups: named(groups, names.groups),
        lifecycles: named(lifecycles, names.lifecycles),
      }
    },
  }
}

/** The log of some events, in any order: for small logs and tests. Columns that no event fills are null. */
export function eventLogOf(events: readonly LoggedEvent[]): EventLog {
  const columns = {
    start: events.some(({ start }) => start !== null),
    resource: events.some(({ resource }) => resource !== ''),
    group: events.some(({ group }) => group !== ''),
    lifecycle: false,
  }
  const [cases, activities, resources, groups] = [interned(), interned(), interned(), interned()]
  const builder = logBuilder(columns)
  for (const { caseId, activity, time, start, resource, group } of events)
    builder.add(
      cases.numberOf(caseId),
      activities.numberOf(activity),
      time,
      start ?? Number.NaN,
      resources.numberOf(resource),
      groups.numberOf(group),
      -1,
    )
  return builder.done({
    cases: cases.names(),
    activities: activities.names(),
    resources: columns.resource ? resources.names() : null,
    groups: columns.group ? groups.names() : null,
    lifecycles: null,
  })
}

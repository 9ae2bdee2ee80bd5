import { logBuilder } from './build.ts'
import { textTime } from './byte-time.ts'
import type { LogColumns } from './detect-columns.ts'
import { interned } from './interned.ts'
import { type BadRow, type LogReading, type LogTimes, MOST_BAD_ROWS, timeExpected } from './log-reading.ts'

/** Collects events that come with their values by name, as those of XES do. */
export type FieldEvents = {
  readonly add: (valueOf: (column: string) => string | undefined, line: number) => void
  readonly refuse: (row: BadRow) => void
  readonly bad: readonly BadRow[]
  /** So many rows are bad that more would tell nothing. */
  readonly isFull: () => boolean
  readonly events: () => number
  readonly done: () => LogReading
}

/** @param broken stands in a text for bytes that were none of its encoding */
export function fieldEvents(columns: LogColumns, times: LogTimes, broken: string): FieldEvents {
  const builder = logBuilder({
    start: columns.start !== null,
    resource: columns.resource !== null,
    group: columns.group !== null,
    lifecycle: columns.lifecycle !== null,
  })
  const [cases, activities, resources, groups] = [interned(), interned(), interned(), interned()]
  const lifecycles = interned()
  const timeOf = textTime(times.formats, times.zone)
  const bad: BadRow[] = []
  let leftOut = 0
  let backwards = 0

  const refuse = (row: BadRow): void => {
    if (bad.length < MOST_BAD_ROWS) bad.push(row)
  }

  const add: FieldEvents['add'] = (valueOf, line) => {
    const text = (column: string | null) => (column === null ? '' : (valueOf(column) ?? '').trim())
    const instant = (column: string) => {
      const result = timeOf(text(column))
      if (!Number.isNaN(result)) return result
      refuse({ line, column, value: text(column), expected: timeExpected(times) })
      return null
    }
    const [caseId, activity] = [text(columns.case), text(columns.activity)]
    if (caseId === '' || activity === '' || text(columns.time) === '') {
      leftOut++
      return
    }
    for (const column of [columns.case, columns.activity, columns.resource, columns.group])
      if (text(column).includes(broken))
        refuse({ line, column, value: text(column), expected: 'text of the encoding; another can be stated' })
    const time = instant(columns.time)
    const start = columns.start !== null && text(columns.start) !== '' ? instant(columns.start) : Number.NaN
    if (time === null || start === null) return
    if (start > time) backwards++
    builder.add(
      cases.numberOf(caseId),
      activities.numberOf(activity),
      time,
      start > time ? Number.NaN : start,
      resources.numberOf(text(columns.resource)),
      groups.numberOf(text(columns.group)),
      lifecycles.numberOf(text(columns.lifecycle)),
    )
  }

  return {
    add,
    refuse,
    bad,
    isFull: () => bad.length >= MOST_BAD_ROWS,
    events: builder.events,
    done: () => ({
      log: builder.done({
        cases: cases.names(),
        activities: activities.names(),
        resources: columns.resource === null ? null : resources.names(),
        groups: columns.group === null ? null : groups.names(),
        lifecycles: columns.lifecycle === null ? null : lifecycles.names(),
      }),
      leftOut,
      backwards,
    }),
  }
}

import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../calendar/index.ts'
import type { HistoryAct, LeftOut, MappedEvent, RawEvent, Rejection, RejectionCode } from './event.ts'
import type { HistoryMap, Source } from './map.ts'
import { historyActs } from './read-acts.ts'
import { columnOf, meets, valueOf } from './source.ts'
import { timeParser } from './time-format.ts'
import type { TimeResult } from './time-format.ts'

export type Mapping = MappedEvent | LeftOut | Rejection

type CaseSources = readonly (readonly [string, Source | undefined])[]
type Refusal = Omit<Rejection, 'kind' | 'row' | 'line' | 'fields'>

/**
 * Makes the function that puts events of a log into the terms of the map. An event without case, activity or a
 * readable time, or later than `latest` (the moment the log is read), is rejected with the reason; it never stops the others.
 */
export function eventMapper(map: HistoryMap, latest: Instant = LATEST): (event: RawEvent) => Mapping {
  const parse = timeParser(map.time.formats, map.time.zone)
  const readTime = (written: string): TimeResult => plausible(parse(written))
  const kept = keptEvents(map)
  const { attributes, ...own } = map.case
  const caseSources = Object.entries({ ...own, ...attributes })
  return event => {
    if (!kept(event)) return { kind: 'left-out', row: event.row }
    const { columns } = map
    const caseId = valueOf(columns.case, event)
    const activity = valueOf(columns.activity, event)
    if (caseId === '') return reject(event, missing(columns.case))
    if (activity === '') return reject(event, missing(columns.activity))
    const written = valueOf(columns.time, event)
    const at = readTime(written)
    if (typeof at === 'string') return reject(event, timeRefusal(at, columns.time, written, map))
    if (at > latest) return reject(event, inFuture(columns.time, written, latest))
    const begun = valueOf(columns.start, event)
    const startedAt = begun === '' ? undefined : readTime(begun)
    if (typeof startedAt === 'string') return reject(event, timeRefusal(startedAt, columns.start, begun, map))
    if (startedAt !== undefined && startedAt > at) return reject(event, backwards(columns.start, begun, written))
    return {
      kind: 'mapped',
      row: event.row,
      line: event.line,
      caseId,
      activity,
      at,
      startedAt,
      ...rest(map, event, activity),
      attributes: attributesOf(caseSources, event),
    }
  }
}

function rest(map: HistoryMap, event: RawEvent, activity: string) {
  const { person, group } = map.columns
  const lifecycle = valueOf(map.columns.lifecycle, event)
  const counts = !map.lifecycle.counts || map.lifecycle.counts.includes(lifecycle)
  const personNow = valueOf(person, event)
  const groupNow = valueOf(group, event)
  return {
    person: personNow,
    personBefore: person?.before && personNow !== '' ? columnOf(event, person.before) : undefined,
    group: groupNow,
    groupBefore: group?.before && groupNow !== '' ? columnOf(event, group.before) : undefined,
    lifecycle,
    counts,
    act: counts ? actOf(map, activity, lifecycle) : undefined,
  }
}

function keptEvents(map: HistoryMap): (event: RawEvent) => boolean {
  const { only, lifecycle } = map
  return event =>
    (!only || meets(only, event)) && (!lifecycle.only || lifecycle.only.includes(valueOf(map.columns.lifecycle, event)))
}

function actOf(map: HistoryMap, activity: string, lifecycle: string): HistoryAct | undefined {
  return historyActs.find(act =>
    map.acts[act]?.some(
      mark =>
        (mark.activity === undefined || mark.activity === activity) &&
        (mark.lifecycle === undefined || mark.lifecycle === lifecycle),
    ),
  )
}

function attributesOf(sources: CaseSources, event: RawEvent): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const [name, source] of sources) {
    const value = valueOf(source, event)
    if (value !== '') found[name] = value
  }
  return found
}

function reject(event: RawEvent, refusal: Refusal): Rejection {
  const fields = event.caseFields ? { ...event.caseFields, ...event.fields } : event.fields
  return { kind: 'rejected', ...refusal, row: event.row, line: event.line, fields }
}

function missing(source: Source): Refusal {
  return { code: 'mining.missing-value', column: source.columns.join(', '), value: '', expected: 'a value' }
}

function timeRefusal(found: TimeResult, source: Source | undefined, value: string, map: HistoryMap): Refusal {
  const code: RejectionCode = found === 'no-zone' ? 'mining.time-without-zone' : 'mining.time-unreadable'
  const expected =
    found === 'no-zone'
      ? 'a time with its offset, or time.zone in the map'
      : `a time as ${map.time.formats.join(' or ')}, in the years 1970 to 2199`
  return { code, column: source?.columns.join(', '), value, expected }
}

/** Before computers kept such logs, or a slip of the pen in the year. */
const plausible = (time: TimeResult): TimeResult =>
  typeof time === 'number' && (time < EARLIEST || time >= LATEST) ? 'unreadable' : time

const EARLIEST = 0 // 1970-01-01 UTC: a few sample logs are of that year
const LATEST = 7_258_118_400_000 // 2200-01-01 UTC

function inFuture(source: Source, value: string, latest: Instant): Refusal {
  const expected = `a time that has been: no later than ${Temporal.Instant.fromEpochMilliseconds(latest).toString()}`
  return { code: 'mining.time-in-future', column: source.columns.join(', '), value, expected }
}

function backwards(source: Source | undefined, value: string, end: string): Refusal {
  return {
    code: 'mining.ends-before-start',
    column: source?.columns.join(', '),
    value,
    expected: `a start no later than the end, ${end}`,
  }
}

import { lenderOf, type Member } from '@huke/core/access'
import { clockOf, dayEndedBy, type Instant, type Pause, pausedClock, type Target } from '@huke/core/calendar'
import {
  ballOf,
  calendarOf,
  type Calendars,
  type ClockReading,
  type Commitment,
  evaluationEnd,
  evaluationOf,
  type Id,
  type Party,
  presentCustomers,
  readClocks,
  type Standard,
} from '@huke/core/commitment'
import type { Static } from 'typebox'
import type { LineRow } from './list.ts'
import type { Names } from './names.ts'
import { nextDue } from './project.ts'
import type { ClockReading as ClockSchema, CommitmentLine, Due, Pair } from './schema.ts'

export const presentPair = (
  c: { readonly supplier: Party; readonly customer: Party },
  names: Names,
): Static<typeof Pair> => ({
  supplier: { unit: names.unit(c.supplier.unit), person: names.person(c.supplier.person) },
  customer: { unit: names.unit(c.customer.unit), person: names.person(c.customer.person) },
})

/** Who reads, and of what they have said without a name what they think. */
export type Asked = Member & { readonly answered: ReadonlySet<Id> }

/** A line of a list, its due time read at the moment of asking. */
export function presentLine(
  row: LineRow,
  names: Names,
  calendars: Calendars,
  reader: Asked,
  at: Instant,
): Static<typeof CommitmentLine> {
  const c = row.state_data
  const readings = readClocks(c, calendars, at)
  return {
    id: c.id,
    number: row.number,
    kind: c.kind,
    state: c.state,
    ball: ballOf(c),
    version: c.version,
    title: c.title,
    service: presentService(c, names),
    priority: c.priority,
    pair: presentPair(c, names),
    due: presentDue(c, nextDue(c, readings), calendars, at),
    paused: readings.some(r => r.run.clock === 'resolution' && r.run.stoppedAt === null && r.paused),
    requestedAt: c.requestedAt,
    closedAt: c.closedAt,
    mayEvaluate: isAsked(c, reader, at),
    lentBy: names.person(lenderOf(reader, c)),
  }
}

/** Whether the reader's answer is awaited. */
const isAsked = (c: Commitment, { person, answered }: Asked, at: Instant): boolean =>
  !answered.has(c.id) &&
  (c.state === 'accepted' || c.state === 'failed') &&
  c.terms.source.kind !== 'import' &&
  at <= evaluationEnd(c) &&
  presentCustomers(c).some(x => x.person === person && evaluationOf(c, x.number) === null)

function presentService(c: Commitment, names: Names): Static<typeof CommitmentLine>['service'] {
  const service = c.service === null ? null : names.service(c.service.id)
  return c.service === null || service === null ? null : { ...service, version: c.service.version }
}

function presentDue(
  c: Commitment,
  reading: ClockReading | null,
  calendars: Calendars,
  at: Instant,
): Static<typeof Due> | null {
  if (reading === null || reading.dueAt === null) return null
  const { run, dueAt, standard } = reading
  const calendar = calendars(calendarOf(c, run))
  const target = standard.target ?? workingTime
  const pauses = run.pauses.flatMap(({ from, to }): Pause[] => (to === null ? [] : [[from, to]]))
  const clock = pausedClock(clockOf(calendar, target), pauses)
  return {
    clock: run.clock,
    at: dueAt,
    endOf: target.kind === 'calendar-time' ? null : dayEndedBy(calendar, dueAt),
    remainingSeconds: Math.round((clock.between(at, dueAt) - clock.between(dueAt, at)) / 1000),
  }
}

const workingTime: Target = { kind: 'working-time', seconds: 0 }

export const presentClock = (r: ClockReading): Static<typeof ClockSchema> => ({
  clock: r.run.clock,
  run: r.run.run,
  owedBy: r.run.owedBy,
  startedAt: r.run.startedAt,
  stoppedAt: r.run.stoppedAt,
  dueAt: r.dueAt,
  paused: r.paused,
  pauses: r.run.pauses.map(p => ({ ...p })),
  usedSeconds: Math.round(r.usedSeconds),
  allowedSeconds: r.allowedSeconds === null ? null : Math.round(r.allowedSeconds),
  elapsedSeconds: Math.round(r.elapsedSeconds),
  lateSeconds: Math.round(r.lateSeconds),
  breached: r.breached,
  void: r.run.void,
  standardDueAt: r.standardDueAt,
  promisedDueAt: r.promisedDueAt,
  promiseKept: r.promiseKept,
  standard: presentStandard(r.standard),
})

/** What the clock goes by, as one thing: a date that took the target's place, or the target and what changes it. */
const presentStandard = (s: Standard): Static<typeof ClockSchema>['standard'] => ({
  target: s.target === null ? null : { ...s.target },
  since: s.since,
  neededBy: s.neededBy?.by ?? null,
  moved: s.moved?.by ?? null,
})

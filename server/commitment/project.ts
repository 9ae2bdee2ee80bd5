import type { Instant } from '@huke/core/calendar'
import {
  ballOf,
  type Calendars,
  type ClockReading,
  type Commitment,
  evaluationEnd,
  evaluationOf,
  holdingShares,
  type Id,
  presentCustomers,
  readClocks,
  type Timer,
  timersOf,
} from '@huke/core/commitment'

/** The rows that show one commitment as its events have made it: all derived, all recomputable. Times as ISO texts. */
export interface Projection {
  readonly commitment: Readonly<Record<string, unknown>>
  readonly clocks: readonly Readonly<Record<string, unknown>>[]
  readonly holdings: readonly Readonly<Record<string, unknown>>[]
  readonly timers: readonly Readonly<Record<string, unknown>>[]
  readonly customers: readonly Readonly<Record<string, unknown>>[]
  readonly watches: readonly Readonly<Record<string, unknown>>[]
}

export function project(c: Commitment, calendars: Calendars): Projection {
  const readings = readClocks(c, calendars, c.lastEventAt)
  return {
    commitment: commitmentRow(c, readings),
    clocks: readings.map(reading => clockRow(c, reading)),
    holdings: holdingShares(c, calendars).map((h, i) => ({
      commitment_id: c.id,
      ordinal: i + 1,
      unit_id: h.unit,
      person_id: h.person,
      from_at: iso(h.from),
      to_at: iso(h.to),
      used_seconds: h.usedSeconds,
      breached: h.breached,
    })),
    timers: timersOf(c, calendars).map(timer => timerRow(c, timer)),
    customers: customerRows(c),
    watches: c.watchers.map(person => ({ commitment_id: c.id, person_id: person })),
  }
}

/** The running clock, owed by whoever has the ball, that is due first. Waiting for a third party frees nobody: what then still runs is the supplier's. */
export function nextDue(c: Commitment, readings: readonly ClockReading[]): ClockReading | null {
  const ball = ballOf(c)
  const owing = ball === 'third-party' ? 'supplier' : ball
  const running = readings.filter(r => r.run.stoppedAt === null && r.run.owedBy === owing && r.dueAt !== null)
  return running.toSorted((a, b) => (a.dueAt as Instant) - (b.dueAt as Instant))[0] ?? null
}

function commitmentRow(c: Commitment, readings: readonly ClockReading[]): Projection['commitment'] {
  const due = nextDue(c, readings)
  return {
    id: c.id,
    root_id: c.rootId,
    parent_id: c.parent?.id ?? null,
    kind: c.kind,
    state: c.state,
    ball: ballOf(c),
    version: c.version,
    title: c.title,
    service_id: c.service?.id ?? null,
    service_version: c.service?.version ?? null,
    priority: c.priority,
    customer_unit: c.customer.unit,
    customer_person: c.customer.person,
    supplier_unit: c.supplier.unit,
    supplier_person: c.supplier.person,
    requested_at: iso(c.requestedAt),
    promised_at: iso(c.promisedAt),
    delivered_at: iso(c.lastDeliveredAt),
    closed_at: iso(c.closedAt),
    last_event_at: iso(c.lastEventAt),
    due_at: iso(due?.dueAt ?? null),
    due_clock: due?.run.clock ?? null,
    seen_by: seenBy(c),
    state_data: c,
  }
}

/** Those still served, and whose word of it is awaited until when. */
function customerRows(c: Commitment): Projection['customers'] {
  const evaluable = (c.state === 'accepted' || c.state === 'failed') && c.terms.source.kind !== 'import'
  return presentCustomers(c).map(({ number, unit, person, verdict }) => ({
    commitment_id: c.id,
    number,
    unit_id: unit,
    person_id: person,
    verdict_due: verdict === 'due',
    evaluate_until: evaluable && evaluationOf(c, number) === null ? iso(evaluationEnd(c)) : null,
  }))
}

/** Who may see it though they are no party to it any more, or never were. */
const seenBy = (c: Commitment): readonly Id[] => [
  ...new Set([c.askedBy, ...c.formerCustomers.map(x => x.person)].filter(id => id !== null)),
]

function clockRow(c: Commitment, r: ClockReading): Readonly<Record<string, unknown>> {
  const frozen = (seconds: number): number | null => (r.run.stoppedAt === null ? null : Math.round(seconds))
  return {
    commitment_id: c.id,
    clock: r.run.clock,
    run: r.run.run,
    owed_by: r.run.owedBy,
    started_at: iso(r.run.startedAt),
    stopped_at: iso(r.run.stoppedAt),
    due_at: iso(r.dueAt),
    allowed_seconds: r.allowedSeconds === null ? null : Math.round(r.allowedSeconds),
    used_seconds: frozen(r.usedSeconds),
    elapsed_seconds: frozen(r.elapsedSeconds),
    late_seconds: frozen(r.lateSeconds),
    breached: r.run.stoppedAt === null ? null : r.breached,
    void: r.run.void,
  }
}

/** The run of a recovery is the customer it is for. */
const timerRow = (c: Commitment, timer: Timer): Readonly<Record<string, unknown>> => ({
  commitment_id: c.id,
  kind: timer.kind,
  clock: 'clock' in timer ? timer.clock : '',
  run: 'run' in timer ? timer.run : timer.kind === 'recover' ? timer.customer : 0,
  share: timer.kind === 'warn' ? timer.share : 0,
  at: iso(timer.at),
})

const iso = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString())

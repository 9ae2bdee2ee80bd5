import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workingTimeBetween } from '../calendar/index.ts'
import { anyBeginning, anySteps, play, type Played } from './fixtures/random-loop.ts'
import { oracle } from './fixtures/oracle.ts'
import { calendars } from './fixtures/terms.ts'
import {
  actsOpenTo,
  apply,
  begin,
  calendarOf,
  decide,
  isClosed,
  promiseOf,
  readClocks,
  sideOf,
  states,
  timersOf,
  transitions,
  type Capacity,
  type Commitment,
  type Event,
} from './index.ts'

const anyLoop = fc.tuple(anyBeginning, anySteps).map(([beginning, steps]) => play(beginning, steps))

/** Checks every moment of random acts by random people on random terms. */
const always = (name: string, holds: (played: Played) => void, numRuns = 200) =>
  test(name, () => {
    fc.assert(fc.property(anyLoop, holds), { numRuns })
  })

describe('whatever anybody tries', () => {
  always('the state is legal, and what is open in it fits it', ({ moments }) => {
    for (const { after } of moments) {
      expect(states).toContain(after.state)
      expect(isClosed(after)).toBe(after.closedAt !== null)
      expect(after.closedAt === null).toBe(after.closedBy === null)
      expect(after.negotiation !== null).toBe(after.state === 'negotiating')
      if (after.hold !== null) expect(['promised', 'returned', 'negotiating']).toContain(after.state)
      if (after.waiting !== null) expect(['requested', 'promised', 'returned', 'negotiating']).toContain(after.state)
      if (isClosed(after)) expect(after.clocks.filter(run => run.stoppedAt === null)).toEqual([])
    }
  })

  always('an accepted act is one the table has, done by one the table names and a page offered', ({ moments }) => {
    for (const { before, act, actor, decision, after, at } of moments) {
      if (!decision.ok) continue
      const { from, to, by } = transitions[act.kind]
      expect(from).toContain(before.state)
      expect(by).toContain(decision.events[0].by.as)
      expect(actor.capacities).toContain(decision.events[0].by.as)
      expect(actsOpenTo(before, actor, at)).toContain(act.kind)
      expect(after.state).toBe(expectedState(before, after, to, decision.events[0].by.as))
      expect(after.version).toBe(before.version + decision.events.length)
    }
  })

  always('a refused act changes nothing and says what, where and why', ({ moments }) => {
    for (const { before, after, decision } of moments) {
      if (decision.ok) continue
      expect(after).toBe(before)
      expect(decision.refusal.code).toMatch(/^commitment\.[a-z-]+$/)
      expect(decision.refusal.expectation).not.toBe('')
    }
  })

  always('of two who saw the same version at most one wins', ({ moments }) => {
    for (const [i, { before, after, decision, at }] of moments.entries()) {
      const other = moments[(i + 1) % moments.length]
      if (!decision.ok) continue
      const context = { at, actor: other.actor, version: before.version, calendars, newIds: ['child'], openParts: 0 }
      expect(decide(after, other.act, context)).toMatchObject({ refusal: { code: 'commitment.stale-version' } })
    }
  })

  always('nobody decides on their own request', ({ moments }) => {
    for (const { before, decision } of moments) {
      if (!decision.ok) continue
      const { person, as, delegateOf } = decision.events[0].by
      if (as !== 'supplier' && as !== 'supplier-head' && as !== 'officer') continue
      expect([person, delegateOf]).not.toContain(before.customer.person ?? 'nobody')
    }
  })

  always('the journal gives the state again, also after both were stored as JSON', ({ events, end }) => {
    const stored: typeof events = JSON.parse(JSON.stringify(events))
    expect(stored).toStrictEqual(events)
    const again = stored.slice(1).reduce(apply, begin(end.id, end.rootId, stored[0]))
    expect(again).toStrictEqual(end)
    expect(JSON.parse(JSON.stringify(end))).toStrictEqual(end)
  })

  always('events never go back in time', ({ events, end }) => {
    for (const [i, event] of events.entries()) if (i > 0) expect(event.at).toBeGreaterThanOrEqual(events[i - 1].at)
    expect(end.lastEventAt).toBe(events.at(-1)?.at)
  })

  always('holdings tile the time in which the matter was open', ({ events, end }) => {
    const borders = [events[0].at]
    events.slice(1).reduce(
      (before, event) => {
        const after = apply(before, event)
        if (isClosed(before) !== isClosed(after)) borders.push(event.at)
        if (passesOn(event) && !isClosed(before)) borders.push(event.at, event.at)
        return after
      },
      begin(end.id, end.rootId, events[0]),
    )
    const held = end.holdings.flatMap(({ from, to }) => (to === null ? [from] : [from, to]))
    expect(held).toEqual(borders)
    if (!isClosed(end)) expect(end.holdings.at(-1)).toMatchObject(end.supplier)
  })

  always(
    'every clock reads as one that adds up the events by itself',
    ({ moments, events }) => {
      let told = moments[0].before.version
      for (const { after, decision, at, gap } of moments) {
        if (decision.ok) told += decision.events.length
        const when = Math.max(at, after.lastEventAt) + gap
        const expected = oracle(events.slice(0, told), when)
        const readings = readClocks(after, calendars, when)
        expect(readings.map(r => r.run.clock)).toEqual(expected.map(run => run.clock))
        for (const [i, reading] of readings.entries()) {
          const run = expected[i]
          const { startedAt, stoppedAt, void: isVoid, lapsed } = reading.run
          expect({ startedAt, stoppedAt, void: isVoid, lapsed }).toEqual({
            startedAt: run.startedAt,
            stoppedAt: run.stoppedAt,
            void: run.void,
            lapsed: run.lapsed,
          })
          expect(reading.usedSeconds).toBeCloseTo(run.used, 3)
          if (run.allowed === null) expect(reading.allowedSeconds).toBeNull()
          else expect(reading.allowedSeconds).toBeCloseTo(run.allowed, 3)
        }
      }
    },
    400,
  )

  always(
    'a target is broken exactly when more is used than allowed, and late by what passed since it was due',
    ({ moments }) => {
      for (const { after, at, gap } of moments) {
        const when = Math.max(at, after.lastEventAt) + gap
        for (const r of readClocks(after, calendars, when)) {
          const { moved } = r.standard
          // A duplicate's date may have passed before the clock began.
          const before =
            moved === null ? 0 : workingTimeBetween(calendars(calendarOf(after, r.run)), moved.by, r.run.startedAt)
          const over = r.allowedSeconds !== null && r.usedSeconds + before > r.allowedSeconds
          expect(r.breached).toBe(over || r.run.lapsed)
          expect(r.lateSeconds > 0).toBe(over)
          if (r.standardDueAt === null || r.allowedSeconds === null) continue
          const end = r.run.stoppedAt ?? when
          const due = r.standardDueAt
          const elapsed = r.standard.moved === null && r.standard.target?.kind === 'calendar-time'
          const unpausedSince = r.run.pauses.every(p => p.to === null || p.to <= due)
          if (!unpausedSince) continue
          const since = Math.max(
            0,
            elapsed ? (end - due) / 1000 : workingTimeBetween(calendars(calendarOf(after, r.run)), due, end),
          )
          expect(r.lateSeconds).toBeCloseTo(since, 3)
        }
      }
    },
  )

  always('what has stopped reads the same ever after', ({ moments }) => {
    for (const [i, { after, at }] of moments.entries()) {
      const next = moments[i + 1]?.after
      if (next === undefined) continue
      const stopped = readClocks(after, calendars, at).filter(r => r.run.stoppedAt !== null)
      const later = readClocks(next, calendars, at + 1e10)
      for (const reading of stopped) {
        const now = later.find(r => r.run.clock === reading.run.clock && r.run.run === reading.run.run)
        if (now?.run.stoppedAt === null) continue
        expect(now).toEqual(reading)
      }
    }
  })

  always('a timer lies before the act that set it only when it was due already', ({ moments }) => {
    for (const { after } of moments) {
      for (const timer of timersOf(after, calendars)) {
        if (timer.at >= after.lastEventAt || timer.kind !== 'warn') continue
        const reading = readClocks(after, calendars, after.lastEventAt).find(
          r => r.run.clock === timer.clock && r.run.run === timer.run,
        )
        if (reading === undefined) throw new Error('a timer of no clock')
        // A date that was promised is what is warned of, whatever the standard allows.
        if (promiseOf(after, reading.run) === null)
          expect(reading.usedSeconds).toBeGreaterThanOrEqual(
            ((reading.allowedSeconds ?? Number.NaN) * timer.share) / 100 - 1,
          )
      }
      // Of what is closed only a bad answer still leads to something: a recovery.
      if (isClosed(after)) expect(timersOf(after, calendars).filter(({ kind }) => kind !== 'recover')).toEqual([])
    }
  })

  always('an anonymous evaluation leaves no name', ({ events, end }) => {
    if (end.terms.evaluation.attribution === 'named') return
    for (const event of events)
      if (event.type === 'evaluated') expect(event.by).toEqual({ person: null, as: 'customer' })
    for (const given of end.evaluations) expect(given.by).toBeNull()
  })
})

const passesOn = (e: Event): boolean =>
  e.type === 'assigned' || e.type === 'transferred' || (e.type === 'succeeded' && e.side === 'supplier')

function expectedState(
  before: Commitment,
  after: Commitment,
  to: (typeof transitions)[keyof typeof transitions]['to'],
  as: Capacity,
) {
  const began = before.negotiation?.from
  switch (to) {
    case 'same':
      return before.state
    case 'promised-or-returned':
      return began === 'returned' ? 'returned' : 'promised'
    case 'declined-or-before':
      if (began === undefined) return 'declined'
      return began === 'requested' && sideOf(as) === 'supplier' ? 'declined' : began
    case 'accepted-when-all':
      return after.customers.some(x => x.verdict === 'due') ? 'delivered' : 'accepted'
    case 'withdrawn-when-alone':
      return as !== 'system' && before.customers.filter(x => x.leftAt === null).length > 1 ? before.state : 'withdrawn'
    case 'where-it-began':
      return began
    case 'as-before':
      return before.mayTakeBack?.before.state
    default:
      return to
  }
}

import type { Instant } from '../calendar/index.ts'
import type { ClockPause, ClockRun, Commitment } from './commitment.ts'
import type { ClockName, Event } from './events.ts'
import { type Side, sideOf } from './party.ts'
import { isLastVerdict, named, naming, presentCustomers } from './customers.ts'
import { promiseOf, standardOf } from './standard.ts'

type Runs = readonly ClockRun[]

/**
 * The clock runs after one more event: pure intervals, no calendar. `c` is the commitment before the event (null at its beginning).
 * Which clock starts, pauses and stops when is the table in the design's "Clocks".
 */
export function applyToClocks(runs: Runs, c: Commitment | null, e: Event): Runs {
  if (c === null) return e.type === 'requested' ? atRequest(e) : runs
  return runsAfter(runs, c, e).map(run =>
    run.stoppedAt === null || run.frozen !== null
      ? run
      : {
          ...run,
          frozen: { standard: standardOf(c, run), promise: promiseOf(c, run), calendar: c.terms.calendar },
        },
  )
}

function runsAfter(runs: Runs, c: Commitment, e: Event): Runs {
  const answered = isBornPromised(c) && bySupplierPerson(e) ? stop(runs, 'response', e.at) : runs
  switch (e.type) {
    case 'promised':
      return startResolution(e.atBirth ? runs : stop(runs, 'response', e.at), c, e.at)
    case 'agreed':
      return startResolution(stop(stopOffer(runs, e.at), 'response', e.at), c, e.at)
    case 'countered':
      return offer(runs, c, e)
    case 'offer-declined':
      return backFromOffer(stopOffer(answered, e.at), c, e.at)
    case 'offer-fell':
      return backFromOffer(lapseOffer(runs, e.at), c, e.at)
    case 'asked':
      return pause(startAnswer(stop(runs, 'response', e.at), 'question', 'customer', e.at), 'waiting', e.at)
    case 'answered':
      return unpause(changeAnswer(runs, 'question', stopped(e.at)), 'waiting', e.at)
    case 'held':
      return c.terms.holdPausesResolution ? pause(unpause(answered, 'hold', e.at), 'hold', e.at, e.until) : answered
    case 'resumed':
      return unpause(answered, 'hold', e.at)
    case 'delivered':
      return deliver(runs, c, e.at)
    case 'returned': {
      const returned = changeConfirmation(runs, named(e), stopped(e.at))
      return unpause(voidRuns(returned, 'confirmation', e.at), 'delivered', e.at)
    }
    case 'accepted':
      return verdict(changeConfirmation(runs, named(e), stopped(e.at)), c, e)
    case 'lapsed':
      return verdict(changeConfirmation(runs, named(e), lapsed(e.at)), c, e)
    case 'passed':
      return verdict(changeConfirmation(runs, named(e), voided(e.at)), c, e)
    case 'left':
      return changeConfirmation(runs, named(e), voided(e.at))
    case 'reopened':
      return reopen(runs, c, e.at)
    case 'declined':
      return voidOpen(stop(stopOffer(runs, e.at), 'response', e.at), e.at)
    case 'withdrawn':
    case 'merged':
    case 'voided':
      return voidOpen(runs, e.at)
    case 'suspended':
      return runs.map(run => (run.stoppedAt === null ? { ...run, pauses: [...run.pauses, stillSince(e.at)] } : run))
    case 'lifted':
      return runs.map(run => ({
        ...run,
        pauses: run.pauses.map(p => (p.reason === 'suspended' ? closePause(p, e.at) : p)),
      }))
    case 'failed':
      return voidOpen(stop(stop(runs, 'response', e.at), 'resolution', e.at), e.at)
    default:
      return answered
  }
}

/** The other side owes an answer. Whoever offers has answered what they were offered; the resolution clock runs by now. */
function offer(runs: Runs, c: Commitment, { at, side }: Extract<Event, { type: 'countered' }>): Runs {
  const answered = stopOffer(side === 'supplier' ? stop(runs, 'response', at) : runs, at)
  return startAnswer(startResolution(answered, c, at), 'offer', side === 'supplier' ? 'customer' : 'supplier', at)
}

/** Back where nobody has responded yet, the supplier owes a response anew. */
function backFromOffer(runs: Runs, c: Commitment, at: Instant): Runs {
  const owed = c.negotiation?.from === 'requested' && runs.every(r => r.clock !== 'response' || r.stoppedAt !== null)
  return owed ? start(runs, 'response', at) : runs
}

/** A wish for a due time of one's own makes a matter wait for a person's promise, whatever its terms say. */
const isBornPromised = (c: Commitment): boolean => c.terms.promise === 'at-birth' && c.state !== 'requested'

/** A sign of a person on the supplier's side: what stops the response clock of a matter born promised. */
const signs: readonly Event['type'][] = [
  'offer-declined',
  'started',
  'checked',
  'commented',
  'attached',
  'held',
  'resumed',
  'split',
  'performed',
]
function bySupplierPerson(e: Event): boolean {
  return signs.includes(e.type) && e.by.person !== null && sideOf(e.by.as) === 'supplier'
}

function atRequest(e: Extract<Event, { type: 'requested' }>): Runs {
  const response = start([], 'response', e.at)
  return e.terms.resolutionStarts === 'requested' ? start(response, 'resolution', e.at) : response
}

/** Starts the resolution clock unless it already ran; a question still open keeps it paused from the start. */
function startResolution(runs: Runs, c: Commitment, at: Instant): Runs {
  if (runs.some(run => run.clock === 'resolution')) return runs
  const started = start(runs, 'resolution', at)
  return c.waiting === null ? started : pause(started, 'waiting', at)
}

/** Each customer whose verdict is due from now on has a confirmation clock of their own. */
function deliver(runs: Runs, c: Commitment, at: Instant): Runs {
  const asked = changeAnswer(stop(runs, 'response', at), 'question', voided(at))
  const quiet = unpause(unpause(asked, 'waiting', at), 'hold', at)
  return presentCustomers(c)
    .filter(customer => customer.verdict === null)
    .reduce((all, { number }) => startConfirmation(all, naming(c, number), at), pause(quiet, 'delivered', at))
}

const startConfirmation = (runs: Runs, whose: { readonly customer?: number }, at: Instant): Runs => [
  ...runs,
  { clock: 'confirmation', run: nextOf(runs, 'confirmation'), owedBy: 'customer', ...whose, ...begun(at) },
]

/** The last of the verdicts ends the matter. */
const verdict = (runs: Runs, c: Commitment, e: Event & { readonly customer?: number }): Runs =>
  isLastVerdict(c, named(e)) ? stopResolutionAtDelivery(runs, c.lastDeliveredAt ?? e.at) : runs

/** The last delivery's time counts, so the pause that began there ends nothing: it is taken away and the clock stops at it. */
function stopResolutionAtDelivery(runs: Runs, deliveredAt: Instant): Runs {
  return change(runs, 'resolution', run => ({
    ...run,
    stoppedAt: deliveredAt,
    pauses: run.pauses.filter(p => !(p.reason === 'delivered' && p.to === null)),
  }))
}

/** Continuing, the customer's time for the verdict stays his; the closed time is whose the terms say. */
function reopen(runs: Runs, c: Commitment, at: Instant): Runs {
  if (c.terms.reopenMode === 'new-clock') return start(runs, 'resolution', at)
  const last = lastOf(runs, 'resolution')
  if (last === undefined || last.stoppedAt === null) return runs
  const closedAt = c.closedAt ?? at
  const delivered: ClockPause = { from: last.stoppedAt, to: closedAt, reason: 'delivered' }
  const closed: ClockPause = { from: closedAt, to: at, reason: 'closed' }
  const pauses = [...last.pauses, delivered, ...(c.terms.reopenMode === 'continue' ? [] : [closed])]
  return runs.map(run => (run === last ? { ...run, stoppedAt: null, frozen: null, pauses } : run))
}

function start(runs: Runs, clock: ClockName, at: Instant): Runs {
  return [...runs, { clock, run: nextOf(runs, clock), owedBy: 'supplier', ...begun(at) }]
}

const startAnswer = (runs: Runs, to: 'question' | 'offer', owedBy: Side, at: Instant): Runs => [
  ...runs,
  { clock: 'answer', run: nextOf(runs, 'answer'), owedBy, to, ...begun(at) },
]

const nextOf = (runs: Runs, clock: ClockName): number => runs.filter(r => r.clock === clock).length + 1

const begun = (startedAt: Instant) => ({
  startedAt,
  stoppedAt: null,
  pauses: [],
  void: false,
  lapsed: false,
  frozen: null,
})

const stopped =
  (at: Instant) =>
  (run: ClockRun): ClockRun => ({ ...run, stoppedAt: at, pauses: run.pauses.map(p => closePause(p, at)) })

const stop = (runs: Runs, clock: ClockName, at: Instant): Runs => change(runs, clock, stopped(at))

const stopOffer = (runs: Runs, at: Instant): Runs => changeAnswer(runs, 'offer', stopped(at))

const lapsed =
  (at: Instant) =>
  (run: ClockRun): ClockRun => ({ ...run, stoppedAt: at, lapsed: true })

const voided =
  (at: Instant) =>
  (run: ClockRun): ClockRun => ({ ...stopped(at)(run), void: true })

const lapseOffer = (runs: Runs, at: Instant): Runs => changeAnswer(runs, 'offer', lapsed(at))

const voidRuns = (runs: Runs, clock: ClockName, at: Instant): Runs => change(runs, clock, voided(at))

const voidOpen = (runs: Runs, at: Instant): Runs => runs.map(run => (run.stoppedAt === null ? voided(at)(run) : run))

const pause = (runs: Runs, reason: ClockPause['reason'], at: Instant, until: Instant | null = null): Runs =>
  change(runs, 'resolution', run => ({ ...run, pauses: [...run.pauses, { from: at, to: until, reason }] }))

const unpause = (runs: Runs, reason: ClockPause['reason'], at: Instant): Runs =>
  change(runs, 'resolution', run => ({
    ...run,
    pauses: run.pauses.map(p => (p.reason === reason ? closePause(p, at) : p)),
  }))

const stillSince = (from: Instant): ClockPause => ({ from, to: null, reason: 'suspended' })

const closePause = (p: ClockPause, at: Instant): ClockPause => (p.to === null || p.to > at ? { ...p, to: at } : p)

/** Changes the running run of a clock, if there is one. */
const change = (runs: Runs, clock: ClockName, to: (run: ClockRun) => ClockRun): Runs =>
  runs.map(run => (run.clock === clock && run.stoppedAt === null ? to(run) : run))

const changeConfirmation = (runs: Runs, customer: number, to: (run: ClockRun) => ClockRun): Runs =>
  runs.map(run => (run.clock === 'confirmation' && named(run) === customer && run.stoppedAt === null ? to(run) : run))

/** A question and an offer may await their answers at once. */
const changeAnswer = (runs: Runs, of: 'question' | 'offer', to: (run: ClockRun) => ClockRun): Runs =>
  runs.map(run => (run.clock === 'answer' && run.to === of && run.stoppedAt === null ? to(run) : run))

const lastOf = (runs: Runs, clock: ClockName): ClockRun | undefined => runs.findLast(run => run.clock === clock)

import type { Instant } from '../calendar/index.ts'
import { breachOf, type Calendars, instantOfShare } from './clocks.ts'
import type { ClockRun, Commitment } from './commitment.ts'
import { recoveryDue } from './evaluation-rules.ts'
import type { ClockName } from './events.ts'
import { confirmationDue } from './periods.ts'
import { isWarned } from './time-rules.ts'

/** What the system does by itself, and when: recomputed after every event, so that a pause moves it and a stop removes it. */
export type Timer =
  | {
      readonly kind: 'warn'
      readonly clock: ClockName
      readonly run: number
      readonly share: number
      readonly at: Instant
    }
  | { readonly kind: 'breach'; readonly clock: ClockName; readonly run: number; readonly at: Instant }
  | { readonly kind: 'recover'; readonly customer: number; readonly at: Instant }
  | { readonly kind: 'fall' | 'lapse' | 'resume'; readonly at: Instant }

export function timersOf(c: Commitment, calendars: Calendars): readonly Timer[] {
  if (c.suspension !== null) return []
  const offer = c.clocks.findLast(r => r.clock === 'answer' && r.to === 'offer' && r.stoppedAt === null)
  return [
    ...c.clocks.flatMap(run => warningsOf(c, run, calendars)),
    ...c.clocks.flatMap(run => breachTimer(c, run, calendars)),
    ...once('fall', offer === undefined ? null : instantOfShare(c, offer, calendars(c.terms.calendar), 1)),
    ...once('lapse', confirmationDue(c, calendars)),
    ...once('resume', c.hold?.until ?? null),
    ...c.customers.flatMap(({ number }): Timer[] => {
      const at = recoveryDue(c, number)
      return at === null ? [] : [{ kind: 'recover', customer: number, at }]
    }),
  ]
}

/** Of warnings that would go out within a minute only the gravest does. */
function warningsOf(c: Commitment, run: ClockRun, calendars: Calendars): readonly Timer[] {
  const calendar = calendars(c.terms.calendar)
  const due = c.terms.warnAt
    .filter(share => !isWarned(c, { ...run, share }))
    .flatMap(share => {
      const at = instantOfShare(c, run, calendar, share / 100)
      // What is used up already is warned of now, not then.
      return at === null ? [] : [{ share, at, now: Math.max(at, c.lastEventAt) }]
    })
  return due
    .filter(({ share, now }) => !due.some(other => other.share > share && other.now - now < minuteMs))
    .map(({ share, at }): Timer => ({ kind: 'warn', clock: run.clock, run: run.run, share, at }))
}

const minuteMs = 60_000

function breachTimer(c: Commitment, run: ClockRun, calendars: Calendars): readonly Timer[] {
  if (run.owedBy !== 'supplier' || run.clock === 'answer') return []
  if (c.breached.some(b => b.clock === run.clock && b.run === run.run)) return []
  const at = breachOf(c, run, calendars(c.terms.calendar))
  return at === null ? [] : [{ kind: 'breach', clock: run.clock, run: run.run, at }]
}

const once = (kind: 'fall' | 'lapse' | 'resume', at: Instant | null): readonly Timer[] =>
  at === null ? [] : [{ kind, at }]

import type { Instant } from '../calendar/index.ts'
import { type Calendars, readClock, usedUntil } from './clocks.ts'
import type { ClockRun, Commitment, Holding } from './commitment.ts'
import { calendarOf } from './standard.ts'

/** What one holding had of the resolution clock. */
export interface HoldingShare extends Holding {
  /** seconds of the resolution clock, in the unit of its target, that ran while held here; null while still held */
  readonly usedSeconds: number | null
  /** the resolution target was passed while held here, as of the last event; null without a target */
  readonly breached: boolean | null
}

/** The resolution time of a commitment, laid out over those who held it: "we got it with no time left" becomes a figure. */
export const holdingShares = (c: Commitment, calendars: Calendars): readonly HoldingShare[] =>
  c.holdings.map(holding => {
    const spans = c.clocks
      .filter(run => run.clock === 'resolution')
      .map(run => spanOf(c, run, calendars, holding.from, holding.to ?? c.lastEventAt))
    const used = spans.reduce((sum, span) => sum + span.after - span.before, 0)
    return { ...holding, usedSeconds: holding.to === null ? null : Math.round(used), breached: passedIn(spans) }
  })

interface Span {
  readonly before: number
  readonly after: number
  readonly allowed: number | null
}

function spanOf(c: Commitment, run: ClockRun, calendars: Calendars, from: Instant, to: Instant): Span {
  const calendar = calendars(calendarOf(c, run))
  const usedAt = (at: Instant): number => usedUntil(c, run, calendar, Math.min(at, run.stoppedAt ?? at))
  return { before: usedAt(from), after: usedAt(to), allowed: readClock(c, run, calendar, to).allowedSeconds }
}

function passedIn(spans: readonly Span[]): boolean | null {
  if (spans.every(span => span.allowed === null)) return null
  return spans.some(({ before, after, allowed }) => allowed !== null && before <= allowed && after > allowed)
}

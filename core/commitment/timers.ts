import type { Instant } from '../calendar/index.ts'
import { type Calendars, instantOfShare } from './clocks.ts'
import type { Commitment } from './commitment.ts'
import type { ClockName } from './events.ts'
import { confirmationDue } from './periods.ts'

/** What the system does by itself, and when: recomputed after every event, so that a pause moves it and a stop removes it. */
export type Timer =
  | {
      readonly kind: 'warn'
      readonly clock: ClockName
      readonly run: number
      readonly share: number
      readonly at: Instant
    }
  | { readonly kind: 'lapse'; readonly at: Instant }
  | { readonly kind: 'resume'; readonly at: Instant }

export function timersOf(c: Commitment, calendars: Calendars): readonly Timer[] {
  if (c.suspension !== null) return []
  const calendar = calendars(c.terms.calendar)
  const warnings = c.clocks.flatMap(run =>
    c.terms.warnAt
      .filter(share => !c.warned.some(w => w.clock === run.clock && w.run === run.run && w.share === share))
      .flatMap((share): Timer[] => {
        const at = instantOfShare(c, run, calendar, share / 100)
        return at === null ? [] : [{ kind: 'warn', clock: run.clock, run: run.run, share, at }]
      }),
  )
  return [...warnings, ...once('lapse', confirmationDue(c, calendars)), ...once('resume', c.hold?.until ?? null)]
}

const once = (kind: 'lapse' | 'resume', at: Instant | null): readonly Timer[] => (at === null ? [] : [{ kind, at }])

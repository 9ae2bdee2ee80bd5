import { apply, begin, type Calendars, type Commitment, type Event, timersOf } from '../../core/commitment/index.ts'

/** A matter at each instant at which something was said of it, and all that had been said until then. */
export interface Moment {
  readonly told: readonly Event[]
  readonly now: Commitment
}

/** The same course, in which the system says of every standard that passed that it did, when it did, as it does by itself. */
export function saidInTime(events: readonly Event[], calendars: Calendars): readonly Moment[] {
  let now = begin('c-1', 'c-1', events[0] as Event)
  const told = [events[0] as Event]
  const moments: Moment[] = []
  const say = (e: Event) => {
    now = apply(now, e)
    told.push(e)
  }
  const sayPassed = (until: number) => {
    for (;;) {
      const [timer] = timersOf(now, calendars)
        .flatMap(t => (t.kind === 'breach' && t.at <= until ? [t] : []))
        .toSorted((a, b) => a.at - b.at)
      if (timer === undefined) return
      const at = Math.max(timer.at, now.lastEventAt)
      say({ type: 'breached', clock: timer.clock, run: timer.run, at, by: { person: null, as: 'system' } })
    }
  }
  for (const e of events) {
    sayPassed(e.at)
    const isSaid = e.type === 'breached' && now.breached.some(b => b.clock === e.clock && b.run === e.run)
    if (e.type !== 'requested' && !isSaid) say(e)
    sayPassed(e.at)
    moments.push({ told: [...told], now })
  }
  return moments
}

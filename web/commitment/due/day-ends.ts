import { type Calendar, type Instant, localDateOf, nextOpen, periodsOn } from '@huke/core/calendar'

/** When the next so many days of work end, today's among them while it lasts. */
export function dayEnds(calendar: Calendar, now: Instant, count: number): readonly Instant[] {
  const ends: Instant[] = []
  for (let at = now; ends.length < count; at = ends.at(-1) as Instant) {
    const opens = nextOpen(calendar, at)
    ends.push(periodsOn(calendar, localDateOf(calendar, opens)).at(-1)?.[1] ?? opens)
  }
  return ends
}

import { clockOf, type Calendar, type Instant, type Target } from '@huke/core/calendar'

/** How a date lies to what it is held against. */
export interface Gap {
  readonly is: 'earlier' | 'same' | 'later'
  /** in the unit of the target: working seconds, elapsed ones of a calendar-time target */
  readonly seconds: number
}

const workingTime: Target = { kind: 'working-time', seconds: 0 }

/** Seconds between two instants as a target counts them; a break, a night or a holiday between them is nothing. */
export const secondsBetween = (calendar: Calendar, target: Target | null, from: Instant, to: Instant): number =>
  clockOf(calendar, target ?? workingTime).between(from, to) / 1000

export function gapTo(calendar: Calendar, target: Target | null, due: Instant, at: Instant): Gap {
  if (at === due) return { is: 'same', seconds: 0 }
  const [from, to] = at < due ? [at, due] : [due, at]
  return { is: at < due ? 'earlier' : 'later', seconds: secondsBetween(calendar, target, from, to) }
}

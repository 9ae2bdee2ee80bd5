import type { Instant, Target } from '../calendar/index.ts'
import type { ClockRun, Commitment } from './commitment.ts'
import type { AgreedDue, CalendarRef, MovedDue } from './terms.ts'

/**
 * What a clock run is measured by. The target of the terms counts, later where the customer needs it later, unless one of
 * the others has taken its place. All null = nothing is due.
 */
export interface Standard {
  /** of the terms by the priority of the standard */
  readonly target: Target | null
  /** the target counts from here and not from the run's start: a raising that would have been broken at once */
  readonly since: Instant | null
  /** the date that the customer gave when asking */
  readonly neededBy: AgreedDue | null
  /** in the target's place: what the customer moved it to, or, where there is no target, what both first agreed */
  readonly moved: MovedDue | null
  /** in the target's place: the working time between these two, what an agreed date leaves to a clock begun anew */
  readonly length: { readonly from: Instant; readonly to: Instant } | null
}

const nothing: Standard = { target: null, since: null, neededBy: null, moved: null, length: null }

/** The standard of a clock run: what it was frozen with, else by the terms and what has moved it since. */
export function standardOf(c: Commitment, run: ClockRun): Standard {
  if (run.frozen !== null) return run.frozen.standard
  switch (run.clock) {
    case 'response':
      return { ...nothing, target: c.terms.targets[c.standardPriority].response }
    case 'resolution':
      return resolutionStandard(c, run)
    case 'answer':
      return { ...nothing, target: c.terms.answer }
    case 'confirmation':
      return { ...nothing, target: c.terms.confirmation }
  }
}

/**
 * What a run has to be done by: the date that was promised for it, else the standard. A promise says when; the standard
 * says what is kept.
 */
export function promiseOf(c: Commitment, run: ClockRun): AgreedDue | null {
  if (run.clock !== 'resolution') return null
  if (run.frozen !== null) return run.frozen.promise
  return c.promise !== null && isOf(run, c.promise) ? c.promise : null
}

/** The calendar a clock run is measured in. */
export const calendarOf = (c: Commitment, run: ClockRun): CalendarRef => run.frozen?.calendar ?? c.terms.calendar

export const isNothing = (s: Standard): boolean => s.target === null && s.moved === null && s.length === null

/** Whether anything but people's word says by when this must be done. */
export const hasStandard = (c: Pick<Commitment, 'terms' | 'standardPriority'>): boolean =>
  c.terms.targets[c.standardPriority].resolution !== null

function resolutionStandard(c: Commitment, run: ClockRun): Standard {
  const { moved, firstAgreed } = c
  if (moved !== null && isOf(run, moved)) return { ...nothing, moved }
  if (hasStandard(c)) {
    return {
      ...nothing,
      target: c.terms.targets[c.standardPriority].resolution,
      since: c.standardSince !== null && c.standardSince > run.startedAt ? c.standardSince : null,
      neededBy: c.neededBy === null ? null : { by: c.neededBy, at: c.requestedAt },
    }
  }
  if (firstAgreed === null) return nothing
  if (isOf(run, firstAgreed)) return { ...nothing, moved: firstAgreed }
  const first = c.clocks.find(r => r.clock === 'resolution') ?? run
  return { ...nothing, length: { from: first.startedAt, to: firstAgreed.by } }
}

/** Whether a date was agreed for this run: the first run's whenever it was, a later one's only since it began. */
const isOf = (run: ClockRun, due: AgreedDue): boolean => run.run === 1 || due.at >= run.startedAt

import type { Instant } from '@huke/core/calendar'
import {
  type Act,
  type ClockName,
  type ClockReading,
  type ClockRun,
  type Commitment,
  type Id,
  instantOfShare,
  readClock,
} from '@huke/core/commitment'
import { between } from '../../../random.ts'
import type { Course } from '../matter.ts'
import type { Tale } from '../tale.ts'

/** One move, done only where the matter still stands as expected when its time comes. */
export function* move(at: Instant, by: Id | null, does: (c: Commitment) => Act | null): Course {
  return yield { at, by, does }
}

export function runOf(c: Commitment, clock: ClockName): ClockRun | null {
  return c.clocks.findLast(run => run.clock === clock && run.stoppedAt === null) ?? null
}

/** The share of its target that the running resolution clock has used up by an instant. */
export function usedShare(tale: Tale, c: Commitment, at: Instant): number {
  const run = runOf(c, 'resolution')
  if (run === null) return 0
  const reading = readClock(c, run, tale.world.calendars(c.terms.calendar), at)
  return reading.usedSeconds / Math.max(1, reading.allowedSeconds ?? 1)
}

/** When that share of the resolution target will be used up, never sooner than some minutes after the last event. */
export function whenUsed(tale: Tale, c: Commitment, share: number): Instant {
  const run = runOf(c, 'resolution')
  const calendar = tale.world.calendars(c.terms.calendar)
  const reading = run === null ? null : readClock(c, run, calendar, c.lastEventAt)
  // Who has an hour for it does not let ten minutes pass between two steps.
  const haste = Math.min(1, (reading?.allowedSeconds ?? workingDay) / workingDay)
  const soon = tale.hours.after(c.lastEventAt, between(tale.random, 60, 900) * haste)
  const at = run === null ? null : instantOfShare(c, run, calendar, share)
  if (at === null) return soon
  return Math.max(soon, isRoundTheClock(reading) ? at : tale.hours.atWork(at, between(tale.random, 3, 40) * haste))
}

const workingDay = 27_000

/** Field work goes on at night. */
const isRoundTheClock = (reading: ClockReading | null): boolean => reading?.standard.target?.kind === 'calendar-time'

/** Whoever serves at a time: the person who holds it, or somebody of the unit. */
export function serverOf(tale: Tale, c: Commitment, at: Instant = c.lastEventAt): Id {
  if (c.supplier.person !== null) return c.supplier.person
  const unit = tale.staff.codeOf(c.supplier.unit)
  const on = tale.hours.dayOf(at)
  const member = tale.staff.members(unit, on).find(id => id !== c.customer.person)
  // A unit that was dissolved meanwhile has only its former head to ask.
  const server = member ?? tale.staff.headOf(unit, on) ?? tale.staff.headOf(unit, tale.hours.dayOf(c.requestedAt))
  if (server === null) throw new RangeError(`nobody works in ${unit} on ${on}`)
  return server
}

/** The one served; where a unit is, its head. */
export function customerOf(tale: Tale, c: Commitment): Id {
  const person =
    c.customer.person ?? tale.staff.headOf(tale.staff.codeOf(c.customer.unit), tale.hours.dayOf(c.requestedAt))
  if (person === null) throw new RangeError(`nobody asked for “${c.title}”`)
  return person
}

import { breachOf, type Calendars, instantOfShare, readClock } from './clocks.ts'
import type { Commitment } from './commitment.ts'
import type { Instant } from '../calendar/index.ts'
import { refusal } from './refusal.ts'
import { blank, checkDue, one, type Rule, wordsMissing } from './rule.ts'

/** A hold says until when; holding what is held already renews it, and is counted. */
export const holdRule: Rule<'hold'> = (_c, act, { at }) => {
  if (blank(act.reason)) return wordsMissing('hold', 'reason')
  if (blank(act.thirdParty)) return wordsMissing('hold', 'thirdParty')
  const refused = checkDue('hold', 'until', act.until, at)
  return refused ?? one({ type: 'held', reason: act.reason, thirdParty: act.thirdParty, until: act.until })
}

/** A person resumes at any time, the system when the time given has come. */
export const resumeRule: Rule<'resume'> = (c, _act, { as, at }) => {
  if (c.hold === null) return refusal('commitment.not-held', 'resume', 'hold', null, 'a matter on hold')
  const due = c.hold.until
  if (as === 'system' && at < due) {
    return refusal('commitment.not-due', 'resume', 'at', at, String(due))
  }
  return one({ type: 'resumed' })
}

/** A warning goes out once, and not before its share of the target is used. */
export const warnRule: Rule<'warn'> = (c, act, { at, calendars }) => {
  const given = isWarned(c, act)
  if (given) return refusal('commitment.already-warned', 'warn', 'share', act.share, 'one warning a share')
  const run = c.clocks.find(r => r.clock === act.clock && r.run === act.run)
  const due = run === undefined ? null : instantOfShare(c, run, calendars(c.terms.calendar), act.share / 100)
  if (due === null || at < due) return refusal('commitment.not-due', 'warn', 'at', at, String(due))
  return one({ type: 'warned', clock: act.clock, run: act.run, share: act.share })
}

/** A warning of a greater share says the lesser ones too. */
export const isWarned = (c: Commitment, of: { clock: string; run: number; share: number }): boolean =>
  c.warned.some(w => w.clock === of.clock && w.run === of.run && w.share >= of.share)

/** A standard that has passed, said once a run, so that it counts whether or not the matter ever ends. */
export const breachRule: Rule<'breach'> = (c, act, { at, calendars }) => {
  if (c.breached.some(b => b.clock === act.clock && b.run === act.run))
    return refusal('commitment.already-warned', 'breach', 'run', act.run, 'a run not said to be broken yet')
  const run = c.clocks.find(r => r.clock === act.clock && r.run === act.run && r.owedBy === 'supplier')
  const due = run === undefined ? null : breachOf(c, run, calendars(c.terms.calendar))
  if (due === null || at < due) return refusal('commitment.not-due', 'breach', 'at', at, String(due))
  return one({ type: 'breached', clock: act.clock, run: act.run })
}

/** A supplier need not wait for ever for what only the customer knows. */
export const closeUnansweredRule: Rule<'close-unanswered'> = (c, act, { at, calendars }) => {
  if (c.waiting === null)
    return refusal('commitment.not-waiting', 'close-unanswered', 'waiting', null, 'an open question')
  if (!isLongUnanswered(c, calendars, at))
    return refusal('commitment.not-due', 'close-unanswered', 'at', at, 'twice the time for an answer used up')
  return one({ type: 'withdrawn', reason: act.reason, unanswered: true })
}

/** The open question has had twice the time that its answer was to take. */
export function isLongUnanswered(c: Commitment, calendars: Calendars, at: Instant): boolean {
  const run = c.clocks.findLast(r => r.clock === 'answer' && r.to === 'question' && r.stoppedAt === null)
  if (run === undefined) return false
  const reading = readClock(c, run, calendars(c.terms.calendar), at)
  return reading.allowedSeconds !== null && reading.usedSeconds >= 2 * reading.allowedSeconds
}

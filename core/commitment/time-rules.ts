import { instantOfShare } from './clocks.ts'
import { refusal } from './refusal.ts'
import { blank, checkDue, one, type Rule, wordsMissing } from './rule.ts'

export const holdRule: Rule<'hold'> = (c, act, { at }) => {
  if (c.hold !== null) return refusal('commitment.already-held', 'hold', 'hold', c.hold.reason, 'a matter not on hold')
  if (blank(act.reason)) return wordsMissing('hold', 'reason')
  if (blank(act.thirdParty)) return wordsMissing('hold', 'thirdParty')
  const refused = act.until === undefined ? null : checkDue('hold', 'until', act.until, at)
  return refused ?? one({ type: 'held', reason: act.reason, thirdParty: act.thirdParty, until: act.until ?? null })
}

/** A person resumes at any time, the system when the time given has come. */
export const resumeRule: Rule<'resume'> = (c, _act, { as, at }) => {
  if (c.hold === null) return refusal('commitment.not-held', 'resume', 'hold', null, 'a matter on hold')
  const due = c.hold.until
  if (as === 'system' && (due === null || at < due)) {
    return refusal('commitment.not-due', 'resume', 'at', at, String(due))
  }
  return one({ type: 'resumed' })
}

/** A warning goes out once, and not before its share of the target is used. */
export const warnRule: Rule<'warn'> = (c, act, { at, calendars }) => {
  const given = c.warned.some(w => w.clock === act.clock && w.run === act.run && w.share === act.share)
  if (given) return refusal('commitment.already-warned', 'warn', 'share', act.share, 'one warning a share')
  const run = c.clocks.find(r => r.clock === act.clock && r.run === act.run)
  const due = run === undefined ? null : instantOfShare(c, run, calendars(c.terms.calendar), act.share / 100)
  if (due === null || at < due) return refusal('commitment.not-due', 'warn', 'at', at, String(due))
  return one({ type: 'warned', clock: act.clock, run: act.run, share: act.share })
}

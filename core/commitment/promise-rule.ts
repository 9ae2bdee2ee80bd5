import { refusal } from './refusal.ts'
import { checkDue, one, type Rule, takenOn } from './rule.ts'
import { standardDue } from './standard-due.ts'

/**
 * A promise is the standard or earlier; anything later is an offer. Without a date it is the standard. Where there is no
 * standard it names a date, no later than the customer needs it.
 */
export const promiseRule: Rule<'promise'> = (c, act, context) => {
  const due = standardDue(c, context.calendars, context.at)
  const promised = [
    ...takenOn(c, context),
    { type: 'promised' as const, dueBy: act.dueBy ?? null, words: act.words ?? '', atBirth: false },
  ]
  if (act.dueBy === undefined) {
    return due === null
      ? refusal('commitment.due-missing', 'promise', 'dueBy', null, 'the time by which it will be delivered')
      : one(...promised)
  }
  const refused = checkDue('promise', 'dueBy', act.dueBy, context.at)
  if (refused !== null) return refused
  const latest = due ?? c.neededBy
  return latest !== null && act.dueBy > latest
    ? refusal('commitment.later-than-standard', 'promise', 'dueBy', act.dueBy, `at the latest ${latest}`)
    : one(...promised)
}

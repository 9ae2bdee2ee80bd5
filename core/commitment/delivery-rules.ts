import { evaluateRule } from './evaluation-rules.ts'
import { confirmationDue, reopenEnd } from './periods.ts'
import { refusal } from './refusal.ts'
import { blank, one, type Rule, takenOn, wordsMissing } from './rule.ts'

export const checkRule: Rule<'check'> = (c, act) => {
  const open = c.terms.checklist.map(item => item.id).filter(id => c.checked.includes(id) !== act.done)
  return open.includes(act.item)
    ? one({ type: 'checked', item: act.item, done: act.done })
    : refusal('commitment.unknown-item', 'check', 'item', act.item, `one of: ${open.join(', ')}`)
}

export const deliverRule: Rule<'deliver'> = (c, act, context) => {
  const open = c.terms.checklist.filter(item => !c.checked.includes(item.id)).map(item => item.id)
  if (open.length > 0)
    return refusal('commitment.checklist-open', 'deliver', 'checklist', open, 'every item of the checklist done')
  const { openParts } = context
  if (openParts > 0) return refusal('commitment.children-open', 'deliver', 'children', openParts, 'every part closed')
  return one(...takenOn(c, context), { type: 'delivered', words: act.words ?? '' })
}

/**
 * Accepting may bring the evaluation along; what is wrong with the evaluation refuses both, so that nothing half happens.
 * Where a unit is the customer, naming who accepted would betray who gave the anonymous evaluation in the same breath.
 */
export const acceptRule: Rule<'accept'> = (c, act, context) => {
  const accepted = { type: 'accepted', words: act.words ?? '' } as const
  if (act.evaluation === undefined) return one(accepted)
  const evaluation = evaluateRule(
    { ...c, closedAt: context.at },
    { kind: 'evaluate', evaluation: act.evaluation, recovery: act.recovery },
    context,
  )
  if ('code' in evaluation) return evaluation
  const unnamed = evaluation.unnamed ?? []
  return {
    ...evaluation,
    events: [accepted, ...evaluation.events],
    unnamed: c.customer.person === null && unnamed.length > 0 ? ['accepted', ...unnamed] : unnamed,
  }
}

export const returnRule: Rule<'return'> = (_c, act) =>
  blank(act.reason) ? wordsMissing('return', 'reason') : one({ type: 'returned', reason: act.reason })

export const lapseRule: Rule<'lapse'> = (c, _act, { at, calendars }) => {
  const due = confirmationDue(c, calendars)
  return due === null || at < due
    ? refusal('commitment.not-due', 'lapse', 'at', at, String(due))
    : one({ type: 'lapsed' })
}

export const reopenRule: Rule<'reopen'> = (c, act, { at }) => {
  if (blank(act.reason)) return wordsMissing('reopen', 'reason')
  const end = reopenEnd(c)
  return at > end
    ? refusal('commitment.period-over', 'reopen', 'at', at, String(end))
    : one({ type: 'reopened', reason: act.reason })
}

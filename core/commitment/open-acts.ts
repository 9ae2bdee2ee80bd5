import type { Instant } from '../calendar/index.ts'
import type { ActKind } from './acts.ts'
import { evenSuspended } from './admit.ts'
import type { Commitment } from './commitment.ts'
import type { ActingPerson } from './context.ts'
import { openCauses } from './customer-rules.ts'
import { checkEvaluator, recoveryDue } from './evaluation-rules.ts'
import { evaluationOf } from './evaluations.ts'
import { type Capacity, sideOf } from './party.ts'
import { reopenEnd } from './periods.ts'
import { actKinds, transitions } from './transitions.ts'
import { isContestable } from './recovery-rules.ts'
import { customerFor } from './rule.ts'
import { capacityFor, decidesOnOwn, hasTurn, speaksFor } from './turn.ts'

/**
 * The acts open to somebody at an instant (by default that of the last event), before their content is known: what a page
 * shows as buttons.
 */
export const actsOpenTo = (c: Commitment, actor: ActingPerson, at: Instant = c.lastEventAt): readonly ActKind[] =>
  actKinds.filter(kind => {
    const as = capacityFor(c, kind, actor)
    if (as === null || !transitions[kind].from.includes(c.state)) return false
    if (c.suspension !== null && !evenSuspended.includes(kind)) return false
    return hasTurn(c, kind, as, actor) && !decidesOnOwn(c, kind, as, actor) && isSensible(c, kind, { actor, as, at })
  })

/** Acts whose state allows them but which would be refused for what they find: hidden, not offered. */
function isSensible(
  c: Commitment,
  kind: ActKind,
  who: { readonly actor: ActingPerson; readonly as: Capacity; readonly at: Instant },
): boolean {
  const { actor, as, at } = who
  switch (kind) {
    case 'ask':
      return c.waiting === null
    case 'close-unanswered':
    case 'answer':
      return c.waiting !== null
    case 'take-back':
      return c.mayTakeBack !== null && c.mayTakeBack.by === sideOf(as)
    case 'resume':
      return c.hold !== null
    case 'suspend':
      return c.suspension === null
    case 'lift':
      return c.suspension !== null
    case 'check':
      return c.terms.checklist.length > 0
    case 'reopen':
      return at <= reopenEnd(c)
    case 'accept':
    case 'pass':
      return customerFor(c, undefined, who, x => x.verdict === 'due') !== null
    case 'evaluate':
    case 'evaluate-customer':
      return c.customers.some(x => speaks(c, x.number, who) && checkEvaluator(kind, c, x, who) === null)
    case 'recover':
      return c.customers.some(x => (recoveryDue(c, x.number) ?? Number.POSITIVE_INFINITY) <= at)
    case 'contest':
      return isContestable(c, at)
    case 'settle-contest':
      return c.customers.some(x => evaluationOf(c, x.number)?.contest?.settled === null)
    case 'name-cause':
      return openCauses(c, as).length > 0
    case 'watch':
      return actor.person !== null && !c.watchers.includes(actor.person)
    case 'unwatch':
      return actor.person !== null && c.watchers.includes(actor.person)
    default:
      return true
  }
}

const speaks = (c: Commitment, number: number, who: { readonly actor: ActingPerson; readonly as: Capacity }): boolean =>
  sideOf(who.as) !== 'customer' || speaksFor(c, who.as, who.actor).includes(number)

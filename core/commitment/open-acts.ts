import type { Instant } from '../calendar/index.ts'
import type { ActKind } from './acts.ts'
import { evenSuspended } from './admit.ts'
import type { Commitment } from './commitment.ts'
import type { ActingPerson } from './context.ts'
import { checkEvaluator } from './evaluation-rules.ts'
import { type Capacity, sideOf } from './party.ts'
import { reopenEnd } from './periods.ts'
import { actKinds, transitions } from './transitions.ts'
import { capacityFor, decidesOnOwn, hasTurn } from './turn.ts'

/**
 * The acts open to somebody at an instant (by default that of the last event), before their content is known: what a page
 * shows as buttons.
 */
export const actsOpenTo = (c: Commitment, actor: ActingPerson, at: Instant = c.lastEventAt): readonly ActKind[] =>
  actKinds.filter(kind => {
    const as = capacityFor(c, kind, actor)
    if (as === null || !transitions[kind].from.includes(c.state)) return false
    if (c.suspension !== null && !evenSuspended.includes(kind)) return false
    return hasTurn(c, kind, as) && !decidesOnOwn(c, kind, as, actor) && isSensible(c, kind, { actor, as, at })
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
    case 'evaluate':
    case 'evaluate-customer':
      return checkEvaluator(kind, c, who) === null
    case 'contest':
      return c.evaluation !== null && !c.contested
    case 'watch':
      return actor.person !== null && !c.watchers.includes(actor.person)
    case 'unwatch':
      return actor.person !== null && c.watchers.includes(actor.person)
    default:
      return true
  }
}

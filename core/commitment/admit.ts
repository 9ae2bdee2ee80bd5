import type { ActKind } from './acts.ts'
import type { Commitment } from './commitment.ts'
import type { Context } from './context.ts'
import type { Capacity } from './party.ts'
import { type Refusal, refusal } from './refusal.ts'
import { transitions } from './transitions.ts'
import { decidesOnOwn, hasTurn, judgesOwnWork } from './turn.ts'

/** What refuses an act before its content is looked at: version, right, state, turn and time. */
export function admit(c: Commitment, kind: ActKind, as: Capacity | null, context: Context): Refusal | null {
  const { from, by } = transitions[kind]
  const { version, actor, at } = context
  if (version !== undefined && version !== c.version) {
    return refusal('commitment.stale-version', kind, 'version', version, String(c.version))
  }
  if (as === null) return refusal('commitment.not-yours', kind, 'actor', actor.capacities, by.join(', '))
  if (c.suspension !== null && !evenSuspended.includes(kind)) {
    return refusal('commitment.suspended', kind, 'suspension', c.suspension.reason, 'a matter that is not suspended')
  }
  if (!from.includes(c.state)) return refusal('commitment.wrong-state', kind, 'state', c.state, from.join(', '))
  if (decidesOnOwn(c, kind, as, actor)) {
    return judgesOwnWork(c, kind, as, actor)
      ? refusal('commitment.own-work', kind, 'actor', actor.person, 'somebody other than the one who served')
      : refusal('commitment.own-request', kind, 'actor', actor.person, 'somebody other than the customer')
  }
  if (!hasTurn(c, kind, as, actor)) return refusal('commitment.not-your-turn', kind, 'actor', as, 'the other side')
  return at < c.lastEventAt ? refusal('commitment.clock-backwards', kind, 'at', at, String(c.lastEventAt)) : null
}

/** What does not move a suspended matter. */
export const evenSuspended: readonly ActKind[] = [
  'lift',
  'void',
  'succeed',
  'recalendar',
  'comment',
  'attach',
  'watch',
  'unwatch',
]

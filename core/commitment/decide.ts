import type { Instant } from '../calendar/index.ts'
import type { Act, ActKind, Request } from './acts.ts'
import { begin } from './apply.ts'
import type { Commitment } from './commitment.ts'
import type { ActingPerson, Context } from './context.ts'
import type { Event, EventBody } from './events.ts'
import type { Actor, Capacity, Id } from './party.ts'
import { sideOf } from './party.ts'
import { type Refusal, refusal } from './refusal.ts'
import type { Outcome } from './rule.ts'
import { rules } from './rules.ts'
import { transitions } from './transitions.ts'

export interface Decision {
  readonly ok: true
  /** in order, on the commitment itself */
  readonly events: readonly Event[]
  /** commitments that begin with this act */
  readonly children: readonly { readonly id: Id; readonly event: Event }[]
}

export type Refused = { readonly ok: false; readonly refusal: Refusal }

/** Begins a commitment: `requested`, and `promised` at once where the terms were agreed beforehand. */
export function decideRequest(request: Request, context: Pick<Context, 'at' | 'actor'>): Decision | Refused {
  const refused = checkRequest(request, context.at)
  if (refused !== null) return { ok: false, refusal: refused }
  const by = actorAs(context.actor, 'customer')
  const events: Event[] = [{ type: 'requested', ...request, at: context.at, by }]
  if (request.terms.promise === 'at-birth') {
    events.push({
      type: 'promised',
      dueBy: null,
      words: '',
      atBirth: true,
      at: context.at,
      by: { person: null, as: 'system' },
    })
  }
  return { ok: true, events, children: [] }
}

/** What an act does to a commitment: events, or a refusal. Pure; the server's answer is the only one that counts. */
export function decide(c: Commitment, act: Act, context: Context): Decision | Refused {
  const as = capacityFor(c, act.kind, context.actor)
  const refused = admit(c, act.kind, as, context)
  if (refused !== null) return { ok: false, refusal: refused }
  const capacity = as as Capacity
  const outcome = rules[act.kind](c, act as never, { ...context, as: capacity })
  if ('code' in outcome) return { ok: false, refusal: outcome }
  return stamp(outcome, actorAs(context.actor, capacity), context)
}

/** The acts open to somebody now, before their content is known: what a page shows as buttons. */
export const actsOpenTo = (c: Commitment, actor: ActingPerson): readonly ActKind[] =>
  (Object.keys(transitions) as ActKind[]).filter(kind => {
    const as = capacityFor(c, kind, actor)
    return as !== null && transitions[kind].from.includes(c.state) && turnOf(c, kind, as) && sensible(c, kind, actor)
  })

/** Acts whose state allows them but which would be refused for what they find: hidden, not offered. */
function sensible(c: Commitment, kind: ActKind, actor: ActingPerson): boolean {
  switch (kind) {
    case 'ask':
      return c.waiting === null
    case 'answer':
      return c.waiting !== null
    case 'hold':
      return c.hold === null
    case 'resume':
      return c.hold !== null
    case 'check':
      return c.terms.checklist.length > 0
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

function admit(c: Commitment, kind: ActKind, as: Capacity | null, context: Context): Refusal | null {
  if (context.version !== undefined && context.version !== c.version) {
    return refusal('commitment.stale-version', kind, 'version', context.version, String(c.version))
  }
  if (as === null) {
    return refusal('commitment.not-yours', kind, 'actor', context.actor.capacities, transitions[kind].by.join(', '))
  }
  if (!transitions[kind].from.includes(c.state)) {
    return refusal('commitment.wrong-state', kind, 'state', c.state, transitions[kind].from.join(', '))
  }
  if (!turnOf(c, kind, as)) return refusal('commitment.not-your-turn', kind, 'actor', as, 'the other side')
  if (context.at < lastInstant(c)) {
    return refusal('commitment.clock-backwards', kind, 'at', context.at, String(lastInstant(c)))
  }
  return null
}

/** The first right of the actor that the act allows. An own, not a delegated one, goes first. */
function capacityFor(_c: Commitment, kind: ActKind, actor: ActingPerson): Capacity | null {
  const allowed = transitions[kind].by.filter(capacity => actor.capacities.includes(capacity))
  return allowed.find(capacity => actor.delegateOf?.[capacity] === undefined) ?? allowed[0] ?? null
}

/** In a negotiation the ball is with whoever did not make the last offer; a request is answered by the supplier. */
function turnOf(c: Commitment, kind: ActKind, as: Capacity): boolean {
  const side = sideOf(as)
  if (kind === 'counter' || kind === 'agree' || kind === 'decline') {
    if (c.state === 'negotiating') return side !== c.negotiation?.by
    return side === 'supplier'
  }
  return true
}

function lastInstant(c: Commitment): Instant {
  const holding = c.holdings[c.holdings.length - 1]
  return Math.max(
    c.requestedAt,
    holding.to ?? holding.from,
    c.lastDeliveredAt ?? 0,
    c.closedAt ?? 0,
    c.waiting?.since ?? 0,
    c.hold?.since ?? 0,
  )
}

function checkRequest(request: Request, at: Instant): Refusal | null {
  if (request.title.trim() === '')
    return refusal('commitment.words-missing', 'request', 'title', request.title, 'a title')
  if (request.dueBy !== null && request.dueBy <= at) {
    return refusal('commitment.due-in-the-past', 'request', 'dueBy', request.dueBy, 'a time to come')
  }
  return null
}

const actorAs = (actor: ActingPerson, as: Capacity): Actor => {
  const delegateOf = actor.delegateOf?.[as]
  return delegateOf === undefined ? { person: actor.person, as } : { person: actor.person, as, delegateOf }
}

function stamp(outcome: Outcome, by: Actor, context: Context): Decision {
  const stamped = (body: EventBody, who: Actor): Event => ({ ...body, at: context.at, by: who })
  return {
    ok: true,
    events: outcome.events.map(body => stamped(body, outcome.unnamed === true ? { person: null, as: by.as } : by)),
    children: outcome.children.map(child => ({ id: child.id, event: stamped(child.request, by) })),
  }
}

/** A commitment at its very beginning, from the decision that made it. */
export const beginFrom = (id: Id, rootId: Id, decision: Decision): Commitment => begin(id, rootId, decision.events[0])

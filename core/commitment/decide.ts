import { dueAt, type Instant } from '../calendar/index.ts'
import type { Act } from './acts.ts'
import { admit } from './admit.ts'
import { begin } from './apply.ts'
import type { Commitment } from './commitment.ts'
import type { ActingPerson, Context } from './context.ts'
import type { Event, EventBody } from './events.ts'
import type { Actor, Capacity, Id } from './party.ts'
import { type Refusal, refusal } from './refusal.ts'
import type { Request } from './request.ts'
import { checkDue, type Outcome } from './rule.ts'
import { rules } from './rules.ts'
import { capacityFor } from './turn.ts'

export interface Decision {
  readonly ok: true
  /** in order, on the commitment itself */
  readonly events: readonly Event[]
  /** commitments that begin with this act */
  readonly children: readonly { readonly id: Id; readonly event: Event }[]
}

export type Refused = { readonly ok: false; readonly refusal: Refusal }

/** Begins a commitment: `requested`, and `promised` at once where the terms were agreed beforehand. */
export function decideRequest(
  request: Request,
  context: Pick<Context, 'at' | 'actor' | 'calendars'>,
): Decision | Refused {
  const refused = checkRequest(request, context.at)
  if (refused !== null) return { ok: false, refusal: refused }
  const by = actorAs(context.actor, context.actor.person === null ? 'system' : 'customer')
  const events: Event[] = [{ type: 'requested', ...request, at: context.at, by }]
  if (request.terms.promise === 'at-birth' && isWithinStandard(request, context)) {
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

/** A wish for less time than the standard gives is nothing that was agreed beforehand: that takes a person's promise. */
function isWithinStandard(request: Request, { at, calendars }: Pick<Context, 'at' | 'calendars'>): boolean {
  if (request.dueBy === null) return true
  const { resolution } = request.terms.targets[request.priority]
  return resolution !== null && dueAt(calendars(request.terms.calendar), resolution, at) <= request.dueBy
}

function checkRequest(request: Request, at: Instant): Refusal | null {
  if (request.title.trim() === '')
    return refusal('commitment.words-missing', 'request', 'title', request.title, 'a title')
  const refused = request.dueBy === null ? null : checkDue('request', 'dueBy', request.dueBy, at)
  if (refused !== null) return refused
  const { person } = request.supplier
  return person !== null && person === request.customer.person
    ? refusal('commitment.to-the-customer', 'request', 'supplier.person', person, 'somebody other than the customer')
    : null
}

const actorAs = (actor: ActingPerson, as: Capacity): Actor => {
  const delegateOf = actor.delegateOf?.[as]
  return delegateOf === undefined ? { person: actor.person, as } : { person: actor.person, as, delegateOf }
}

function stamp(outcome: Outcome, by: Actor, context: Context): Decision {
  const stamped = (body: EventBody, who: Actor): Event => ({ ...body, at: context.at, by: who })
  return {
    ok: true,
    events: outcome.events.map(body => stamped(body, by)),
    // Whoever makes a child commitment is its customer, whatever they are to the parent. What the system makes, it makes.
    children: outcome.children.map(child => ({
      id: child.id,
      event: stamped(child.request, by.as === 'system' ? by : { ...by, as: 'customer' }),
    })),
  }
}

/** A commitment at its very beginning, from the decision that made it. */
export const beginFrom = (id: Id, rootId: Id, decision: Decision): Commitment => begin(id, rootId, decision.events[0])

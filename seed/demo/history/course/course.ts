import type { Assignment } from '@huke/core/catalogue'
import type { Commitment, Id } from '@huke/core/commitment'
import { answer } from './answer.ts'
import { assign, serverIn } from './assign.ts'
import { type Fate, fateOf } from './fate.ts'
import type { Course } from '../matter.ts'
import { passOn } from './pass-on.ts'
import { goodOpinion } from './opinion.ts'
import { chance } from '../odds.ts'
import type { Tale } from '../tale.ts'
import { settle, verdict } from './verdict.ts'
import { common } from './words.ts'
import { deliver, work } from './work.ts'
import { whenUsed } from './moves.ts'

/** The whole way of a matter once it was asked for. */
export function* course(tale: Tale, begun: Commitment, how: Assignment, server: Id): Course {
  const fate = fateOf(tale, begun, server, begun.requestedAt)
  let c = yield* assign(tale, begun, how, server)
  if (fate.passedOn) c = yield* passOn(tale, c)
  c = yield* answer(tale, c, fate)
  return yield* fulfil(tale, c, fate)
}

export function* fulfil(tale: Tale, promised: Commitment, fate: Fate): Course {
  if (promised.state !== 'promised') return promised
  const delivered = yield* work(tale, promised, fate)
  return delivered.state === 'delivered' ? yield* verdict(tale, delivered, fate) : delivered
}

/** A part of somebody's matter, or making good after a bad delivery. */
export function* courseOfChild(tale: Tale, child: Commitment): Course {
  const unit = tale.staff.codeOf(child.supplier.unit)
  const server = child.supplier.person ?? serverIn(tale, unit, child.customer.person, child.requestedAt)
  if (child.parent?.relation === 'part') return yield* course(tale, child, 'by-hand', server)
  const fate: Fate = { ...fateOf(tale, child, server, child.requestedAt), ...plain }
  const promised = yield* answer(tale, child, fate)
  if (promised.state !== 'promised') return promised
  const at = whenUsed(tale, promised, Math.min(fate.used, 0.7))
  const delivered = yield* deliver(tale, promised, at, common(tale, 'recoveries'))
  return yield* settle(tale, delivered, chance(tale.random, 0.85) ? goodOpinion : undefined)
}

/** Who makes good does not begin to haggle. */
const plain: Partial<Fate> = { end: 'delivered', asks: 'never', negotiates: false, holds: false, passedOn: false }

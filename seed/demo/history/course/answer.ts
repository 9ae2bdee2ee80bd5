import { dueIn } from './due.ts'
import type { Instant } from '@huke/core/calendar'
import { type Commitment, hasStandard } from '@huke/core/commitment'
import { pick } from '../../../random.ts'
import { ask } from './ask.ts'
import type { Fate } from './fate.ts'
import type { Course } from '../matter.ts'
import { customerOf, move, serverOf } from './moves.ts'
import { chance, clamp, spread } from '../odds.ts'
import type { Tale } from '../tale.ts'
import { common } from './words.ts'

/** From the request to the promise: asked back, negotiated, declined, or simply taken on. */
export function* answer(tale: Tale, begun: Commitment, fate: Fate): Course {
  let c = begun
  if (c.state === 'promised') return yield* firstSign(tale, c, fate)
  if (fate.end === 'withdrawn' && chance(tale.random, 0.4)) return yield* withdraw(tale, c, answerAt(tale, c, fate) - 1)
  if (fate.end === 'declined') return yield* decline(tale, c, fate)
  if (fate.asks === 'before') c = yield* ask(tale, c, answerAt(tale, c, fate))
  if (c.state !== 'requested') return c
  if (fate.negotiates) return yield* negotiate(tale, c, fate)
  const at = answerAt(tale, c, fate)
  return yield* promise(tale, c, at)
}

function* promise(tale: Tale, c: Commitment, at: Instant): Course {
  if (!hasStandard(c) && c.neededBy !== null && c.neededBy <= at) return yield* offerLate(tale, c, at)
  return yield* move(at, serverOf(tale, c), now =>
    now.state === 'requested' ? { kind: 'promise', ...dueFor(tale, now, at), words: maybe(tale, 0.6) } : null,
  )
}

/** Agreed beforehand: all that is owed is a sign that somebody is on it. */
function* firstSign(tale: Tale, c: Commitment, fate: Fate): Course {
  const words = common(tale, 'promises')
  const starts = chance(tale.random, 0.6)
  return yield* move(answerAt(tale, c, fate), serverOf(tale, c), () =>
    starts ? { kind: 'start' } : { kind: 'comment', words },
  )
}

export function* withdraw(tale: Tale, c: Commitment, at: Instant): Course {
  const reason = common(tale, 'withdrawals')
  return yield* move(at, customerOf(tale, c), now =>
    now.state === 'requested' || now.state === 'promised' ? { kind: 'withdraw', reason } : null,
  )
}

function* decline(tale: Tale, c: Commitment, fate: Fate): Course {
  const reason = common(tale, 'declines')
  return yield* move(answerAt(tale, c, fate), serverOf(tale, c), now =>
    now.state === 'requested' ? { kind: 'decline', reason } : null,
  )
}

/** The supplier offers other terms; mostly the customer agrees, sometimes only to a second offer. */
function* negotiate(tale: Tale, begun: Commitment, fate: Fate): Course {
  const offer = common(tale, 'counters')
  const at = answerAt(tale, begun, fate)
  let c = yield* move(at, serverOf(tale, begun), () => ({
    kind: 'counter',
    offer: { dueBy: dueIn(tale, begun, at, 1.6), words: offer },
  }))
  const reply = common(tale, 'counterAnswers')
  const insists = chance(tale.random, 0.25)
  const repliedAt = tale.hours.after(c.lastEventAt, spread(tale.random, 5400, 0.9))
  c = yield* move(repliedAt, customerOf(tale, c), now =>
    insists && now.state === 'negotiating'
      ? { kind: 'counter', offer: { dueBy: dueIn(tale, begun, repliedAt, 1), words: reply } }
      : agree(tale, now, repliedAt),
  )
  for (let rounds = 0; c.state === 'negotiating' && rounds < longestHaggle; rounds++) {
    const settledAt = tale.hours.after(c.lastEventAt, spread(tale.random, 2700, 0.7))
    const other = c.negotiation?.by === 'supplier' ? customerOf(tale, c) : serverOf(tale, c, settledAt)
    const settled = yield* move(settledAt, other, now => agree(tale, now, settledAt))
    if (settled.version === c.version) return settled
    c = settled
  }
  // An offer nobody answered has fallen: what is owed is the standard.
  return c.state === 'requested' ? yield* promise(tale, c, tale.hours.after(c.lastEventAt, 3600)) : c
}

/** More offers than anybody has the patience for. */
const longestHaggle = 8

/** An offer left lying too long cannot be agreed to any more: it takes a new one, or has fallen. */
function agree(tale: Tale, c: Commitment, at: Instant) {
  if (c.state !== 'negotiating') return null
  const due = c.negotiation?.offer.dueBy ?? null
  if (due === null || due > at) return { kind: 'agree' } as const
  return { kind: 'counter', offer: { dueBy: dueIn(tale, c, at, 0.5), words: common(tale, 'counters') } } as const
}

/** When the supplier answers, by the share of the response target that such people use. */
function answerAt(tale: Tale, c: Commitment, fate: Fate): Instant {
  const target = c.terms.targets[c.priority].response
  const allowed = target === null ? 14_400 : tale.hours.allowed(target, c.requestedAt)
  const used = clamp(fate.response, 0.02, 3) * allowed
  return Math.max(tale.hours.after(c.requestedAt, used), tale.hours.after(c.lastEventAt, 120))
}

/** Past what the customer needed it by, any date takes their yes. */
function* offerLate(tale: Tale, c: Commitment, at: Instant): Course {
  const offer = { dueBy: dueIn(tale, c, at, 1), words: common(tale, 'counters') }
  const offered = yield* move(at, serverOf(tale, c), now =>
    now.state === 'requested' ? { kind: 'counter', offer } : null,
  )
  const agreedAt = tale.hours.after(offered.lastEventAt, spread(tale.random, 2700, 0.7))
  return yield* move(agreedAt, customerOf(tale, offered), now => agree(tale, now, agreedAt))
}

/** Where no standard says when, the promise does, as the customer needs it where that can still be. */
function dueFor(tale: Tale, c: Commitment, at: Instant): { dueBy?: Instant } {
  if (hasStandard(c)) return {}
  return { dueBy: c.neededBy !== null && c.neededBy > at ? c.neededBy : dueIn(tale, c, at, 1) }
}

function maybe(tale: Tale, share: number): string {
  return chance(tale.random, share) ? tale.fill(pick(tale.random, tale.world.story.common.promises)) : ''
}

import type { Instant } from '@huke/core/calendar'
import type { Commitment, Id } from '@huke/core/commitment'
import { between, pick } from '../../../random.ts'
import { withdraw } from './answer.ts'
import { ask } from './ask.ts'
import type { Fate } from './fate.ts'
import { type Course, partsOf } from '../matter.ts'
import { customerOf, move, serverOf, usedShare, whenUsed } from './moves.ts'
import { chance, clamp } from '../odds.ts'
import type { Tale } from '../tale.ts'
import { common, entry, own } from './words.ts'

/** From the promise to the first delivery, by the shares of the target used up on the way. */
export function* work(tale: Tale, begun: Commitment, fate: Fate, outcome?: string): Course {
  let c = begun
  const from = usedShare(tale, c, c.lastEventAt)
  const until = Math.max(fate.used, from + between(tale.random, 4, 15) / 100)
  const share = (part: number) => from + (until - from) * part
  if (chance(tale.random, 0.5)) c = yield* start(tale, c, whenUsed(tale, c, share(0.05)))
  if (fate.asks === 'during') c = yield* ask(tale, c, whenUsed(tale, c, share(0.2)))
  if (fate.holds) c = yield* hold(tale, c, whenUsed(tale, c, share(0.4)))
  if (fate.end === 'withdrawn') c = yield* withdraw(tale, c, whenUsed(tale, c, share(0.5)))
  if (c.state !== 'promised') return c
  if (until > 1.02 || chance(tale.random, 0.05)) c = yield* chase(tale, c, share(0.6))
  if (until > 1.25 && chance(tale.random, 0.3)) c = yield* escalate(tale, c, whenUsed(tale, c, share(0.75)))
  if (chance(tale.random, 0.2)) c = yield* progress(tale, c, whenUsed(tale, c, share(0.7)))
  if (fate.end === 'failed') return yield* fail(tale, c, whenUsed(tale, c, until))
  c = yield* checks(tale, c, share)
  return yield* deliver(tale, c, whenUsed(tale, c, until), outcome)
}

function* start(tale: Tale, c: Commitment, at: Instant): Course {
  return yield* move(at, serverOf(tale, c), now => (now.state === 'promised' ? { kind: 'start' } : null))
}

/** Waiting for somebody outside: until the time that was named, or until he moves before it. */
function* hold(tale: Tale, c: Commitment, at: Instant): Course {
  const words = entry(tale, 'holds')
  const length = between(tale.random, 2, 20) * 3600
  const until = tale.hours.after(at, length)
  const early = chance(tale.random, 0.4)
  const held = yield* move(at, serverOf(tale, c), now =>
    now.hold === null && now.state === 'promised'
      ? { kind: 'hold', reason: tale.fill(words.reason), thirdParty: tale.fill(words.party), until }
      : null,
  )
  if (held.hold === null) return held
  return yield* move(early ? tale.hours.after(at, length / 2) : until, serverOf(tale, c), now =>
    now.hold === null ? null : { kind: 'resume' },
  )
}

/** The customer asks where it is, and mostly is told. */
function* chase(tale: Tale, c: Commitment, share: number): Course {
  const server = serverOf(tale, c)
  const chaser = common(tale, 'chasers')
  const chased = yield* move(whenUsed(tale, c, share), customerOf(tale, c), () => ({
    kind: 'comment',
    words: chaser,
    mentions: chance(tale.random, 0.4) ? [server] : [],
  }))
  if (chance(tale.random, 0.3)) return chased
  const reply = common(tale, 'replies')
  return yield* move(tale.hours.after(chased.lastEventAt, between(tale.random, 300, 9000)), server, () => ({
    kind: 'comment',
    words: reply,
  }))
}

function* progress(tale: Tale, c: Commitment, at: Instant): Course {
  const words = common(tale, 'replies')
  const colleague = chance(tale.random, 0.3) ? colleagueOf(tale, c, at) : null
  return yield* move(at, serverOf(tale, c), () => ({
    kind: 'comment',
    words,
    mentions: colleague === null ? [] : [colleague],
  }))
}

function colleagueOf(tale: Tale, c: Commitment, at: Instant): Id | null {
  const colleagues = tale.staff
    .members(tale.staff.codeOf(c.supplier.unit), tale.hours.dayOf(at))
    .filter(id => id !== c.supplier.person && id !== c.customer.person)
  return colleagues.length === 0 ? null : pick(tale.random, colleagues)
}

function* escalate(tale: Tale, c: Commitment, at: Instant): Course {
  const head = tale.staff.headOf(tale.staff.codeOf(c.supplier.unit), tale.hours.dayOf(at))
  if (head === null || head === serverOf(tale, c) || head === c.customer.person) return c
  const reason = common(tale, 'chasers')
  return yield* move(at, customerOf(tale, c), () => ({ kind: 'escalate', to: head, reason }))
}

function* fail(tale: Tale, c: Commitment, at: Instant): Course {
  const reason = common(tale, 'failures')
  return yield* move(at, serverOf(tale, c), now => (now.state === 'promised' ? { kind: 'fail', reason } : null))
}

/** The points of the checklist are ticked off as they are done, the last ones close to the delivery. */
function* checks(tale: Tale, begun: Commitment, share: (part: number) => number): Course {
  let c = begun
  const items = c.terms.checklist
  const first = between(tale.random, 50, 90) / 100
  for (const [i, { id }] of items.entries()) {
    const part = first + ((0.98 - first) * i) / items.length
    c = yield* move(whenUsed(tale, c, share(clamp(part, 0, 1))), serverOf(tale, c), now =>
      now.checked.includes(id) || now.state !== 'promised' ? null : { kind: 'check', item: id, done: true },
    )
  }
  return c
}

/** Not before every part of it is closed. */
export function* deliver(tale: Tale, c: Commitment, at: Instant, said?: string): Course {
  const words = said ?? own(tale, 'deliveries')
  const closings = partsOf(tale, c).map(part => part.closedAt ?? Number.POSITIVE_INFINITY)
  const ready = Math.max(at, ...closings.map(closed => tale.hours.after(Math.min(closed, tale.now), 1800)), ...closings)
  return yield* move(ready, serverOf(tale, c), now =>
    now.state === 'promised' || now.state === 'returned' ? { kind: 'deliver', words } : null,
  )
}

import type { Instant } from '@huke/core/calendar'
import {
  changeEnd,
  type Commitment,
  type Evaluation,
  evaluationOf,
  isBad,
  isContestable,
  revealedAt,
} from '@huke/core/commitment'
import { between } from '../../../random.ts'
import type { Fate } from './fate.ts'
import type { Course } from '../matter.ts'
import { customerOf, move, serverOf, usedShare, whenUsed } from './moves.ts'
import { chance, clamp, spread } from '../odds.ts'
import { cooperationOf, opinionOf, thanks } from './opinion.ts'
import { climateOf, type Tale } from '../tale.ts'
import { common, entry } from './words.ts'
import { deliver } from './work.ts'

/** From the delivery to the last word: returned and delivered again, accepted or forgotten, evaluated by both, reopened. */
export function* verdict(tale: Tale, begun: Commitment, fate: Fate): Course {
  let c = begun
  for (let returns = fate.returns; returns > 0 && c.state === 'delivered'; returns--) {
    c = yield* giveBack(tale, c)
    c = yield* again(tale, c)
  }
  c = yield* settle(tale, c)
  if (c.state !== 'accepted') return c
  if (fate.reopens) c = yield* reopen(tale, c)
  return c.state === 'accepted' ? yield* afterwards(tale, c) : c
}

function* giveBack(tale: Tale, c: Commitment): Course {
  const reason = tale.fill(entry(tale, 'returns'))
  return yield* move(verdictAt(tale, c), customerOf(tale, c), now =>
    now.state === 'delivered' ? { kind: 'return', reason } : null,
  )
}

/** Put right, which takes some more of the time. */
function* again(tale: Tale, c: Commitment): Course {
  if (c.state !== 'returned') return c
  const share = usedShare(tale, c, c.lastEventAt) + between(tale.random, 3, 22) / 100
  return yield* deliver(tale, c, whenUsed(tale, c, share))
}

/** Accepted, often with the evaluation in the same breath; or left lying until it lapses. */
export function* settle(tale: Tale, c: Commitment, opinion = opinionOf): Course {
  if (c.state !== 'delivered') return c
  const customer = customerOf(tale, c)
  const { prompt } = tale.staff.person(customer).traits
  const climate = climateOf(tale, c.customer.unit, c.lastEventAt)
  if (chance(tale.random, clamp(climate.lapsed / prompt ** 1.5, 0, 0.7))) return yield* forget(tale, c)
  const rates = chance(tale.random, clamp(climate.rated * prompt ** 0.5, 0, 0.95))
  const atOnce = rates && chance(tale.random, 0.7)
  const at = verdictAt(tale, c)
  const words = thanks(tale)
  const accepted = yield* move(at, customer, now =>
    now.state === 'delivered' ? { kind: 'accept', words, ...(atOnce && rating(tale, opinion(tale, now, at))) } : null,
  )
  if (!rates || atOnce || accepted.state !== 'accepted') return accepted
  return yield* evaluateLater(tale, accepted, opinion)
}

const rating = (tale: Tale, evaluation: Evaluation) => ({ evaluation, recovery: chance(tale.random, 0.5) })

function* evaluateLater(tale: Tale, c: Commitment, opinion: typeof opinionOf): Course {
  const days = clamp(spread(tale.random, 1.5, 0.8), 0.1, c.terms.evaluation.periodDays - 4)
  const at = tale.hours.after(c.lastEventAt, days * 27_000)
  if (at >= (c.closedAt ?? 0) + (c.terms.evaluation.periodDays - 1) * dayMs) return c
  return yield* move(at, customerOf(tale, c), now =>
    now.state === 'accepted' ? { kind: 'evaluate', ...rating(tale, opinion(tale, now, at)) } : null,
  )
}

const dayMs = 86_400_000

/** No verdict in time, though some suppliers remind; the system closes it at its instant. */
function* forget(tale: Tale, begun: Commitment): Course {
  let c = begun
  const wait = timeForVerdict(tale, c)
  const words = common(tale, 'reminders')
  const deliveredAt = c.lastEventAt
  if (chance(tale.random, 0.35))
    c = yield* move(tale.hours.after(deliveredAt, wait * 0.7), serverOf(tale, c), now =>
      now.state === 'delivered' ? { kind: 'comment', words } : null,
    )
  return yield* move(tale.hours.after(deliveredAt, wait) + dayMs / 24, null, () => null)
}

function timeForVerdict(tale: Tale, { terms, lastEventAt }: Commitment): number {
  if (terms.confirmation === null)
    throw new Error(`${terms.source.kind} ${terms.source.id} leaves no time for a verdict`)
  return tale.hours.allowed(terms.confirmation, lastEventAt)
}

function verdictAt(tale: Tale, c: Commitment): Instant {
  const { prompt } = tale.staff.person(customerOf(tale, c)).traits
  const allowed = timeForVerdict(tale, c)
  return tale.hours.after(c.lastEventAt, clamp(spread(tale.random, 0.22 / prompt, 0.9), 0.01, 0.93) * allowed)
}

/** When anything was said of it last, be it what moves it no further. */
const lastSaid = ({ lastEventAt, evaluations, customerEvaluations }: Commitment): Instant =>
  Math.max(lastEventAt, ...[...evaluations, ...customerEvaluations].map(e => e.at))

function* reopen(tale: Tale, begun: Commitment): Course {
  const days = Math.min(begun.terms.reopenDays - 3, between(tale.random, 1, 5))
  const at = tale.hours.atWork((begun.closedAt ?? 0) + Math.max(0.3, days) * dayMs, between(tale.random, 5, 90))
  const reason = common(tale, 'reopens')
  const closedAt = begun.closedAt ?? 0
  let c = yield* move(at, customerOf(tale, begun), now =>
    now.state === 'accepted' && Math.max(at, lastSaid(now)) < closedAt + begun.terms.reopenDays * dayMs
      ? { kind: 'reopen', reason }
      : null,
  )
  c = yield* again(tale, c)
  return yield* settle(tale, c)
}

/** What the supplier still has to say: of the customer, and where the verdict seems unfair to him. */
function* afterwards(tale: Tale, begun: Commitment): Course {
  let c = begun
  const server = serverOf(tale, c)
  const isServer = c.servedBy.includes(server)
  if (isServer && chance(tale.random, 0.3)) {
    const at = tale.hours.after(c.lastEventAt, spread(tale.random, 7200, 0.8))
    const evaluation = cooperationOf(tale, c)
    const inTime = at < (c.closedAt ?? 0) + c.terms.evaluation.periodDays * dayMs
    c = yield* move(at, server, now =>
      inTime && now.state === 'accepted' && revealedAt(now, 1, at) === null
        ? { kind: 'evaluate-customer', evaluation }
        : null,
    )
  }
  const given = evaluationOf(c)
  if (given === null || !isBad(given) || !chance(tale.random, 0.12)) return c
  const reason = common(tale, 'contests')
  const at = tale.hours.after(Math.max(c.lastEventAt, changeEnd(given)), spread(tale.random, 14_400, 0.6))
  c = yield* move(at, server, now => (isContestable(now, at) ? { kind: 'contest', reason } : null))
  return evaluationOf(c)?.contest == null ? c : yield* settleContest(tale, c)
}

/** Somebody outside both sides reads it and says whether the answer stands. */
function* settleContest(tale: Tale, c: Commitment): Course {
  const outcome = chance(tale.random, 0.3) ? 'set-aside' : 'upheld'
  const reason = common(tale, outcome === 'upheld' ? 'upheld' : 'setAside')
  const { officer } = tale.staff
  return yield* move(tale.hours.after(c.lastEventAt, spread(tale.random, 50_000, 0.5)), officer, now =>
    now.state === 'accepted' ? { kind: 'settle-contest', outcome, reason } : null,
  )
}

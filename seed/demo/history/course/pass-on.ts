import type { Commitment } from '@huke/core/commitment'
import { pick } from '../../../random.ts'
import { plusDays } from '../../date.ts'
import { serverIn } from './assign.ts'
import type { Course } from '../matter.ts'
import { move, serverOf } from './moves.ts'
import { chance, spread } from '../odds.ts'
import type { Tale } from '../tale.ts'

/** Passed on to another unit as none of theirs; mostly it comes back, sometimes twice, sometimes it stays there. */
export function* passOn(tale: Tale, begun: Commitment): Course {
  let c = begun
  const on = tale.hours.dayOf(c.lastEventAt)
  const here = tale.staff.codeOf(c.supplier.unit)
  const soon = plusDays(on, 30)
  const lasts = (code: string) => tale.staff.unitAt(code, on) === tale.staff.unitAt(code, soon)
  const ways = tale.world.story.common.transfers.filter(
    ({ from, to }) =>
      tale.staff.unitAt(from, on) === here && tale.staff.unitAt(to, on) !== here && lasts(from) && lasts(to),
  )
  if (ways.length === 0) return c
  const way = pick(tale.random, ways)
  const there = tale.staff.unitAt(way.to, on)
  const server = serverOf(tale, c)
  for (let rounds = chance(tale.random, 0.2) ? 2 : 1; rounds > 0; rounds--) {
    c = yield* hand(tale, c, there, way.reason, [1200, 9000])
    if (tale.staff.codeOf(c.supplier.unit) !== there) return c
    if (chance(tale.random, 0.25)) return yield* take(tale, c, serverIn(tale, there, c.customer.person, c.lastEventAt))
    c = yield* hand(tale, c, here, way.back, [3600, 18_000])
    c = yield* take(tale, c, server)
  }
  return c
}

function* hand(tale: Tale, c: Commitment, unit: string, reason: string, wait: readonly [number, number]): Course {
  const target = c.terms.targets[c.priority].resolution
  const haste = Math.min(
    1,
    (target === null ? workingDay : tale.hours.allowed(target, c.requestedAt)) / (2 * workingDay),
  )
  const at = tale.hours.after(c.lastEventAt, (wait[0] + spread(tale.random, wait[1] - wait[0], 0.6)) * haste)
  return yield* move(at, serverOf(tale, c, at), now =>
    now.state === 'requested' || now.state === 'promised'
      ? { kind: 'transfer', to: { unit: tale.staff.unit(unit), person: null }, reason: tale.fill(reason) }
      : null,
  )
}

const workingDay = 27_000

function* take(tale: Tale, c: Commitment, person: string): Course {
  return yield* move(tale.hours.after(c.lastEventAt, spread(tale.random, 1200, 0.6)), person, now =>
    now.supplier.person === person ? null : { kind: 'assign', person },
  )
}

import type { Instant } from '@huke/core/calendar'
import type { Commitment } from '@huke/core/commitment'
import type { Course } from '../matter.ts'
import { customerOf, move, serverOf } from './moves.ts'
import { clamp, spread } from '../odds.ts'
import type { Tale } from '../tale.ts'
import { entry } from './words.ts'

/** The supplier asks, the customer answers sooner or later. */
export function* ask(tale: Tale, begun: Commitment, at: Instant): Course {
  const words = entry(tale, 'questions')
  let c = yield* move(at, serverOf(tale, begun), now =>
    now.waiting === null && (now.state === 'requested' || now.state === 'promised')
      ? { kind: 'ask', question: tale.fill(words.ask) }
      : null,
  )
  if (c.waiting === null) return c
  const customer = customerOf(tale, c)
  const allowed = tale.hours.allowed(c.terms.answer, c.lastEventAt)
  const share = spread(tale.random, 0.25 / tale.staff.person(customer).traits.prompt, 0.9)
  c = yield* move(tale.hours.after(c.lastEventAt, clamp(share, 0.02, 2.5) * allowed), customer, now =>
    now.waiting === null ? null : { kind: 'answer', words: tale.fill(words.answer) },
  )
  return c
}

import type { Instant } from '@huke/core/calendar'
import type { Event, EventType, Id } from '@huke/core/commitment'
import type { DemoCase } from '@huke/seed/demo'

/** Something that happened at once to one commitment, of which people are told. */
export interface News {
  readonly commitment: Id
  /** of the commitment after it */
  readonly version: number
  readonly at: Instant
  readonly events: readonly Event[]
}

const days = 3
const dayMs = 86_400_000

const told: readonly EventType[] = [
  'promised',
  'countered',
  'agreed',
  'declined',
  'withdrawn',
  'failed',
  'asked',
  'answered',
  'assigned',
  'transferred',
  'delivered',
  'accepted',
  'returned',
  'lapsed',
  'reopened',
  'commented',
  'evaluated',
  'escalated',
]

/** The last days' news of a case. */
export function newsOf({ commitments }: DemoCase, now: Instant): News[] {
  return commitments.flatMap(({ id, events }) =>
    events.flatMap((event, i): News[] =>
      event.at > now - days * dayMs && isTold(event)
        ? [{ commitment: id, version: i + 1, at: event.at, events: [event] }]
        : [],
    ),
  )
}

const isTold = (event: Event): boolean => told.includes(event.type) || (event.type === 'warned' && event.share >= 100)

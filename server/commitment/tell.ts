import { audienceOf, type Commitment, type Event, type Id, isBlind } from '@huke/core/commitment'
import type { Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { announce } from '../http/index.ts'
import { addJob } from '../queue/index.ts'

export interface News {
  /** null when it has just begun */
  readonly before: Commitment | null
  readonly after: Commitment
  readonly events: readonly Event[]
}

/** Once the transaction commits: open pages are told at once, people by a job. */
export async function tell(trx: Transaction<DB>, { before, after, events }: News): Promise<void> {
  const notices = events.filter(event => audienceOf(after, event).length > 0)
  // What nobody else may see yet moves no page but one's own.
  const isQuiet = events.every(isBlind) && notices.length === 0
  await announce(trx, {
    kind: 'commitment',
    id: after.id,
    persons: isQuiet ? events.flatMap(event => event.by.person ?? []) : personsOf(before, after),
    units: isQuiet ? [] : [...new Set([...after.customers.map(x => x.unit), ...after.holdings.map(h => h.unit)])],
  })
  if (notices.length === 0) return
  // What a person did, and what time did, is waited for; what the system does to many matters at once stands behind.
  const isAwaited = notices.some(({ by, type }) => by.person !== null || type === 'warned' || type === 'breached')
  const payload = { commitment: after.id, version: after.version, events: notices }
  await addJob(trx, 'notify', payload, isAwaited ? { pace: 'awaited' } : {})
}

const personsOf = (before: Commitment | null, after: Commitment): readonly Id[] => [
  ...new Set(
    [
      before?.supplier.person,
      ...after.customers.map(x => x.person),
      after.askedBy,
      ...after.holdings.map(h => h.person),
      ...after.watchers,
      ...after.escalatedTo,
    ].filter((person): person is Id => typeof person === 'string'),
  ),
]

import type { Instant } from '@huke/core/calendar'
import { apply, begin, type Calendars, type Commitment, type Event, type Id } from '@huke/core/commitment'
import type { Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { append, type Entry } from '../journal/index.ts'
import { project } from './project.ts'
import { type Birth, writeProjections } from './write.ts'

/** What happened to one commitment: `before` is null when it begins with these events. */
export interface Happening {
  readonly id: Id
  readonly rootId: Id
  readonly before: Commitment | null
  readonly birth: Birth | null
  readonly events: readonly Event[]
}

/** The commitment after its new events. */
export const after = ({ id, rootId, before, events }: Happening): Commitment =>
  before === null ? events.slice(1).reduce(apply, begin(id, rootId, events[0] as Event)) : events.reduce(apply, before)

/** Writes the events into the journal and the state they make, in the caller's transaction. Any number at once. */
export async function record(
  trx: Transaction<DB>,
  happenings: readonly Happening[],
  calendars: Calendars,
  recordedAt: Instant,
): Promise<readonly Commitment[]> {
  const commitments = happenings.map(after)
  await append(trx, entriesByRoot(happenings), recordedAt)
  await writeProjections(
    trx,
    commitments.map((commitment, i) => ({
      commitment,
      projection: project(commitment, calendars),
      birth: happenings[i]?.birth ?? null,
    })),
  )
  return commitments
}

/** A root's rows are in the order of time, whichever of its commitments they are of; what happened at once, as given. */
function entriesByRoot(happenings: readonly Happening[]): ReadonlyMap<Id, readonly Entry[]> {
  const roots = new Map<Id, Entry[]>()
  for (const { id, rootId, events } of happenings) {
    const entries = roots.get(rootId) ?? []
    entries.push(...events.map(event => ({ commitmentId: id, event })))
    roots.set(rootId, entries)
  }
  for (const entries of roots.values()) entries.sort((a, b) => a.event.at - b.event.at)
  return roots
}

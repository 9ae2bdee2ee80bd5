import type { Instant } from '@huke/core/calendar'
import {
  apply,
  begin,
  type Calendars,
  type Commitment,
  type Event,
  type Id,
  isUnnamedAnswer,
} from '@huke/core/commitment'
import type { Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { recordAnswers, type Said } from '../evaluation/index.ts'
import { append, type Entry } from '../journal/index.ts'
import type { Secret } from '../secret.ts'
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

/** The commitment after its new events, those that the journal takes, and what was said apart from it. */
interface Unfolded {
  readonly commitment: Commitment
  readonly events: readonly Event[]
  readonly said: readonly Said[]
}

function unfold({ id, rootId, before, birth, events: told }: Happening): Unfolded {
  const said: Said[] = []
  const events = told.map(event => (event.type === 'requested' && birth !== null ? registered(event, birth) : event))
  let c = before
  for (const event of events) {
    if (c === null) c = begin(id, rootId, event)
    else if (isUnnamedAnswer(c, event)) said.push({ commitment: c, event })
    else c = apply(c, event)
  }
  const apart = new Set<Event>(said.map(({ event }) => event))
  return { commitment: c as Commitment, events: events.filter(event => !apart.has(event)), said }
}

/** What stands beside the state of a commitment is in its journal as well, or nobody would see it changed. */
const registered = (event: Extract<Event, { type: 'requested' }>, birth: Birth): Event => ({
  ...event,
  registered: { number: birth.number, importedFrom: birth.importedFrom, externalKey: birth.externalKey },
})

/** The commitment after its new events, as everybody sees it. */
export const after = (happening: Happening): Commitment => unfold(happening).commitment

/**
 * Writes the events into the journal and the state they make, in the caller's transaction. Any number at once. Answers that
 * aren't named go where nothing of the matter leads to them; whoever brings no secret has none to write.
 */
export async function record(
  trx: Transaction<DB>,
  happenings: readonly Happening[],
  calendars: Calendars,
  recordedAt: Instant,
  secret: Secret | null,
): Promise<readonly Commitment[]> {
  const unfolded = happenings.map(unfold)
  await append(trx, entriesByRoot(happenings.map((h, i) => ({ ...h, events: unfolded[i].events }))), recordedAt)
  await writeProjections(
    trx,
    unfolded.map(({ commitment }, i) => ({
      commitment,
      projection: project(commitment, calendars),
      birth: happenings[i]?.birth ?? null,
    })),
  )
  const said = unfolded.flatMap(one => one.said)
  if (said.length > 0 && secret === null) throw new Error('an answer that is not named needs the secret')
  if (secret !== null) await recordAnswers(trx, secret, said, recordedAt)
  return unfolded.map(({ commitment }) => commitment)
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

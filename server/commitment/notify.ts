import { type Commitment, type Event, type Id, sideOf } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { DB } from '../database/index.ts'
import { announce } from '../http/index.ts'
import { headsFrom } from '../organisation/index.ts'
import type { Job } from '../queue/index.ts'
import { load } from './load.ts'

interface Payload {
  readonly commitment: Id
  readonly version: number
  readonly events: readonly Event[]
}

/** Tells the people concerned of what happened. May run twice: each event tells each person once. */
export const notify: Job = async (payload, { db, now }) => {
  const { commitment: id, version, events } = payload as Payload
  const loaded = await load(db, id)
  if (loaded === null) return
  const c = loaded.commitment
  const heads =
    c.supplier.person === null || events.some(e => e.type === 'warned' && e.share >= 100)
      ? await headsFrom(db, c.supplier.unit, now())
      : []
  const notices = events.flatMap(event => [...concerned(c, event, heads[0] ?? null)].map(person => ({ person, event })))
  await save(db, id, version, notices)
  await announce(db, { kind: 'notification', id, persons: [...new Set(notices.map(n => n.person))], units: [] })
}

/** The other side, and whoever is named or watches; never the one who did it. */
export function concerned(c: Commitment, event: Event, head: Id | null): ReadonlySet<Id> {
  const supplier = c.supplier.person ?? head
  const people = new Set<Id | null>(c.watchers)
  const side = sideOf(event.by.as)
  if (event.type === 'warned')
    return only([
      event.clock === 'answer' || event.clock === 'confirmation' ? c.customer.person : supplier,
      event.share >= 100 ? head : null,
    ])
  if (
    event.type === 'customer-evaluated' ||
    (event.type === 'evaluated' && c.terms.evaluation.attribution === 'anonymous')
  )
    return new Set()
  if (side !== 'customer') people.add(c.customer.person)
  if (side !== 'supplier' || event.type === 'assigned' || event.type === 'transferred') people.add(supplier)
  if (event.type === 'commented') for (const person of event.mentions) people.add(person)
  if (event.type === 'escalated') people.add(event.to)
  people.delete(event.by.person)
  return only([...people])
}

const only = (people: readonly (Id | null)[]): ReadonlySet<Id> => new Set(people.filter((id): id is Id => id !== null))

async function save(
  db: Kysely<DB>,
  commitment: Id,
  version: number,
  notices: readonly { person: Id; event: Event }[],
): Promise<void> {
  const records = notices.map(({ person, event }, i) => ({
    id: uuidv7(),
    person_id: person,
    commitment_id: commitment,
    kind: event.type,
    detail: detailOf(event),
    at: new Date(event.at).toISOString(),
    source: `${commitment}/${version}/${i}`,
  }))
  await sql`
    insert into notification (id, person_id, commitment_id, kind, detail, at, source)
    select id, person_id, commitment_id, kind, detail, at, source
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
        as r(id uuid, person_id uuid, commitment_id uuid, kind text, detail jsonb, at timestamptz, source text)
        on conflict (source) do nothing`.execute(db)
}

function detailOf(event: Event): Record<string, unknown> {
  const by = event.by.person
  if (event.type === 'warned') return { by, clock: event.clock, share: event.share }
  if ('reason' in event) return { by, words: event.reason }
  if ('words' in event) return { by, words: event.words }
  return event.type === 'asked' ? { by, words: event.question } : { by }
}

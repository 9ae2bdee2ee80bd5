import type { Event, Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { DB } from '../database/index.ts'
import { announce } from '../http/index.ts'
import type { Job } from '../queue/index.ts'
import { load } from './load.ts'
import { type Notice, noticesOf } from './recipients.ts'

interface Payload {
  readonly commitment: Id
  readonly version: number
  readonly events: readonly Event[]
}

/** Tells the people concerned of what happened. May run twice: each act tells each person once. */
export const notify: Job = async (payload, { db, now }) => {
  const { commitment: id, version, events } = payload as Payload
  const loaded = await load(db, id)
  if (loaded === null) return
  const notices = await noticesOf(db, loaded.commitment, events, now())
  // What is blind moves no version, so that the time tells its acts apart.
  await save(db, { commitment: id, version, at: events[0]?.at ?? 0 }, notices)
  await announce(db, { kind: 'notification', id, persons: [...new Set(notices.map(n => n.person))], units: [] })
}

async function save(
  db: Kysely<DB>,
  { commitment, version, at }: { readonly commitment: Id; readonly version: number; readonly at: number },
  notices: readonly Notice[],
): Promise<void> {
  const records = notices.map(({ person, event, for: lender, as }) => ({
    id: uuidv7(),
    person_id: person,
    commitment_id: commitment,
    kind: event.type,
    detail: { ...detailOf(event), as, ...(lender === null ? {} : { for: lender }) },
    at: new Date(event.at).toISOString(),
    source: `${commitment}/${version}/${at}/${person}`,
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

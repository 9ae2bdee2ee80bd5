import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import { v7 } from 'uuid'
import type { DB } from '../database/index.ts'
import { announce } from '../http/index.ts'

/** What somebody is told of beside the events of matters. */
export interface Notice {
  readonly person: Id
  readonly kind: 'taken-over' | 'answers-for' | 'leaving' | 'ending' | 'lent' | 'lent-over'
  readonly commitment: Id | null
  /** the same twice is told once */
  readonly source: string
  readonly detail: object
}

/** Writes notices and wakes the open pages of whom they are for. */
export async function notice(db: Kysely<DB>, notices: readonly Notice[], at: Instant): Promise<void> {
  if (notices.length === 0) return
  const records = notices.map(n => ({
    id: v7(),
    person_id: n.person,
    commitment_id: n.commitment,
    kind: n.kind,
    detail: n.detail,
    at: new Date(at).toISOString(),
    source: n.source,
  }))
  await sql`
    insert into notification (id, person_id, commitment_id, kind, detail, at, source)
    select id, person_id, commitment_id, kind, detail, at, source
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
        as r (id uuid, person_id uuid, commitment_id uuid, kind text, detail jsonb, at timestamptz, source text)
        on conflict (source) do nothing`.execute(db)
  await announce(db, { kind: 'notification', id: v7(), persons: [...new Set(notices.map(n => n.person))], units: [] })
}

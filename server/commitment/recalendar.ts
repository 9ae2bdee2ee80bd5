import type { Instant } from '@huke/core/calendar'
import type { Act, Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { Refused } from '../http/index.ts'
import type { Job } from '../queue/index.ts'
import { act } from './act.ts'

interface Recalendar {
  readonly calendar: Id
  readonly version: number
  /** why, and from when on the corrected days have any effect; null since = since ever */
  readonly correction: { readonly reason: string; readonly since: Instant | null } | null
}

const batch = 200

/**
 * A calendar has a new version: open commitments timed in an older one move on to it, of a correction closed ones too, each
 * in a transaction of its own. Begun again it goes on with those that are left.
 */
export const recalendar: Job = async (payload, world, stopping) => {
  const asked = payload as Recalendar
  const move: Act = {
    kind: 'recalendar',
    calendar: { id: asked.calendar, version: asked.version },
    ...(asked.correction === null ? {} : { reason: asked.correction.reason }),
  }
  for (let after: Id | null = null; ; ) {
    const ids = await behind(world.db, asked, after)
    for (const id of ids) {
      stopping?.throwIfAborted()
      await world.db
        .transaction()
        .execute(trx => act(trx, 'system', id, move, { at: world.now() }))
        .catch(error => {
          if (!(error instanceof Refused)) throw error
        })
    }
    if (ids.length < batch) return
    after = ids.at(-1) ?? null
  }
}

async function behind(
  db: Kysely<DB>,
  { calendar, version, correction }: Recalendar,
  after: Id | null,
): Promise<readonly Id[]> {
  const since = correction?.since ?? null
  const isEnded =
    correction === null
      ? sql`false`
      : sql`${since === null ? sql`true` : sql`(closed_at is null or closed_at >= ${instant(since)})`}
              and jsonb_path_exists(state_data, '$.clocks[*].frozen.calendar ? (@.id == $id && @.version < $version)',
                                    jsonb_build_object('id', ${calendar}::text, 'version', ${version}::int))`
  const { rows } = await sql<{ id: Id }>`
    select id from commitment
     where ${after === null ? sql`true` : sql`id > ${after}::uuid`}
       and ((closed_at is null and state_data -> 'terms' -> 'calendar' ->> 'id' = ${calendar}
             and (state_data -> 'terms' -> 'calendar' ->> 'version')::int < ${version})
            or (${isEnded}))
     order by id limit ${batch}`.execute(db)
  return rows.map(row => row.id)
}

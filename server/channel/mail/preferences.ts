import { defaultPreferences, type MailPreferences, type Pace } from '@huke/core/channel'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'

export interface PreferenceRow {
  readonly act: Pace
  readonly moved: Pace
  readonly words: Pace
  readonly warning: Pace
  readonly daily_at: string
  readonly working_hours: boolean
}

/** What somebody chose; the usual where they chose nothing. */
export const preferencesFrom = (row: PreferenceRow | null): MailPreferences =>
  row === null
    ? defaultPreferences
    : {
        paces: { act: row.act, moved: row.moved, words: row.words, warning: row.warning },
        dailyAt: row.daily_at,
        workingHours: row.working_hours,
      }

export async function readPreferences(db: Kysely<DB>, person: string): Promise<MailPreferences> {
  const { rows } = await sql<PreferenceRow>`select * from mail_preference where person_id = ${person}`.execute(db)
  return preferencesFrom(rows[0] ?? null)
}

export async function savePreferences(db: Kysely<DB>, person: string, chosen: MailPreferences): Promise<void> {
  const { paces, dailyAt, workingHours } = chosen
  await sql`
    insert into mail_preference (person_id, act, moved, words, warning, daily_at, working_hours)
    values (${person}, ${paces.act}, ${paces.moved}, ${paces.words}, ${paces.warning}, ${dailyAt}, ${workingHours})
        on conflict (person_id) do update
       set act = excluded.act, moved = excluded.moved, words = excluded.words, warning = excluded.warning,
           daily_at = excluded.daily_at, working_hours = excluded.working_hours`.execute(db)
}

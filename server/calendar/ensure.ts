import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import { ensureDefaultCalendar } from './default-calendar.ts'
import { seedCalendars } from './seeds.ts'
import { insertCalendar } from './store.ts'

/** Makes the calendars a new installation begins with; those whose code is there already stay as they are. */
export async function ensureCalendars(db: Kysely<DB>): Promise<void> {
  await db.transaction().execute(async trx => {
    for (const seed of seedCalendars) await insertCalendar(trx, seed)
    await ensureDefaultCalendar(trx)
  })
}

import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import { isOwedTo } from '../owed-to.ts'

/** An ending is done when its unit has no open matter left. */
export async function finishEndings(db: Kysely<DB>): Promise<void> {
  await sql`
    update unit_ending set state = 'done'
     where state = 'running'
       and not exists (select from commitment where closed_at is null and imported_from is null and supplier_unit = unit_ending.unit_id)
       and not exists (select from commitment where closed_at is null and imported_from is null and ${isOwedTo(sql`unit_ending.unit_id`)})`.execute(
    db,
  )
}

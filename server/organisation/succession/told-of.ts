import type { Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'

export interface TellingOf {
  readonly commitment: Id
  readonly person: Id
}

/** Keeps who was told of which matters in a notice about many. */
export async function noteTold(db: Kysely<DB>, told: readonly TellingOf[]): Promise<void> {
  await sql`
    insert into told_of (commitment_id, person_id)
    select * from unnest(${told.map(t => t.commitment)}::uuid[], ${told.map(t => t.person)}::uuid[])
        on conflict do nothing`.execute(db)
}

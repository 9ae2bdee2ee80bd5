import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'

/** How many different people a group of answers that aren't named takes. */
export interface GroupSizes {
  readonly figures: number
  readonly words: number
}

/** Settings `minimumGroup` and `minimumGroupForWords`; what was released before a change stays as it is. */
export async function groupSizes(db: Kysely<DB>): Promise<GroupSizes> {
  const { rows } = await sql<{ figures: number; words: number }>`
    select coalesce((select (value #>> '{}')::int from setting where key = 'minimumGroup'), 5) as figures,
           coalesce((select (value #>> '{}')::int from setting where key = 'minimumGroupForWords'), 8) as words`.execute(
    db,
  )
  const { figures, words } = rows[0]
  // Of two people each knows what the other said.
  return { figures: Math.max(figures, 3), words: Math.max(words, figures, 3) }
}

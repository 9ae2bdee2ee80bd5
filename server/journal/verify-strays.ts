import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import type { Difference } from './difference.ts'

const parts = [
  ['clock', 'commitment_clock'],
  ['holding', 'commitment_holding'],
  ['timer', 'commitment_timer'],
  ['customer', 'commitment_customer'],
  ['watch', 'commitment_watch'],
  ['scorecard', 'scorecard_share'],
] as const
const most = 100

/** What is kept of commitments that there are not. */
export async function* strayDifferences(db: Kysely<DB>): AsyncGenerator<Difference> {
  for (const [what, table] of parts) {
    const { rows } = await sql<{ commitment_id: string }>`
      select distinct commitment_id from ${sql.table(table)} part
       where not exists (select from commitment c where c.id = part.commitment_id) limit ${most}`.execute(db)
    for (const { commitment_id } of rows)
      yield { what, where: `commitment ${commitment_id}`, expected: null, found: `a row of ${table}` }
  }
}

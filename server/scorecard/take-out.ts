import type { Id } from '@huke/core/commitment'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { awaitReader, ensureReader } from './reader.ts'
import type { ShareRow } from './share-row.ts'
import { applyDifference, differenceOf } from './sums.ts'

/**
 * Takes commitments out of all figures, of whatever month, because they are about to be taken away themselves: an imported
 * history that is undone. The projector then finds nothing of them any more.
 */
export async function takeOut(trx: Transaction<DB>, ids: readonly Id[]): Promise<void> {
  await ensureReader(trx)
  await awaitReader(trx)
  const { rows } = await sql<ShareRow>`
    delete from scorecard_share where commitment_id = any(${ids}::uuid[]) returning *`.execute(trx)
  await applyDifference(trx, differenceOf(rows, []))
}

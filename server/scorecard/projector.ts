import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import type { Kysely, Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { announce } from '../http/index.ts'
import { organisationDay } from '../organisation/index.ts'
import { closeMonth, monthsToClose } from './final-months.ts'
import { awaitReader, ensureReader, moveReader, readOn, takeReader } from './reader.ts'
import { readSettings } from './settings.ts'
import { pendingBy, refresh } from './store.ts'

/** Rows of the journal in one transaction: what an import writes in a second or two. */
const batchRows = 5000
const batchPending = 500

/**
 * Brings the scorecards up to all that the journal holds below the oldest running transaction. Any number of nodes may call it:
 * one does the work, the others find nothing to do. Answers the number of journal rows read.
 */
export async function projectScorecards(db: Kysely<DB>, at: Instant): Promise<number> {
  await ensureReader(db)
  let total = 0
  for (;;) {
    const read = await projectBatch(db, at)
    total += read
    if (read < batchRows) break
  }
  await addPending(db, at)
  return total
}

/** What was left out of the sums until now, a batch a transaction. */
async function addPending(db: Kysely<DB>, at: Instant): Promise<void> {
  for (;;) {
    const added = await db.transaction().execute(async trx => {
      if ((await takeReader(trx)) === null) return 0
      const ids = await pendingBy(trx, at, batchPending)
      if (ids.length > 0) await refreshAndTell(trx, ids, at)
      return ids.length
    })
    if (added < batchPending) return
  }
}

/** Shares, sums and the position move together or not at all. */
const projectBatch = (db: Kysely<DB>, at: Instant): Promise<number> =>
  db.transaction().execute(async trx => {
    const position = await takeReader(trx)
    if (position === null) return 0
    const rows = await readOn(trx, position, batchRows)
    const last = rows[rows.length - 1]
    if (last === undefined) return 0
    const touched = [...new Set(rows.map(row => row.commitment_id))]
    await refreshAndTell(trx, touched, at)
    await moveReader(trx, last)
    return rows.length
  })

async function refreshAndTell(trx: Transaction<DB>, ids: readonly Id[], at: Instant): Promise<void> {
  const units = await refresh(trx, ids, await readSettings(trx), { at, today: await organisationDay(trx, at) })
  if (units.length > 0) await announce(trx, { kind: 'scorecard', id: '', persons: [], units })
}

/**
 * Makes the months final whose time for changes is over, once the projector has read what happened until now. Whatever comes
 * later is a line of its own in the month it happens in.
 */
export async function closeMonths(db: Kysely<DB>, at: Instant): Promise<void> {
  await projectScorecards(db, at)
  const { finalAfterDays } = await readSettings(db)
  for (const month of await monthsToClose(db, await organisationDay(db, at), finalAfterDays)) {
    await db.transaction().execute(async trx => {
      await awaitReader(trx)
      await closeMonth(trx, month, at)
    })
  }
}

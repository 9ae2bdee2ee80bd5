import type { Id } from '@huke/core/commitment'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { type Contribution, contributionsOf, loadCommitments } from './facts.ts'
import type { ScorecardSettings } from './settings.ts'
import { shareRow, type ShareRow } from './share-row.ts'
import { applyDifference, differenceOf } from './sums.ts'

/**
 * Makes facts, shares and sums agree with the commitments named, whatever they said before: what was stored is taken out of
 * the sums as it was put in, what is true now is added. Doing it twice changes nothing. Answers the units it concerns.
 */
export async function refresh(
  trx: Transaction<DB>,
  ids: readonly Id[],
  { timeZone }: ScorecardSettings,
): Promise<readonly Id[]> {
  const contributions = await contributionsOf(trx, await loadCommitments(trx, ids), timeZone)
  const before = await takeShares(trx, ids)
  const after = contributions.flatMap(c => c.shares.map(share => shareRow(c.commitment, share)))
  const difference = differenceOf(before, after)
  await saveFacts(trx, contributions)
  await saveShares(trx, after)
  await applyDifference(trx, difference)
  return [...new Set(difference.map(row => row.unit_id))]
}

/** Takes out facts and shares, and answers the shares. */
async function takeShares(trx: Transaction<DB>, ids: readonly Id[]): Promise<readonly ShareRow[]> {
  const { rows } = await sql<ShareRow>`
    with facts as (delete from scorecard_fact where commitment_id = any(${ids}::uuid[]))
    delete from scorecard_share where commitment_id = any(${ids}::uuid[])
    returning commitment_id, role, unit_id, other_id, service_id, day, counts`.execute(trx)
  return rows
}

async function saveFacts(trx: Transaction<DB>, contributions: readonly Contribution[]): Promise<void> {
  const rows = contributions.map(c => ({ commitment_id: c.commitment, fact: c.fact }))
  await sql`
    insert into scorecard_fact (commitment_id, fact)
    select commitment_id, fact from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(commitment_id uuid, fact jsonb)`.execute(
    trx,
  )
}

async function saveShares(trx: Transaction<DB>, rows: readonly ShareRow[]): Promise<void> {
  await sql`
    insert into scorecard_share (commitment_id, role, unit_id, other_id, service_id, day, counts)
    select commitment_id, role, unit_id, other_id, service_id, day, counts
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(commitment_id uuid, role text, unit_id uuid, other_id uuid, service_id uuid, day date, counts jsonb)`.execute(
    trx,
  )
}

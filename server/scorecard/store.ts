import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type Kysely, sql, type Transaction } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { finalMonths } from './final-months.ts'
import { withCorrections } from './corrections.ts'
import type { ScorecardSettings } from './settings.ts'
import { loadCommitments, sharesOfAll } from './shares.ts'
import type { ShareRow } from './share-row.ts'
import { applyDifference, differenceOf } from './sums.ts'

/**
 * Makes shares and sums agree with the commitments named, whatever they said before: what was stored is taken out of the sums as
 * it was put in, what is true now is added. Months that are final stay as they were; what came later is booked on `today`.
 * What is not to be known yet is noted for later. Doing it twice changes nothing. Answers the units it concerns.
 */
export async function refresh(
  trx: Transaction<DB>,
  ids: readonly Id[],
  { timeZone }: ScorecardSettings,
  { at, today }: { readonly at: Instant; readonly today: string },
): Promise<readonly Id[]> {
  const commitments = await loadCommitments(trx, ids)
  const { rows: now, pending } = await sharesOfAll(trx, commitments, timeZone, () => at)
  const before = await takeShares(trx, ids)
  const imported = new Set(commitments.filter(c => c.terms.source.kind === 'import').map(c => c.id))
  const isLive = (row: ShareRow): boolean => !imported.has(row.commitment_id)
  const after = [
    ...withCorrections(before.filter(isLive), now.filter(isLive), await finalMonths(trx), today),
    ...now.filter(row => !isLive(row)),
  ]
  const difference = differenceOf(before, after)
  await saveShares(trx, after)
  await savePending(trx, ids, pending)
  await applyDifference(trx, difference)
  return [...new Set(difference.map(row => row.unit_id))]
}

async function savePending(trx: Transaction<DB>, ids: readonly Id[], pending: ReadonlyMap<Id, Instant>): Promise<void> {
  await sql`
    with settled as (
      delete from scorecard_pending
       where commitment_id = any(${ids}::uuid[]) and commitment_id <> all(${[...pending.keys()]}::uuid[])
    )
    insert into scorecard_pending (commitment_id, due_at)
    select * from unnest(${[...pending.keys()]}::uuid[], ${[...pending.values()].map(iso)}::timestamptz[])
        on conflict (commitment_id) do update set due_at = excluded.due_at`.execute(trx)
}

const iso = (at: Instant): string => new Date(at).toISOString()

/** The commitments that have more to add by now. */
export async function pendingBy(db: Kysely<DB>, at: Instant, limit: number): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select commitment_id as id from scorecard_pending where due_at <= ${instant(at)} order by due_at limit ${limit}`.execute(
    db,
  )
  return rows.map(row => row.id)
}

/** Takes the shares out, and answers them. */
async function takeShares(trx: Transaction<DB>, ids: readonly Id[]): Promise<readonly ShareRow[]> {
  const { rows } = await sql<ShareRow>`
    delete from scorecard_share where commitment_id = any(${ids}::uuid[])
    returning commitment_id, part, role, unit_id, other_id, service_id, day, counts, detail`.execute(trx)
  return rows
}

async function saveShares(trx: Transaction<DB>, rows: readonly ShareRow[]): Promise<void> {
  await sql`
    insert into scorecard_share (commitment_id, part, role, unit_id, other_id, service_id, day, counts, detail)
    select commitment_id, part, role, unit_id, other_id, service_id, day, counts, detail
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(commitment_id uuid, part text, role text, unit_id uuid, other_id uuid, service_id uuid, day date, counts jsonb,
             detail jsonb)`.execute(trx)
}

import { isDeepStrictEqual } from 'node:util'
import type { Commitment, Id } from '@huke/core/commitment'
import type { Fact } from '@huke/core/scorecard'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import { rebuildSums, storedMonths, type SumDifference, wrongSums } from './expected-sums.ts'
import { contributionsOf } from './facts.ts'
import { awaitReader, ensureReader } from './reader.ts'
import { readSettings, type ScorecardSettings } from './settings.ts'
import { shareRow, type ShareRow } from './share-row.ts'
import { refresh } from './store.ts'

export type ScorecardDifference =
  | { readonly what: 'commitment'; readonly commitment: Id; readonly stored: unknown; readonly expected: unknown }
  | ({ readonly what: 'sum' } & SumDifference)

/** Bounds the memory, whatever the number of commitments. */
const batchSize = 500

/**
 * Recomputes every fact and share from its commitment and every sum from the shares, and answers all that is stored otherwise.
 * Commitments whose newest events the projector has not read yet are passed over. Changes nothing.
 */
export async function verifyScorecards(db: Kysely<DB>): Promise<readonly ScorecardDifference[]> {
  await ensureReader(db)
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async trx => {
      const settings = await readSettings(trx)
      const found: ScorecardDifference[] = []
      for await (const batch of storedBatches(trx)) found.push(...(await wrongCommitments(trx, batch, settings)))
      for (const month of await storedMonths(trx)) {
        found.push(...(await wrongSums(trx, month)).map(row => ({ what: 'sum', ...row }) as const))
      }
      return found
    })
}

/** Makes everything anew from the commitments, in bounded transactions; the projector may run meanwhile. Answers their number. */
export async function recomputeScorecards(db: Kysely<DB>): Promise<number> {
  await ensureReader(db)
  const settings = await readSettings(db)
  let done = 0
  for await (const ids of idBatches(db)) {
    await db.transaction().execute(async trx => {
      await awaitReader(trx)
      await refresh(trx, ids, settings)
    })
    done += ids.length
  }
  for (const month of await storedMonths(db)) {
    await db.transaction().execute(async trx => {
      await awaitReader(trx)
      await rebuildSums(trx, month)
    })
  }
  return done
}

interface Stored {
  readonly id: Id
  readonly state_data: Commitment
  readonly fact: Fact | null
  readonly shares: readonly ShareRow[]
}

async function wrongCommitments(
  db: Kysely<DB>,
  batch: readonly Stored[],
  { timeZone }: ScorecardSettings,
): Promise<readonly ScorecardDifference[]> {
  const contributions = await contributionsOf(
    db,
    batch.map(row => row.state_data),
    timeZone,
  )
  const expectedOf = new Map(contributions.map(c => [c.commitment, c]))
  return batch.flatMap(({ id, fact, shares }) => {
    const found = expectedOf.get(id)
    const expected = { fact: found?.fact ?? null, shares: found?.shares.map(share => shareRow(id, share)) ?? [] }
    const stored = { fact, shares }
    return isDeepStrictEqual(inOrder(stored), inOrder(expected))
      ? []
      : [{ what: 'commitment', commitment: id, stored, expected }]
  })
}

const inOrder = ({ fact, shares }: Pick<Stored, 'fact' | 'shares'>) => ({
  fact,
  shares: shares.toSorted((a, b) => (a.role + a.unit_id < b.role + b.unit_id ? -1 : 1)),
})

async function* storedBatches(db: Kysely<DB>): AsyncGenerator<readonly Stored[]> {
  let after = zeroId
  for (;;) {
    const { rows } = await sql<Stored>`
      select c.id, c.state_data, f.fact,
             coalesce((select jsonb_agg(to_jsonb(s)) from scorecard_share s where s.commitment_id = c.id), '[]') as shares
        from commitment c
        left join scorecard_fact f on f.commitment_id = c.id
       where c.id > ${after}
         and not exists (
           select from journal j join journal_reader r on r.name = 'scorecard' and (j.xid, j.id) > (r.xid, r.id)
            where j.commitment_id = c.id)
       order by c.id
       limit ${batchSize}`.execute(db)
    yield rows
    if (rows.length < batchSize) return
    after = rows[rows.length - 1].id
  }
}

async function* idBatches(db: Kysely<DB>): AsyncGenerator<readonly Id[]> {
  let after = zeroId
  for (;;) {
    const { rows } = await sql<{ id: Id }>`
      select id from commitment where id > ${after} order by id limit ${batchSize}`.execute(db)
    yield rows.map(row => row.id)
    if (rows.length < batchSize) return
    after = rows[rows.length - 1].id
  }
}

const zeroId: Id = '00000000-0000-0000-0000-000000000000'

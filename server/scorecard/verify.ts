import { isDeepStrictEqual } from 'node:util'
import type { Instant } from '@huke/core/calendar'
import { apply, begin, type Commitment, type Event, type Id } from '@huke/core/commitment'
import { addCounts, monthOf } from '@huke/core/scorecard'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import { rebuildSums, storedMonths, type SumDifference, wrongSums } from './expected-sums.ts'
import { changedMonths, finalMonths } from './final-months.ts'
import { organisationDay } from '../organisation/index.ts'
import { shareKey } from './corrections.ts'
import { awaitReader, ensureReader } from './reader.ts'
import { readSettings, type ScorecardSettings } from './settings.ts'
import { sharesOfAll } from './shares.ts'
import type { ShareRow } from './share-row.ts'
import { refresh } from './store.ts'

export type ScorecardDifference =
  | { readonly what: 'commitment'; readonly commitment: Id; readonly stored: unknown; readonly expected: unknown }
  | { readonly what: 'month'; readonly month: string; readonly stored: string; readonly expected: string }
  | ({ readonly what: 'sum' } & SumDifference)

/** Bounds the memory, whatever the number of commitments. */
const batchSize = 500

/**
 * Recomputes every share from its commitment and every sum from the shares, and answers all that is stored otherwise, final
 * months that have changed since among it.
 * Commitments whose newest events the projector has not read yet are held against what it has read. Changes nothing.
 */
export async function verifyScorecards(db: Kysely<DB>, at: Instant): Promise<readonly ScorecardDifference[]> {
  await ensureReader(db)
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async trx => {
      const settings = await readSettings(trx)
      const final = await finalMonths(trx)
      const found: ScorecardDifference[] = (await changedMonths(trx)).map(month => ({ what: 'month', ...month }))
      for await (const batch of storedBatches(trx))
        found.push(...(await wrongCommitments(trx, batch, settings, final, at)))
      for (const month of await storedMonths(trx)) {
        found.push(...(await wrongSums(trx, month)).map(row => ({ what: 'sum', ...row }) as const))
      }
      return found
    })
}

/** Makes everything anew from the commitments, in bounded transactions; the projector may run meanwhile. Answers their number. */
export async function recomputeScorecards(db: Kysely<DB>, at: Instant): Promise<number> {
  await ensureReader(db)
  const settings = await readSettings(db)
  const today = await organisationDay(db, at)
  let done = 0
  for await (const ids of idBatches(db)) {
    await db.transaction().execute(async trx => {
      await awaitReader(trx)
      await refresh(trx, ids, settings, { at, today })
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
  readonly root_id: Id
  readonly state_data: Commitment
  readonly shares: readonly ShareRow[]
  /** its events up to where the projector has read, where there are later ones */
  readonly read: readonly Event[] | null
  /** when more of it was to be added */
  readonly due_at: Instant | null
}

async function wrongCommitments(
  db: Kysely<DB>,
  batch: readonly Stored[],
  { timeZone }: ScorecardSettings,
  final: ReadonlySet<string>,
  at: Instant,
): Promise<readonly ScorecardDifference[]> {
  const addedAt = new Map(batch.map(row => [row.id, Math.min(at, (row.due_at ?? Number.POSITIVE_INFINITY) - 1)]))
  const { rows } = await sharesOfAll(db, batch.flatMap(asRead), timeZone, id => addedAt.get(id) ?? at)
  const expected = Map.groupBy(rows, row => row.commitment_id)
  return batch.flatMap(({ id, shares }) => {
    const right = expected.get(id) ?? []
    return agree(shares, right, final) ? [] : [{ what: 'commitment', commitment: id, stored: shares, expected: right }]
  })
}

/** The commitment as it was when the projector read it last. */
function asRead({ id, root_id, state_data, read }: Stored): readonly Commitment[] {
  if (read === null) return [state_data]
  const [first, ...later] = read
  return first === undefined ? [] : [later.reduce(apply, begin(id, root_id, first))]
}

/** What is stored of final months adds up with its corrections; the rest is as it is now. */
function agree(stored: readonly ShareRow[], expected: readonly ShareRow[], final: ReadonlySet<string>): boolean {
  const [storedBy, expectedBy] = [Map.groupBy(stored, shareKey), Map.groupBy(expected, shareKey)]
  return [...new Set([...storedBy.keys(), ...expectedBy.keys()])].every(key => {
    const [has, should] = [storedBy.get(key) ?? [], expectedBy.get(key) ?? []]
    const isCorrected = has.some(row => final.has(monthOf(row.day))) || should.some(row => final.has(monthOf(row.day)))
    const sums = (rows: readonly ShareRow[]) => addCounts(...rows.map(row => row.counts))
    return isCorrected ? isDeepStrictEqual(sums(has), sums(should)) : isDeepStrictEqual(has, should)
  })
}

async function* storedBatches(db: Kysely<DB>): AsyncGenerator<readonly Stored[]> {
  let after = zeroId
  for (;;) {
    const { rows } = await sql<Stored>`
      select c.id, c.root_id, c.state_data,
             coalesce((select jsonb_agg(to_jsonb(s)) from scorecard_share s where s.commitment_id = c.id), '[]') as shares,
             (select due_at from scorecard_pending p where p.commitment_id = c.id) as due_at,
             case when exists (select from journal j where j.commitment_id = c.id and (j.xid, j.id) > (r.xid, r.id))
                  then coalesce((select jsonb_agg(j.event order by j.seq) from journal j
                                  where j.commitment_id = c.id and (j.xid, j.id) <= (r.xid, r.id)), '[]') end as read
        from commitment c join journal_reader r on r.name = 'scorecard'
       where c.id > ${after}
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

import type { Id } from '@huke/core/commitment'
import { addCounts, type Counts, isEmpty, monthOf, type Role, subtractCounts } from '@huke/core/scorecard'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import type { ShareRow } from './share-row.ts'

export interface SumRow {
  readonly grain: 'day' | 'month'
  readonly start: string
  readonly role: Role
  readonly unit_id: Id
  readonly split: 'whole' | 'service' | 'other'
  /** service or counterpart; null of the whole, and of what has no service */
  readonly part: Id | null
  readonly counts: Counts
}

/** The rows of sums that change, and by how much, when some shares take the place of others. */
export function differenceOf(before: readonly ShareRow[], after: readonly ShareRow[]): readonly SumRow[] {
  const changed = new Map<string, SumRow>()
  const add = (row: SumRow, sign: typeof addCounts | typeof subtractCounts) => {
    const key = keyOf(row)
    changed.set(key, { ...row, counts: sign(changed.get(key)?.counts ?? {}, row.counts) })
  }
  for (const share of before) for (const row of sumsOf(share)) add(row, subtractCounts)
  for (const share of after) for (const row of sumsOf(share)) add(row, addCounts)
  return [...changed.values()].filter(row => !isEmpty(row.counts))
}

/** Adds differences to the stored sums. Only the one projector may: reading and writing are two statements. */
export async function applyDifference(trx: Transaction<DB>, difference: readonly SumRow[]): Promise<void> {
  if (difference.length === 0) return
  const stored = new Map((await readSums(trx, difference)).map(row => [keyOf(row), row.counts]))
  const rows = difference.map(row => ({ ...row, counts: addCounts(stored.get(keyOf(row)) ?? {}, row.counts) }))
  await writeSums(
    trx,
    rows.filter(row => !isEmpty(row.counts)),
  )
  await deleteSums(
    trx,
    rows.filter(row => isEmpty(row.counts)),
  )
}

/** Day and month, each as a whole, by service and by counterpart. */
function sumsOf({ day, role, unit_id, other_id, service_id, counts }: ShareRow): readonly SumRow[] {
  const grains = [
    { grain: 'day', start: day },
    { grain: 'month', start: monthOf(day) },
  ] as const
  const splits = [
    { split: 'whole', part: null },
    { split: 'service', part: service_id },
    { split: 'other', part: other_id },
  ] as const
  return grains.flatMap(grain => splits.map(split => ({ ...grain, ...split, role, unit_id, counts })))
}

const keyOf = (row: SumRow): string => [row.grain, row.start, row.role, row.unit_id, row.split, row.part].join(' ')

const columns = sql`grain text, start date, role text, unit_id uuid, split text, part uuid, counts jsonb`
const sameKey = sql`
  s.role = k.role and s.unit_id = k.unit_id and s.split = k.split and s.grain = k.grain and s.start = k.start
  and s.part is not distinct from k.part`

async function readSums(trx: Transaction<DB>, keys: readonly SumRow[]): Promise<readonly SumRow[]> {
  const { rows } = await sql<SumRow>`
    select s.grain, s.start, s.role, s.unit_id, s.split, s.part, s.counts
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(${columns})
      join scorecard_sum s on ${sameKey}`.execute(trx)
  return rows
}

async function writeSums(trx: Transaction<DB>, rows: readonly SumRow[]): Promise<void> {
  await sql`
    insert into scorecard_sum (grain, start, role, unit_id, split, part, counts)
    select grain, start, role, unit_id, split, part, counts
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as k(${columns})
        on conflict (role, unit_id, split, grain, start, part) do update set counts = excluded.counts`.execute(trx)
}

async function deleteSums(trx: Transaction<DB>, rows: readonly SumRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    delete from scorecard_sum s
     using jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as k(${columns})
     where ${sameKey}`.execute(trx)
}

import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import type { SumRow } from './sums.ts'

/** What the sums of a month have to be: worked out from the shares by the database, independently of the projector. */
const expectedSums = (month: string): RawBuilder<unknown> => sql`
  select grain, start, role, unit_id, split, part, jsonb_object_agg(key, n) as counts
    from (select grain, start, role, unit_id, split, p.part, key, sum(value::bigint) as n
            from scorecard_share s
           cross join lateral (values ('day', s.day), ('month', date_trunc('month', s.day)::date)) as g(grain, start)
           cross join lateral (values ('whole', null), ('service', s.service_id), ('other', s.other_id)) as p(split, part)
           cross join lateral jsonb_each_text(s.counts)
           where s.day >= ${month}::date and s.day < ${month}::date + interval '1 month'
           group by grain, start, role, unit_id, split, p.part, key) as t
   where n <> 0
   group by grain, start, role, unit_id, split, part`

export interface SumDifference extends Omit<SumRow, 'counts'> {
  readonly stored: SumRow['counts'] | null
  readonly expected: SumRow['counts'] | null
}

/** The sums of a month that are not what the shares make them. */
export async function wrongSums(db: Kysely<DB>, month: string): Promise<readonly SumDifference[]> {
  const { rows } = await sql<SumDifference>`
    with expected as (${expectedSums(month)}),
    stored as (
      select * from scorecard_sum where start >= ${month}::date and start < ${month}::date + interval '1 month')
    select coalesce(e.grain, s.grain) as grain, coalesce(e.start, s.start) as start, coalesce(e.role, s.role) as role,
           coalesce(e.unit_id, s.unit_id) as unit_id, coalesce(e.split, s.split) as split, coalesce(e.part, s.part) as part,
           s.counts as stored, e.counts as expected
      from expected e
      full join stored s
        on s.grain = e.grain and s.start = e.start and s.role = e.role and s.unit_id = e.unit_id
       and s.split = e.split and coalesce(s.part::text, '') = coalesce(e.part::text, '')
     where s.counts is distinct from e.counts`.execute(db)
  return rows
}

/** Puts the sums of a month right. */
export async function rebuildSums(trx: Transaction<DB>, month: string): Promise<void> {
  await sql`delete from scorecard_sum where start >= ${month}::date and start < ${month}::date + interval '1 month'`.execute(
    trx,
  )
  await sql`
    insert into scorecard_sum (grain, start, role, unit_id, split, part, counts) ${expectedSums(month)}`.execute(trx)
}

/** First days of the months that anything is stored for. */
export async function storedMonths(db: Kysely<DB>): Promise<readonly string[]> {
  const { rows } = await sql<{ month: string }>`
    select date_trunc('month', day)::date as month from scorecard_share
     union
    select date_trunc('month', start)::date from scorecard_sum
     order by month`.execute(db)
  return rows.map(row => row.month)
}

import type { LocalDate } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { anonymousPrefix, type Counts, readingOf, type Role } from '@huke/core/scorecard'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import type { SumRow } from './sums.ts'
import type { Stay } from './tree.ts'

export interface Asked {
  /** which units, on which days */
  readonly stays: readonly Stay[]
  /** anonymous opinions are read from the months before this one … */
  readonly settledBefore: LocalDate
  /** … where so many different people gave them to one unit in one month */
  readonly minimumGroup: number
}

export type Split = SumRow['split']

export interface Group {
  readonly role: Role
  readonly split: Split
  /** of the whole, the first of a month; else service or counterpart, null = without a service */
  readonly part: string | null
  readonly counts: Counts
}

/** Sums of the units in both roles: as a whole by month, by service, by counterpart; one statement. */
export async function readGroups(db: Kysely<DB>, asked: Asked, splits: readonly Split[]): Promise<readonly Group[]> {
  const { rows } = await sql<Group>`
    with keyed as (${keyedSums(asked, splits)}),
    summed as (select role, split, part, key, sum(value) as n from keyed group by role, split, part, key)
    select role, split, part, jsonb_object_agg(key, n) as counts from summed group by role, split, part`.execute(db)
  return rows
}

/**
 * Of each unit the days on which it stays: months where there are whole ones, days at the ends; unfolded into one row a key.
 *
 * Anonymous opinions are let in by the unit and settled month, and into the whole alone: whatever is shown of them is a sum of
 * groups that are each large enough, so that no smaller one is left when one figure is taken from another (a quarter and
 * its months, a department and its teams, a whole and its lines).
 */
function keyedSums(asked: Asked, splits: readonly Split[]): RawBuilder<unknown> {
  const { stays, settledBefore, minimumGroup } = asked
  const ranges = stays.flatMap(rangesOf)
  return sql`
    select r.root, s.role, s.split, e.key, e.value::bigint as value,
           case s.split when 'whole' then date_trunc('month', s.start)::date::text else s.part::text end as part
      from unnest(${ranges.map(r => r.root)}::uuid[], ${ranges.map(r => r.unit)}::uuid[], ${ranges.map(r => r.grain)}::text[],
                  ${ranges.map(r => r.from)}::date[], ${ranges.map(r => r.to)}::date[])
           as r(root, unit, grain, first, last)
      join scorecard_sum s on s.unit_id = r.unit and s.grain = r.grain and s.start between r.first and r.last
     cross join lateral jsonb_each_text(s.counts) as e
     where s.role in ('supplier', 'customer') and s.split = any(${splits}::text[])
       and (not starts_with(e.key, ${anonymousPrefix}) or (
         s.split = 'whole' and s.grain = 'month' and s.start < ${settledBefore}::date
         and ${minimumGroup} <= (select count(*) from jsonb_object_keys(s.counts) as k
                                  where starts_with(k, ${`${anonymousPrefix}raters:`}))))`
}

interface Range extends Stay {
  readonly grain: 'day' | 'month'
}

function rangesOf(stay: Stay): readonly Range[] {
  const { months, days } = readingOf(stay)
  return [
    ...(months === null ? [] : [{ ...stay, ...months, grain: 'month' as const }]),
    ...days.map(range => ({ ...stay, ...range, grain: 'day' as const })),
  ]
}

export interface DepartmentGroup {
  readonly department: Id
  readonly role: Role
  readonly counts: Counts
}

/** Sums of every department with all below it on the days it was below it; one statement. */
export async function readDepartments(db: Kysely<DB>, asked: Asked): Promise<readonly DepartmentGroup[]> {
  const { rows } = await sql<DepartmentGroup>`
    with keyed as (${keyedSums(asked, ['whole'])}),
    summed as (select root, role, key, sum(value) as n from keyed group by root, role, key)
    select root as department, role, jsonb_object_agg(key, n) as counts from summed group by root, role`.execute(db)
  return rows
}

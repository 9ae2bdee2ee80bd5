import type { Id } from '@huke/core/commitment'
import { type Counts, type Period, readingOf, type Role } from '@huke/core/scorecard'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import type { SumRow } from './sums.ts'
import type { Stay } from './tree.ts'

export interface Asked {
  /** which units, on which days */
  readonly stays: readonly Stay[]
  /** the days asked for: of answers that aren't named, whole months of them alone */
  readonly period: Period
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
    with keyed as (${keyedSums(asked, splits)} union all ${releasedSums(asked)}),
    summed as (select role, split, part, key, sum(value)::float8 as n from keyed group by role, split, part, key)
    select role, split, part, jsonb_object_agg(key, n) as counts from summed group by role, split, part`.execute(db)
  return rows
}

/** Of each unit the days on which it stays: months where there are whole ones, days at the ends; unfolded into one row a key. */
function keyedSums(asked: Asked, splits: readonly Split[]): RawBuilder<unknown> {
  const ranges = asked.stays.flatMap(rangesOf)
  return sql`
    select r.root, s.role, s.split, e.key, e.value::numeric as value,
           case s.split when 'whole' then date_trunc('month', s.start)::date::text else s.part::text end as part
      from unnest(${ranges.map(r => r.root)}::uuid[], ${ranges.map(r => r.unit)}::uuid[], ${ranges.map(r => r.grain)}::text[],
                  ${ranges.map(r => r.from)}::date[], ${ranges.map(r => r.to)}::date[])
           as r(root, unit, grain, first, last)
      join scorecard_sum s on s.unit_id = r.unit and s.grain = r.grain and s.start between r.first and r.last
     cross join lateral jsonb_each_text(s.counts) as e
     where s.role in ('supplier', 'customer') and s.split = any(${splits}::text[])`
}

/**
 * Groups of answers that aren't named, each whole: in the tree of a root as it stood on the last day of their month, and in
 * nothing smaller than that.
 */
function releasedSums({ stays, period }: Asked): RawBuilder<unknown> {
  const roots = [...new Set(stays.map(stay => stay.root))]
  const { months } = readingOf(period)
  return sql`
    select r.root, 'supplier' as role, 'whole' as split, e.key, e.value::numeric as value, c.month::text as part
      from unnest(${months === null ? [] : roots}::uuid[]) as r(root)
      join answer_cell c on c.path @> array[r.root] and c.month between ${months?.from ?? null}::date and ${months?.to ?? null}::date
     cross join lateral jsonb_each_text(c.counts) as e`
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
    with keyed as (${keyedSums(asked, ['whole'])} union all ${releasedSums(asked)}),
    summed as (select root, role, key, sum(value)::float8 as n from keyed group by root, role, key)
    select root as department, role, jsonb_object_agg(key, n) as counts from summed group by root, role`.execute(db)
  return rows
}

import type { LocalDate } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { anonymousPrefix, type Counts, type Period, readingOf, type Role } from '@huke/core/scorecard'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import type { SumRow } from './sums.ts'

export interface Asked {
  readonly units: readonly Id[]
  readonly period: Period
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
 * Months where the period has whole ones, days at its ends; unfolded into one row a key.
 *
 * Anonymous opinions are let in by the unit and settled month, and into the whole alone: whatever is shown of them is a sum of
 * groups that are each large enough, so that no smaller one is left when one figure is taken from another (a quarter and
 * its months, a department and its teams, a whole and its lines).
 */
function keyedSums(asked: Asked, splits: readonly Split[]): RawBuilder<unknown> {
  const { units, period, settledBefore, minimumGroup } = asked
  const { months, days } = readingOf(period)
  const ranges = [
    ...(months === null ? [] : [{ grain: 'month', ...months }]),
    ...days.map(range => ({ grain: 'day', ...range })),
  ]
  return sql`
    select s.role, s.unit_id as unit, s.split, e.key, e.value::bigint as value,
           case s.split when 'whole' then date_trunc('month', s.start)::date::text else s.part::text end as part
      from unnest(${ranges.map(r => r.grain)}::text[], ${ranges.map(r => r.from)}::date[], ${ranges.map(r => r.to)}::date[])
           as r(grain, first, last)
      join scorecard_sum s on s.grain = r.grain and s.start between r.first and r.last
     cross join lateral jsonb_each_text(s.counts) as e
     where s.role in ('supplier', 'customer') and s.unit_id = any(${units}::uuid[]) and s.split = any(${splits}::text[])
       and (not starts_with(e.key, ${anonymousPrefix}) or (
         s.split = 'whole' and s.grain = 'month' and s.start < ${settledBefore}::date
         and ${minimumGroup} <= (select count(*) from jsonb_object_keys(s.counts) as k
                                  where starts_with(k, ${`${anonymousPrefix}raters:`}))))`
}

export interface DepartmentGroup {
  readonly department: Id
  readonly role: Role
  readonly counts: Counts
}

/** Sums of every department with all below it, as of the period's end; one statement. */
export async function readDepartments(
  db: Kysely<DB>,
  asked: Omit<Asked, 'units'>,
): Promise<{ readonly departments: readonly Id[]; readonly groups: readonly DepartmentGroup[] }> {
  const { rows } = await sql<{ department: Id; unit: Id }>`
    with recursive below as (
      select unit_id as department, unit_id as unit
        from unit_version where kind = 'department' and valid @> ${asked.period.to}::date
       union
      select below.department, v.unit_id
        from below join unit_version v on v.parent_id = below.unit and v.valid @> ${asked.period.to}::date)
    select department, unit from below`.execute(db)
  const units = rows.map(row => row.unit)
  const groups = await sql<DepartmentGroup>`
    with keyed as (${keyedSums({ ...asked, units: [...new Set(units)] }, ['whole'])}),
    summed as (
      select b.department, role, key, sum(value) as n
        from keyed
        join unnest(${rows.map(row => row.department)}::uuid[], ${units}::uuid[]) as b(department, unit) on b.unit = keyed.unit
       group by b.department, role, key)
    select department, role, jsonb_object_agg(key, n) as counts from summed group by department, role`.execute(db)
  return { departments: [...new Set(rows.map(row => row.department))], groups: groups.rows }
}

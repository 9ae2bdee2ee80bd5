import type { LocalDate } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import type { Period } from '@huke/core/scorecard'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '../database/index.ts'

/** A unit in a tree, and the days on which it was there. */
export interface Stay extends Period {
  readonly root: Id
  readonly unit: Id
}

/**
 * The units of the trees below some roots, each for the days of a period on which it stood there: what was done counts where
 * it was done, whatever was reorganised since. A unit that has ended stays where it stood last, and one that is older than
 * its record where it stood first, and one that ended on its first day, of which no record is left, where it stood then: what
 * was done is never lost from a figure. One statement.
 */
async function staysBelow(db: Kysely<DB>, roots: RawBuilder<unknown>, { from, to }: Period): Promise<readonly Stay[]> {
  const { rows } = await sql<Stay>`
    with recursive version as (
      select unit_id, parent_id, kind,
             daterange(case when row_number() over earliest = 1 then null else lower(valid) end,
                       case when row_number() over latest = 1 then null else upper(valid) end) as valid
        from unit_version
      window earliest as (partition by unit_id order by valid), latest as (partition by unit_id order by valid desc)
       union all
      select id, last_parent, null, '(,)'::daterange from unit u
       where not exists (select from unit_version v where v.unit_id = u.id)),
    period as (select daterange(${from}::date, ${to}::date, '[]') as days),
    below (root, unit, days, level) as (
      select r.id, r.id, p.days, 0 from (${roots}) r, period p
       union
      select b.root, v.unit_id, v.valid * b.days, b.level + 1
        from below b join version v on v.parent_id = b.unit and v.valid && b.days
       where b.level < 50)
    select root, unit, lower(days)::text as "from", (upper(days) - 1)::text as "to" from below`.execute(db)
  return rows
}

/** The tree of one unit over a period; empty when there is no such unit. */
export const treeOf = (db: Kysely<DB>, unit: Id, period: Period): Promise<readonly Stay[]> =>
  staysBelow(db, sql`select id from unit where id = ${unit}::uuid`, period)

/** The trees of all departments there were at any time of a period. */
export const departmentTrees = (db: Kysely<DB>, period: Period): Promise<readonly Stay[]> =>
  staysBelow(
    db,
    sql`select distinct unit_id as id from unit_version
         where kind = 'department' and valid && daterange(${period.from}::date, ${period.to}::date, '[]')`,
    period,
  )

/** Those of the units that are no more on a day. */
export async function endedUnits(db: Kysely<DB>, units: readonly Id[], day: LocalDate): Promise<ReadonlySet<Id>> {
  const { rows } = await sql<{ id: Id }>`
    select u.id from unit u
     where u.id = any(${[...new Set(units)]}::uuid[])
       and not exists (select from unit_version v where v.unit_id = u.id
                          and (upper(v.valid) is null or upper(v.valid) > ${day}::date))`.execute(db)
  return new Set(rows.map(row => row.id))
}

/** The units that stand above all others as of a day. */
export async function topUnits(db: Kysely<DB>, day: LocalDate): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select unit_id as id from unit_version where parent_id is null and valid @> ${day}::date`.execute(db)
  return rows.map(row => row.id)
}

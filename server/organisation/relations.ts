import type { Instant } from '@huke/core/calendar'
import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../database/index.ts'

/** The units of a person today, the primary one first. */
export async function unitsOf(db: Kysely<DB>, person: string, at: Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ unit_id: string }>`
    select unit_id from membership
     where person_id = ${person}::uuid and valid @> organisation_day(${instant(at)})
     order by is_primary desc, unit_id`.execute(db)
  return rows.map(row => row.unit_id)
}

/** The heads from a unit up to the top of the organisation, nearest first. */
export async function headsFrom(db: Kysely<DB>, unit: string, at: Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ person_id: string }>`
    with recursive today as (select organisation_day(${instant(at)}) as day),
    line as (
      select unit_id, parent_id, 1 as level from unit_version, today where unit_id = ${unit}::uuid and valid @> day
       union all
      select v.unit_id, v.parent_id, l.level + 1
        from unit_version v join line l on v.unit_id = l.parent_id, today
       where v.valid @> day and l.level < 50
    )
    select h.person_id from line l join unit_head h on h.unit_id = l.unit_id, today
     where h.valid @> day order by l.level`.execute(db)
  return [...new Set(rows.map(row => row.person_id))]
}

import type { LocalDate } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'

/** A unit and all below it as of a day; empty when there is no such unit. */
export async function unitsBelow(db: Kysely<DB>, unit: Id, day: LocalDate): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    with recursive below as (
      select id from unit where id = ${unit}
       union
      select v.unit_id from below join unit_version v on v.parent_id = below.id and v.valid @> ${day}::date)
    select id from below`.execute(db)
  return rows.map(row => row.id)
}

/** The units that stand above all others as of a day. */
export async function topUnits(db: Kysely<DB>, day: LocalDate): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select unit_id as id from unit_version where parent_id is null and valid @> ${day}::date`.execute(db)
  return rows.map(row => row.id)
}

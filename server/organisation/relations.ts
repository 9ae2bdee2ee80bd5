import type { Instant } from '@huke/core/calendar'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type DB, instant } from '../database/index.ts'

const moment = (at: Instant | undefined): RawBuilder<unknown> => (at === undefined ? sql`now()` : instant(at))

/** The managers of a person, nearest first, up to the top. */
export async function lineOf(db: Kysely<DB>, person: string, at?: Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive today as (select organisation_day(${moment(at)}) as day),
    line (id, level) as (
      select m.manager_id, 1 from manager m, today where m.person_id = ${person} and m.valid @> day
       union all
      select m.manager_id, line.level + 1 from line join manager m on m.person_id = line.id, today where m.valid @> day)
    cycle id set is_circle using way
    select id from line where not is_circle and id <> ${person} order by level`.execute(db)
  return rows.map(row => row.id)
}

/** Who heads a unit; null where nobody does. */
export async function headOf(db: Kysely<DB>, unit: string, at?: Instant): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from unit_head
     where unit_id = ${unit} and valid @> organisation_day(${moment(at)})`.execute(db)
  return rows[0]?.id ?? null
}

/** Everybody who belongs to one of these units, each once, by employee number; units below are not included. */
export async function membersOf(db: Kysely<DB>, units: readonly string[], at?: Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with today as (select organisation_day(${moment(at)}) as day)
    select p.id
      from person p, today
     where p.employed @> day
       and p.id in (select m.person_id from membership m where m.unit_id = any(${[...units]}::uuid[]) and m.valid @> day)
     order by p.code`.execute(db)
  return rows.map(row => row.id)
}

/** A unit and all units below it, as they were at `at` (now unless given). */
export async function descendantsOf(db: Kysely<DB>, unit: string, at?: Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive today as (select organisation_day(${moment(at)}) as day),
    below (id) as (
      select ${unit}::uuid
       union
      select v.unit_id from below join unit_version v on v.parent_id = below.id, today where v.valid @> day)
    select id from below`.execute(db)
  return rows.map(row => row.id)
}

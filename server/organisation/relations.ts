import type { Instant } from '@huke/core/calendar'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { canAct, isGone, isHere } from './presence.ts'

/** The units of a person today, the primary one first. */
export async function unitsOf(db: Kysely<DB>, person: string, at: Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ unit_id: string }>`
    select unit_id from membership
     where person_id = ${person}::uuid and valid @> organisation_day(${instant(at)})
     order by is_primary desc, unit_id`.execute(db)
  return rows.map(row => row.unit_id)
}

/** The heads from a unit up to the top of the organisation, nearest first: those who are there and can sign in. */
export async function headsFrom(db: Kysely<DB>, unit: string, at: Instant): Promise<readonly string[]> {
  return (await answerableFor(db, [unit], at)).get(unit)?.heads ?? []
}

export interface Answerable {
  /** nearest first, up to the top */
  readonly heads: readonly string[]
  readonly members: readonly string[]
}

/** Who answers for units today and can: their heads up the line, and their own members. One statement for all. */
export async function answerableFor(
  db: Kysely<DB>,
  units: readonly string[],
  at: Instant,
): Promise<ReadonlyMap<string, Answerable>> {
  const { rows } = await sql<Answerable & { unit: string }>`
    with recursive ${answerable(sql`select unnest(${[...new Set(units)]}::uuid[])`, at)}
    select unit, heads, members from answerable`.execute(db)
  return new Map(rows.map(row => [row.unit, row]))
}

/** The same for the units of a statement, as its tables `today` and `answerable`; after `with recursive`. */
export function answerable(units: RawBuilder<unknown>, at: Instant): RawBuilder<unknown> {
  const day = sql`(select day from today)`
  return sql`
    today as (select organisation_day(${instant(at)}) as day),
    line (unit, here, level) as (
      select unit, unit, 0 from (${units}) as asked (unit)
       union all
      select line.unit, v.parent_id, line.level + 1
        from line join unit_version v on v.unit_id = line.here
       where v.valid @> ${day} and v.parent_id is not null and line.level < 50),
    headed as (
      select line.unit, h.person_id, min(line.level) as level
        from line join unit_head h on h.unit_id = line.here
       where h.valid @> ${day} and ${isHere(sql`h.person_id`, day)}
       group by line.unit, h.person_id),
    heads_of as materialized (
      select unit, array_agg(person_id order by level) as heads from headed group by unit),
    members_of as materialized (
      select m.unit_id as unit, array_agg(m.person_id order by m.person_id) as members
        from membership m
       where m.unit_id in (select unit from line where level = 0) and m.valid @> ${day} and ${isHere(sql`m.person_id`, day)}
       group by m.unit_id),
    answerable as materialized (
      select unit, coalesce(heads, '{}') as heads, coalesce(members, '{}') as members
        from (select unit from line where level = 0) as asked
        left join heads_of using (unit)
        left join members_of using (unit))`
}

/** Those of some people who are there, can sign in and are not away. */
export async function hereAmong(db: Kysely<DB>, people: readonly string[], at: Instant): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    with today as (select organisation_day(${instant(at)}) as day)
    select id from unnest(${[...new Set(people)]}::uuid[]) as id where ${isHere(sql`id`, sql`(select day from today)`)}`.execute(
    db,
  )
  return new Set(rows.map(row => row.id))
}

/** Who acts with the rights of some people today: pairs of whose rights and who. */
export async function standInsOf(
  db: Kysely<DB>,
  people: readonly string[],
  at: Instant,
): Promise<readonly { readonly from: string; readonly to: string }[]> {
  const day = sql`(select day from today)`
  const { rows } = await sql<{ from: string; to: string }>`
    with today as (select organisation_day(${instant(at)}) as day)
    select from_person as from, to_person as to from delegation
     where from_person = any(${[...new Set(people)]}::uuid[]) and valid @> ${day} and revoked_at is null
       and not ${isGone(sql`from_person`, day)} and ${canAct(sql`to_person`, day)}`.execute(db)
  return rows
}

/** Whom to tell of a matter that nobody of a unit holds in person: the nearest head, without one all members; never one of `not`. */
export function toldFor({ heads, members }: Answerable, not: readonly string[]): readonly string[] {
  const head = heads.find(person => !not.includes(person))
  return head === undefined ? members.filter(person => !not.includes(person)) : [head]
}

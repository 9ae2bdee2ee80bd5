import type { Instant } from '@huke/core/calendar'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { type DB, instant } from '../database/index.ts'

export const BilingualText = Type.Object({ zh: Type.String(), en: Type.String() })

export const UnitRef = Type.Object({
  id: Type.String({ format: 'uuid' }),
  code: Type.String(),
  name: BilingualText,
})
export type UnitRef = Static<typeof UnitRef>

export const PersonRef = Type.Object({
  id: Type.String({ format: 'uuid' }),
  code: Type.String({ description: 'Employee number' }),
  name: Type.String(),
  nameEn: Type.Union([Type.String(), Type.Null()]),
  unit: Type.Union([UnitRef, Type.Null()], { description: 'Primary unit' }),
})
export type PersonRef = Static<typeof PersonRef>

/** Units by id, named as they were at `at` (now unless given); one that had ended keeps its last name, one that never began the one it was to have. Unknown ids are left out. */
export async function unitRefs(db: Kysely<DB>, ids: readonly string[], at?: Instant): Promise<Map<string, UnitRef>> {
  const { rows } = await sql<{ ref: UnitRef }>`
    with today as (select organisation_day(${moment(at)}) as day)
    select ${unitRefJson(sql`wanted.id`, sql`day`)} as ref
      from unnest(${[...new Set(ids)]}::uuid[]) as wanted (id), today
     where exists (select from unit where unit.id = wanted.id)`.execute(db)
  return new Map(rows.map(({ ref }) => [ref.id, ref]))
}

/** People by id, in their primary unit at `at` (now unless given). Unknown ids are left out. */
export async function personRefs(
  db: Kysely<DB>,
  ids: readonly string[],
  at?: Instant,
): Promise<Map<string, PersonRef>> {
  const { rows } = await sql<{ ref: PersonRef }>`
    with today as (select organisation_day(${moment(at)}) as day)
    select ${personRefJson(sql`wanted.id`, sql`day`)} as ref
      from unnest(${[...new Set(ids)]}::uuid[]) as wanted (id), today
     where exists (select from person where person.id = wanted.id)`.execute(db)
  return new Map(rows.map(({ ref }) => [ref.id, ref]))
}

/** A UnitRef, or null, as JSON inside another statement; columns must be named with their table: `d.unit_id`. */
export const unitRefJson = (unit: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<UnitRef | null> => sql`(
  select json_build_object('id', ref_u.id, 'code', ref_u.code, 'name', ${nameJson(sql`ref_u`, sql`ref_v`)})
    from unit ref_u left join unit_version ref_v on ref_v.unit_id = ref_u.id
   where ref_u.id = ${unit}
   order by ${nearestFirst(sql`ref_v.valid`, day)}
   limit 1)`

/** Of a unit and its version, which may be missing. */
export const nameJson = (unit: RawBuilder<unknown>, version: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  json_build_object('zh', coalesce(${version}.name, ${unit}.name, ${unit}.code),
    'en', coalesce(${version}.name_en, ${version}.name, ${unit}.name_en, ${unit}.name, ${unit}.code))`

/** An order of versions: the one of the day, else the last before it, else the first after it. */
export const nearestFirst = (valid: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  ${valid} @> ${day} desc nulls last, coalesce(lower(${valid}) <= ${day}, true) desc,
  case when lower(${valid}) > ${day} then lower(${valid}) end, ${valid} desc`

/** A PersonRef, or null, as JSON inside another statement; columns must be named with their table. */
export const personRefJson = (
  person: RawBuilder<unknown>,
  day: RawBuilder<unknown>,
): RawBuilder<PersonRef | null> => sql`(
  select json_build_object('id', ref_p.id, 'code', ref_p.code, 'name', ref_p.name, 'nameEn', ref_p.name_en, 'unit',
           ${unitRefJson(sql`ref_m.unit_id`, day)})
    from person ref_p
    left join membership ref_m on ref_m.person_id = ref_p.id and ref_m.is_primary and ref_m.valid @> ${day}
   where ref_p.id = ${person})`

const moment = (at: Instant | undefined): RawBuilder<unknown> => (at === undefined ? sql`now()` : instant(at))

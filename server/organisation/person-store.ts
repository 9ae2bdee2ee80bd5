import type { Instant } from '@huke/core/calendar'
import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { notFound } from '../http/index.ts'
import { type PersonRef, personRefJson, type UnitRef, unitRefJson } from './ref.ts'
import { found, foundRank } from './search.ts'

export interface PostRef {
  readonly id: string
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
}

export interface PersonRow {
  readonly ref: PersonRef
  readonly post: PostRef | null
  readonly rank: number
}

export interface PeopleQuery {
  readonly q: string
  /** this unit and all below it, or this one only */
  readonly unit: string | null
  readonly direct: boolean
  readonly after: readonly [rank: number, name: string, id: string] | null
  readonly limit: number
}

const postJson = sql<PostRef>`case when o.id is null then null else
  json_build_object('id', o.id, 'code', o.code, 'name', json_build_object('zh', o.name, 'en', coalesce(o.name_en, o.name))) end`

/** As a value, so that it is worked out once a statement and not once a row. */
const day = sql`(select day from today)`

/** People of the organisation employed today: exact code first, then by beginning of name, then of pinyin or initials, then the rest. */
export async function searchPeople(db: Kysely<DB>, at: Instant, ask: PeopleQuery): Promise<readonly PersonRow[]> {
  const [rank, name, id] = ask.after ?? [-1, '', null]
  const { rows } = await sql<PersonRow>`
    with recursive today as (select organisation_day(${instant(at)}) as day),
    below (id) as (
      select ${ask.unit}::uuid
       union
      select v.unit_id from below join unit_version v on v.parent_id = below.id
       where v.valid @> ${day} and not ${ask.direct}),
    ranked as (
      select p.id, p.name, ${foundRank({ code: sql`p.code`, name: sql`p.name`, search: sql`p.search` }, ask.q)} as rank
        from person p
       where p.imported_from is null and p.employed @> ${day} and ${found(sql`p.search`, ask.q)}
         and (${ask.unit}::uuid is null or p.id in (
               select m.person_id from membership m join below on below.id = m.unit_id where m.valid @> ${day}))),
    listed as (
      select * from ranked
       where ${ask.after === null} or (rank, name collate "zh-x-icu", id) > (${rank}, ${name}, ${id}::uuid)
       order by rank, name collate "zh-x-icu", id
       limit ${ask.limit})
    select ${personRefJson(sql`l.id`, day)} as ref, ${postJson} as post, l.rank
      from listed l
      left join membership m on m.person_id = l.id and m.is_primary and m.valid @> ${day}
      left join post o on o.id = m.post_id
     order by l.rank, l.name collate "zh-x-icu", l.id`.execute(db)
  return rows
}

export interface PersonPage {
  readonly ref: PersonRef
  readonly email: string | null
  readonly phone: string | null
  readonly joined: string | null
  readonly left: string | null
  /** known from a history import alone */
  readonly imported: boolean
  readonly memberships: readonly {
    readonly unit: UnitRef
    readonly post: PostRef | null
    readonly primary: boolean
    readonly since: string | null
    readonly until: string | null
  }[]
  readonly heads: readonly UnitRef[]
  readonly managers: readonly PersonRef[]
  readonly reports: readonly PersonRef[]
}

const mostReports = 200

/** One person with units, posts, managers up to the top, and who reports to them. */
export async function readPerson(db: Kysely<DB>, id: string, at: Instant): Promise<PersonPage> {
  const { rows } = await sql<PersonPage>`
    with recursive today as (select organisation_day(${instant(at)}) as day),
    line (id, level) as (
      select g.manager_id, 1 from manager g where g.person_id = ${id} and g.valid @> ${day}
       union
      select g.manager_id, line.level + 1
        from line join manager g on g.person_id = line.id
       where g.valid @> ${day} and line.level < 50)
    select ${personRefJson(sql`p.id`, day)} as ref, p.email, p.phone, lower(p.employed) as joined,
           upper(p.employed) - 1 as "left", p.imported_from is not null as imported,
           array(select json_build_object('unit', ${unitRefJson(sql`m.unit_id`, day)}, 'post', ${postJson},
                          'primary', m.is_primary, 'since', lower(m.valid), 'until', upper(m.valid) - 1)
                   from membership m left join post o on o.id = m.post_id
                  where m.person_id = p.id order by m.valid desc, m.is_primary desc) as memberships,
           array(select ${unitRefJson(sql`h.unit_id`, day)} from unit_head h
                  where h.person_id = p.id and h.valid @> ${day}) as heads,
           array(select ${personRefJson(sql`line.id`, day)} from line order by level) as managers,
           array(select ${personRefJson(sql`r.person_id`, day)}
                   from (select g.person_id from manager g join person s on s.id = g.person_id
                          where g.manager_id = p.id and g.valid @> ${day} order by s.code limit ${mostReports}) r) as reports
      from person p
     where p.id = ${id}`.execute(db)
  const row = rows[0]
  if (row === undefined) throw notFound()
  return row
}

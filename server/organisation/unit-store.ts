import type { Instant } from '@huke/core/calendar'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { notFound } from '../http/index.ts'
import { nameJson, nearestFirst, type PersonRef, personRefJson, type UnitRef, unitRefJson } from './ref.ts'

export interface UnitRow extends UnitRef {
  readonly kind: 'company' | 'department' | 'team'
  readonly parent: string | null
  readonly head: PersonRef | null
  readonly size: number
  readonly calendar: string | null
  /** comes from a history import, and is none of the organisation */
  readonly imported: boolean
}

/** As a value, so that it is worked out once a statement and not once a row. */
const day = sql`(select day from today)`

/** Of a unit without any version, what was last said. */
const parentOf = sql`case when v.unit_id is null then u.last_parent else v.parent_id end`

const isPlannedToEnd = sql`exists (
  select from unit_ending e where e.unit_id = u.id and e.state = 'planned' and e.day <= ${day})`

const unitRows = (which: RawBuilder<unknown>): RawBuilder<UnitRow> => sql`
  select u.id, u.code, ${nameJson(sql`u`, sql`v`)} as name, coalesce(v.kind, 'department') as kind,
         ${parentOf} as parent, v.calendar_id as calendar, u.imported_from is not null as imported, coalesce(members.size, 0) as size,
         ${personRefJson(sql`(select h.person_id from unit_head h where h.unit_id = u.id and h.valid @> ${day})`, day)} as head
    from unit u
    left join unit_version v on v.unit_id = u.id and v.valid @> ${day}
    left join (
      select m.unit_id, count(*) as size from membership m join person p on p.id = m.person_id
       where m.valid @> ${day} and p.imported_from is null group by m.unit_id) members
      on members.unit_id = u.id
   where ${which}
   order by u.code`

const today = (at: Instant): RawBuilder<unknown> => sql`today as (select organisation_day(${instant(at)}) as day)`

/** All units of that day, flat; the tree is in `parent`. What is planned to end by then is not among them. */
export async function listUnits(db: Kysely<DB>, at: Instant): Promise<readonly UnitRow[]> {
  const { rows } =
    await sql<UnitRow>`with ${today(at)} ${unitRows(sql`u.imported_from is null and v.unit_id is not null and not ${isPlannedToEnd}`)}`.execute(
      db,
    )
  return rows
}

export interface UnitPage extends UnitRow {
  readonly path: readonly UnitRef[]
  readonly children: readonly UnitRef[]
  readonly worksBy: WorksBy | null
  /** of a unit that has ended, or is to */
  readonly lastDay: string | null
  readonly history: readonly UnitVersion[]
}

export interface CalendarName {
  readonly id: string
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
}

/** The calendar of a unit, and the unit that gives it: itself or one above; null where it is the organisation's. */
export interface WorksBy {
  readonly calendar: CalendarName
  readonly from: UnitRef | null
}

export interface UnitVersion {
  readonly name: { readonly zh: string; readonly en: string }
  readonly parent: UnitRef | null
  /** its own; null where it works by that of a unit above it */
  readonly calendar: CalendarName | null
  readonly firstDay: string | null
  readonly lastDay: string | null
}

/**
 * One unit with its place in the tree and what it was called before; one that has ended is shown as it last was, one that
 * has not begun as it will be.
 */
export async function readUnit(db: Kysely<DB>, id: string, at: Instant): Promise<UnitPage> {
  const { rows } = await sql<UnitPage>`
    with recursive today as (
      select case when valid is null or valid @> day then day
                  when lower(valid) > day then lower(valid)
                  else upper(valid) - 1 end as day
        from (select organisation_day(${instant(at)}) as day) as asked
        left join unit_version v on v.unit_id = ${id}
       order by ${nearestFirst(sql`valid`, sql`asked.day`)}
       limit 1),
    above (id, parent, level) as (
      select u.id, ${parentOf}, 0
        from unit u left join unit_version v on v.unit_id = u.id and v.valid @> ${day}
       where u.id = ${id}
       union
      select v.unit_id, v.parent_id, above.level + 1
        from above join unit_version v on v.unit_id = above.parent
       where v.valid @> ${day} and above.level < 50),
    one as (${unitRows(sql`u.id = ${id}`)})
    select one.*,
           coalesce((select gone_on from unit where id = ${id}),
             (select upper(valid) - 1 from unit_version w where w.unit_id = ${id} order by valid desc limit 1)) as "lastDay",
           array(select ${unitRefJson(sql`above.id`, day)} from above order by level desc) as path,
           array(select ${unitRefJson(sql`c.unit_id`, day)} from unit_version c join unit cu on cu.id = c.unit_id
                  where c.parent_id = ${id} and c.valid @> ${day} and (cu.imported_from is null or one.imported) order by cu.code) as children,
           (select json_build_object('calendar', ${calendarJson(sql`given.calendar_id`)}, 'from', ${unitRefJson(sql`given.given_by`, day)})
              from calendar_of_unit(${id}, ${day}) given) as "worksBy",
           array(select json_build_object('name', json_build_object('zh', w.name, 'en', coalesce(w.name_en, w.name)),
                          'parent', ${unitRefJson(sql`w.parent_id`, sql`coalesce(lower(w.valid), ${day})`)},
                          'calendar', ${calendarJson(sql`w.calendar_id`)},
                          'firstDay', lower(w.valid), 'lastDay', upper(w.valid) - 1)
                   from (select name, name_en, parent_id, calendar_id, valid from unit_version where unit_id = ${id}
                          union all
                         select name, name_en, last_parent, null, daterange(gone_on, gone_on, '[]') from unit
                          where id = ${id} and gone_on is not null) w
                  order by w.valid) as history
      from one`.execute(db)
  const row = rows[0]
  if (row === undefined) throw notFound()
  return row
}

/** A calendar's name, or null, as JSON inside another statement. */
const calendarJson = (calendar: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select json_build_object('id', named.id, 'code', named.code, 'name', named.name) from calendar named where named.id = ${calendar})`

export interface PostRow {
  readonly id: string
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly responsibilities: string
  readonly size: number
}

export async function listPosts(
  db: Kysely<DB>,
  at: Instant,
  after: string | null,
  limit: number,
): Promise<readonly PostRow[]> {
  const { rows } = await sql<PostRow>`
    with ${today(at)}
    select p.id, p.code, json_build_object('zh', p.name, 'en', coalesce(p.name_en, p.name)) as name, p.responsibilities,
           (select count(*) from membership m where m.post_id = p.id and m.valid @> ${day}) as size
      from post p
     where ${after}::text is null or p.code > ${after}
     order by p.code
     limit ${limit}`.execute(db)
  return rows
}

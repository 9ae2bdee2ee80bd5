import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type DB, instant } from '../../database/index.ts'
import { notFound } from '../../http/index.ts'
import { type PersonRef, personRefJson, type UnitRef, unitRefJson } from '../ref.ts'
import { isOwedTo } from '../owed-to.ts'

type Named = { readonly zh: string; readonly en: string }

export interface Plan {
  readonly unit: UnitRef
  readonly lastDay: string | null
  readonly successor: UnitRef | null
  readonly owes: number
  readonly owed: number
  readonly people: number
  readonly services: readonly { id: Id; code: string; name: Named; open: number }[]
  readonly servicesInAll: number
  readonly below: readonly UnitRef[]
  readonly head: PersonRef | null
  readonly delegations: number
  readonly calendar: Named | null
}

const shownServices = 200

/** All that a unit has today and that has to go somewhere when it ends. One statement. */
export async function readPlan(db: Kysely<DB>, unit: Id, at: Instant): Promise<Plan> {
  const day = sql`(select day from today)`
  const open = (which: RawBuilder<unknown>) => sql`
    (select count(*)::int from commitment where closed_at is null and imported_from is null and ${which})`
  const offered = sql`service s where s.unit_id = ${unit}::uuid and s.retired_at is null`
  const member = sql`select m.person_id from membership m
    where m.unit_id = ${unit}::uuid and (upper(m.valid) is null or upper(m.valid) > ${day})`
  const { rows } = await sql<Plan>`
    with recursive today as (select organisation_day(${instant(at)}) as day),
    above (id, level) as (
      select last_parent, 1 from unit where id = ${unit}::uuid and last_parent is not null
       union all
      select u.last_parent, above.level + 1 from above join unit u on u.id = above.id
       where u.last_parent is not null and above.level < 50)
    select ${unitRefJson(sql`u.id`, day)} as unit,
           coalesce(u.gone_on, (select upper(valid) - 1 from unit_version where unit_id = u.id order by valid desc limit 1)) as "lastDay",
           (select ${unitRefJson(sql`above.id`, day)} from above join unit_version v on v.unit_id = above.id
             where v.valid @> ${day} order by level limit 1) as successor,
           ${open(sql`supplier_unit = ${unit}::uuid`)} as owes, ${open(isOwedTo(sql`${unit}::uuid`))} as owed,
           (select count(distinct person_id)::int from (${member}) as people) as people,
           array(select json_build_object('id', s.id, 'code', s.code, 'name', w.definition -> 'name', 'open',
                          (select count(*) from commitment c
                            where c.service_id = s.id and c.closed_at is null and c.imported_from is null))
                   from service_version w, ${offered} and w.service_id = s.id and w.version = s.current_version
                  order by s.code limit ${shownServices}) as services,
           (select count(*)::int from ${offered}) as "servicesInAll",
           array(select ${unitRefJson(sql`v.unit_id`, day)} from unit_version v join unit below on below.id = v.unit_id
                  where v.parent_id = u.id and v.valid @> ${day} and below.imported_from is null order by below.code) as below,
           (select ${personRefJson(sql`h.person_id`, day)} from unit_head h where h.unit_id = u.id and h.valid @> ${day}) as head,
           (select count(*)::int from delegation
             where revoked_at is null and upper(valid) > ${day}
               and (from_person in (${member}) or to_person in (${member}))) as delegations,
           (select k.name from unit_version v join calendar k on k.id = v.calendar_id
             where v.unit_id = u.id and v.valid @> ${day}) as calendar
      from unit u where u.id = ${unit}::uuid`.execute(db)
  const plan = rows[0]
  if (plan === undefined) throw notFound()
  return plan
}

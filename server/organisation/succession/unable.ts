import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { Static } from 'typebox'
import { type DB, instant } from '../../database/index.ts'
import { pageFrom, readKeys, type Routes } from '../../http/index.ts'
import { canAct } from '../presence.ts'
import { personRefJson } from '../ref.ts'
import { type Unable, unableSchema } from './schema.ts'

type Row = Static<typeof Unable>

/** So long before the last day somebody counts as leaving. */
const leavingDays = 30

/** Of a unit: who cannot act, and what lies with them. */
export const unableRoutes: Routes = (app, { db, now }) => {
  app.get('/units/:id/unable', { schema: unableSchema }, async request => {
    const { id } = request.params
    request.permit('unable.read', { unit: id })
    const { after, limit = 50 } = request.query
    const from = readKeys(after, ['id'])?.[0] ?? null
    const rows = await readUnable(db, id, now(), { after: from === null ? null : String(from), limit: limit + 1 })
    return pageFrom(
      rows,
      limit,
      row => [row.person.id],
      row => row,
    )
  })
}

/** Members of today, and whoever still holds something of these units without being there. */
async function readUnable(
  db: Kysely<DB>,
  unit: Id,
  at: Instant,
  { after, limit }: { after: Id | null; limit: number },
): Promise<readonly Row[]> {
  const day = sql`(select day from today)`
  const { rows } = await sql<Row>`
    with recursive today as (select organisation_day(${instant(at)}) as day),
    below (unit) as (
      select ${unit}::uuid
       union
      select v.unit_id from below join unit_version v on v.parent_id = below.unit where v.valid @> ${day}),
    people (id) as (
      select person_id from membership where valid @> ${day} and unit_id in (select unit from below)
       union
      select supplier_person from commitment
       where closed_at is null and supplier_person is not null and supplier_unit in (select unit from below)
       union
      select x.person_id from commitment_customer x join commitment c on c.id = x.commitment_id
       where c.closed_at is null and x.person_id is not null and x.unit_id in (select unit from below)),
    states as (
      select p.id,
             case when not p.employed @> ${day} then 'left'
                  when not ${canAct(sql`p.id`, day)} then 'locked-out'
                  when b.id is not null then 'away'
                  when upper(p.employed) <= ${day} + ${leavingDays}::int then 'leaving' end as why,
             case when not p.employed @> ${day} or b.id is null then upper(p.employed) - 1
                  else upper(b.valid) - 1 end as until
        from people join person p on p.id = people.id
        left join absence b on b.person_id = p.id and b.valid @> ${day} and b.revoked_at is null)
    select ${personRefJson(sql`s.id`, day)} as person, s.why, s.until,
           (select count(*)::int from commitment c where c.closed_at is null and c.supplier_person = s.id) as supplier,
           (select count(*)::int from commitment c where c.closed_at is null
               and c.id in (select commitment_id from commitment_customer x where x.person_id = s.id)) as customer
      from states s
     where s.why is not null and (${after}::uuid is null or s.id > ${after}::uuid)
     order by s.id
     limit ${limit}`.execute(db)
  return rows
}

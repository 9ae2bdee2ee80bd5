import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import { Type } from 'typebox'
import { type DB, instant } from '../database/index.ts'
import {
  Instant as InstantSchema,
  notFound,
  pageFrom,
  PageOf,
  PageQuery,
  readKeys,
  refused,
  type Routes,
  Uuid,
} from '../http/index.ts'
import { logAdmin, PersonRef, personRefJson, UnitRef, unitRefJson } from '../organisation/index.ts'

/** The units somebody is a helper of today, with all below them. */
export async function helpedUnits(db: Kysely<DB>, person: Id, at: Instant): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    with recursive today as (select organisation_day(${instant(at)}) as day),
    helped as (
      select unit_id as id from asking_helper where person_id = ${person}::uuid
       union
      select v.unit_id from unit_version v join helped h on v.parent_id = h.id, today where v.valid @> day)
    select id from helped`.execute(db)
  return rows.map(row => row.id)
}

/** Who may ask for the people of which unit, besides its own. */
export const askingHelperRoutes: Routes = (app, { db, now }) => {
  app.get('/asking-helpers', { schema: listSchema }, async request => {
    request.permit('organisation.edit')
    const { after, limit = 50 } = request.query
    const keys = readKeys(after, ['id', 'id'])
    const { rows } = await sql<Helper>`
      with today as (select organisation_day(${instant(now())}) as day)
      select ${personRefJson(sql`h.person_id`, sql`day`)} as person, ${unitRefJson(sql`h.unit_id`, sql`day`)} as unit,
             h.granted_at as "grantedAt"
        from asking_helper h, today
       where ${keys === null} or (h.person_id, h.unit_id) > (${keys?.[0] ?? null}::uuid, ${keys?.[1] ?? null}::uuid)
       order by h.person_id, h.unit_id limit ${limit + 1}`.execute(db)
    const page = pageFrom(
      rows,
      limit,
      row => [row.person.id, row.unit.id],
      row => row,
    )
    return { ...page, items: [...page.items] }
  })

  app.put('/asking-helpers/:person/:unit', { schema: putSchema }, async (request, reply) => {
    const me = request.permit('organisation.edit')
    const { person, unit } = request.params
    // An officer asks for everybody as it is.
    if (person === me.person && !me.roles.includes('officer')) throw refused('access.lending-to-oneself')
    await db.transaction().execute(async trx => {
      await checkExist(trx, person, unit, now())
      await sql`
        insert into asking_helper (person_id, unit_id, granted_at, granted_by)
        values (${person}, ${unit}, ${instant(now())}, ${me.person}) on conflict do nothing`.execute(trx)
      await logAdmin(trx, { person: me.person, action: 'asking-helper.named', subject: person, detail: { unit } })
    })
    return reply.code(204).send(null)
  })

  app.delete('/asking-helpers/:person/:unit', { schema: deleteSchema }, async (request, reply) => {
    const me = request.permit('organisation.edit')
    const { person, unit } = request.params
    await db.transaction().execute(async trx => {
      const { rows } = await sql`
        delete from asking_helper where person_id = ${person} and unit_id = ${unit} returning 1`.execute(trx)
      if (rows.length === 0) throw notFound()
      await logAdmin(trx, { person: me.person, action: 'asking-helper.removed', subject: person, detail: { unit } })
    })
    return reply.code(204).send(null)
  })
}

async function checkExist(db: Kysely<DB>, person: Id, unit: Id, at: Instant): Promise<void> {
  const { rows } = await sql<{ person: boolean; unit: boolean }>`
    with today as (select organisation_day(${instant(at)}) as day)
    select exists (select from person where id = ${person} and employed @> day) as person,
           exists (select from unit_version where unit_id = ${unit} and valid @> day) as unit
      from today`.execute(db)
  if (!rows[0]?.person)
    throw refused('invalid-input', {
      place: 'path/person',
      value: person,
      expectation: { zh: '现在在职的人', en: 'somebody who works here today' },
    })
  if (!rows[0].unit)
    throw refused('invalid-input', {
      place: 'path/unit',
      value: unit,
      expectation: { zh: '现有的部门', en: 'a unit of today' },
    })
}

interface Helper {
  readonly person: PersonRef
  readonly unit: UnitRef
  readonly grantedAt: Instant
}

const tags = ['access']
const params = Type.Object({ person: Uuid, unit: Uuid })

const listSchema = {
  operationId: 'listAskingHelpers',
  tags,
  summary: 'Who may ask for the people of which unit, besides its own',
  querystring: Type.Object(PageQuery),
  response: { 200: PageOf(Type.Object({ person: PersonRef, unit: UnitRef, grantedAt: InstantSchema })) },
}
const putSchema = {
  operationId: 'nameAskingHelper',
  tags,
  summary: 'Let somebody ask for the people of a unit and of those below it',
  params,
  response: { 204: Type.Null() },
}
const deleteSchema = {
  operationId: 'removeAskingHelper',
  tags,
  summary: 'Let them do so no more',
  params,
  response: { 204: Type.Null() },
}

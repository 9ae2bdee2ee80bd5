import type { Instant } from '@huke/core/calendar'
import { type Kysely, sql, type Transaction } from 'kysely'
import { type Static, Type } from 'typebox'
import { type DB, instant } from '../database/index.ts'
import { ById, Nullable, pageFrom, PageOf, PageQuery, readKeys, refused, type Routes, Uuid } from '../http/index.ts'
import { logAdmin } from './admin-log.ts'
import { isHere } from './presence.ts'
import { PersonRef, personRefJson } from './ref.ts'

/** Who of a unit gets new requests by themselves, and who gets those of somebody who is not there. */
export const takingPartRoutes: Routes = (app, { db, now }) => {
  app.get('/units/:id/assignment', { schema: readSchema }, async request => {
    request.permit('organisation.read')
    const { after, limit = 50 } = request.query
    const from = readKeys(after, ['id'])?.[0] ?? null
    const rows = await readParts(db, request.params.id, now(), {
      after: from === null ? null : String(from),
      limit: limit + 1,
    })
    return pageFrom(
      rows,
      limit,
      row => [row.person.id],
      row => row,
    )
  })

  app.put('/units/:id/assignment', { schema: changeSchema }, async (request, reply) => {
    const { id } = request.params
    const me = request.permit('assignment.edit', { unit: id })
    const { members } = request.body
    await db.transaction().execute(async trx => {
      await check(trx, id, members, now())
      await sql`
        insert into taking_part (unit_id, person_id, takes_part, stand_in)
        select ${id}, person, "takesPart", "standIn"
          from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as r (person uuid, "takesPart" boolean, "standIn" uuid)
            on conflict (unit_id, person_id) do update
           set takes_part = excluded.takes_part, stand_in = excluded.stand_in`.execute(trx)
      await logAdmin(trx, { person: me.person, action: 'unit.assignment-changed', subject: id, detail: { members } })
    })
    return reply.code(204).send(null)
  })
}

async function readParts(
  db: Kysely<DB>,
  unit: string,
  at: Instant,
  { after, limit }: { after: string | null; limit: number },
): Promise<readonly Static<typeof Part>[]> {
  const day = sql`(select day from today)`
  const { rows } = await sql<Static<typeof Part>>`
    with today as (select organisation_day(${instant(at)}) as day)
    select ${personRefJson(sql`m.person_id`, day)} as person, coalesce(t.takes_part, true) as "takesPart",
           ${personRefJson(sql`t.stand_in`, day)} as "standIn", ${isHere(sql`m.person_id`, day)} as here
      from membership m left join taking_part t on t.unit_id = m.unit_id and t.person_id = m.person_id
     where m.unit_id = ${unit}::uuid and m.valid @> ${day} and (${after}::uuid is null or m.person_id > ${after}::uuid)
     order by m.person_id
     limit ${limit}`.execute(db)
  return rows
}

/** Members only, and as stand-ins whoever may hold the unit's work: its members and those of the units below. */
async function check(
  trx: Transaction<DB>,
  unit: string,
  members: Static<typeof Change>['members'],
  at: Instant,
): Promise<void> {
  const { rows } = await sql<{ id: string; direct: boolean }>`
    with recursive today as (select organisation_day(${instant(at)}) as day),
    below (unit) as (
      select ${unit}::uuid
       union
      select v.unit_id from below join unit_version v on v.parent_id = below.unit, today where v.valid @> day)
    select person_id as id, bool_or(unit_id = ${unit}::uuid) as direct from membership, today
     where unit_id in (select unit from below) and valid @> day group by person_id`.execute(trx)
  const direct = new Map(rows.map(row => [row.id, row.direct]))
  const wrong = members.flatMap(({ person, standIn }, i) => [
    ...(direct.get(person) ? [] : [{ place: `body/members/${i}/person`, value: person, expectation: member }]),
    ...(standIn === null || (standIn !== person && direct.has(standIn))
      ? []
      : [{ place: `body/members/${i}/standIn`, value: standIn, expectation: other }]),
  ])
  if (wrong.length > 0) throw refused('invalid-input', ...wrong)
}

const member = { zh: '这个部门现在的成员', en: 'a member of the unit today' }
const other = { zh: '这个部门或其下级现在的另一名成员', en: 'another member of the unit, or of one below it, today' }

const Part = Type.Object({
  person: PersonRef,
  takesPart: Type.Boolean(),
  standIn: Nullable(PersonRef),
  here: Type.Boolean({ description: 'Can act today and is not away for long' }),
})
const tags = ['organisation']

const readSchema = {
  operationId: 'listTakingPart',
  tags,
  summary: 'Members of a unit: who takes part in automatic assignment, and who gets it in their absence',
  params: ById,
  querystring: Type.Object(PageQuery),
  response: { 200: PageOf(Part) },
}

const Change = Type.Object(
  {
    members: Type.Array(
      Type.Object(
        { person: Uuid, takesPart: Type.Boolean(), standIn: Nullable(Uuid) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 200 },
    ),
  },
  { additionalProperties: false },
)

const changeSchema = {
  operationId: 'changeTakingPart',
  tags,
  summary: 'Say who takes part in automatic assignment; of members not named nothing changes',
  params: ById,
  body: Change,
  response: { 204: Type.Null() },
}

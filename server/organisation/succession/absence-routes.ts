import type { Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { Static } from 'typebox'
import { v7 } from 'uuid'
import { type DB, instant } from '../../database/index.ts'
import { notFound, pageFrom, readKeys, refused, type Routes, type Words } from '../../http/index.ts'
import type { World } from '../../world.ts'
import { logAdmin } from '../admin-log.ts'
import { organisationDay } from '../day.ts'
import { lockOrganisation } from '../lock.ts'
import { personRefJson } from '../ref.ts'
import { checkNotToOneself, concerns } from './concerns.ts'
import { type Absence, type AbsenceBody, createAbsenceSchema, endAbsenceSchema, listAbsencesSchema } from './schema.ts'

/** Somebody is away for long, and nobody acts with their rights meanwhile. */
export const absenceRoutes: Routes = (app, world) => {
  const { db, now } = world

  app.get('/people/:id/absences', { schema: listAbsencesSchema }, async request => {
    const { id } = request.params
    await concerns(world, request.permit('session.read'), 'absence.edit', id)
    const { after, limit = 50 } = request.query
    const rows = await readAbsences(world, id, { after: readKeys(after, ['id'])?.[0] ?? null, limit: limit + 1 })
    return pageFrom(
      rows,
      limit,
      row => [row.id],
      row => row,
    )
  })

  app.post('/people/:id/absences', { schema: createAbsenceSchema }, async (request, reply) => {
    const { id } = request.params
    const me = request.permit('session.read')
    const concerned = await concerns(world, me, 'absence.edit', id)
    checkNotToOneself(me, concerned, [request.body.to])
    const made = await db.transaction().execute(async trx => {
      await lockOrganisation(trx)
      await check(trx, id, request.body, now())
      const { firstDay, lastDay, to, reason = '' } = request.body
      const absence = v7()
      await sql`
        insert into absence (id, person_id, valid, to_person, reason, created_at)
        values (${absence}, ${id}, daterange(${firstDay}::date, ${lastDay}::date, '[]'), ${to}, ${reason}, ${instant(now())})`.execute(
        trx,
      )
      const detail = { firstDay, lastDay, to }
      await logAdmin(trx, { person: me.person, action: 'absence.created', subject: id, detail })
      return absence
    })
    const [row] = await readAbsences(world, id, { only: made, after: null, limit: 1 })
    return reply.code(201).send(row as Static<typeof Absence>)
  })

  app.delete('/people/:id/absences/:absence', { schema: endAbsenceSchema }, async (request, reply) => {
    const { id, absence } = request.params
    const me = request.permit('session.read')
    await concerns(world, me, 'absence.edit', id)
    await db.transaction().execute(async trx => {
      const { numUpdatedRows } = await trx
        .updateTable('absence')
        .set({ revoked_at: instant(now()) })
        .where('id', '=', absence)
        .where('person_id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw notFound()
      await logAdmin(trx, { person: me.person, action: 'absence.ended', subject: id, detail: { absence } })
    })
    return reply.code(204).send(null)
  })
}

async function check(db: Kysely<DB>, person: Id, { firstDay, lastDay, to }: AbsenceBody, at: number): Promise<void> {
  const refuse = (field: string, value: unknown, expectation: Words) =>
    refused('invalid-input', { place: `body/${field}`, value, expectation })
  const today = await organisationDay(db, at)
  if (lastDay !== null && lastDay < firstDay)
    throw refuse('lastDay', lastDay, { zh: `不早于 ${firstDay}`, en: `not before ${firstDay}` })
  if (lastDay !== null && lastDay < today)
    throw refuse('lastDay', lastDay, { zh: `不早于今天（${today}）`, en: `not before today, ${today}` })
  const { rows } = await sql<{ taken: boolean; known: boolean }>`
    select exists (select from absence where person_id = ${person}::uuid and revoked_at is null
                      and valid && daterange(${firstDay}::date, ${lastDay}::date, '[]')) as taken,
           ${to}::uuid is null or exists (
             select from person where id = ${to}::uuid and id <> ${person}::uuid
                and employed && daterange(${firstDay}::date, ${lastDay}::date, '[]')) as known`.execute(db)
  if (rows[0]?.taken) throw refused('organisation.already-away')
  if (!rows[0]?.known)
    throw refuse('to', to, { zh: '这些日子在职的另一个人', en: 'somebody else employed in these days' })
}

async function readAbsences(
  { db, now }: World,
  person: Id,
  ask: { readonly only?: Id; readonly after: string | number | null; readonly limit: number },
): Promise<Static<typeof Absence>[]> {
  const { rows } = await sql<Static<typeof Absence>>`
    with today as (select organisation_day(${instant(now())}) as day)
    select a.id, lower(a.valid) as "firstDay", upper(a.valid) - 1 as "lastDay",
           ${personRefJson(sql`a.to_person`, sql`day`)} as to, a.reason, a.created_at as "createdAt",
           a.revoked_at as "revokedAt", a.valid @> day and a.revoked_at is null as "inForce"
      from absence a, today
     where a.person_id = ${person}::uuid
       and (${ask.only ?? null}::uuid is null or a.id = ${ask.only ?? null}::uuid)
       and (${ask.after}::uuid is null or a.id < ${ask.after}::uuid)
     order by a.id desc
     limit ${ask.limit}`.execute(db)
  return rows
}

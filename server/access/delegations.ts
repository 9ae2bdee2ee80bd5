import { allow } from '@huke/core/access'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { v7 } from 'uuid'
import { instant } from '../database/index.ts'
import {
  Day,
  Instant,
  notFound,
  Nullable,
  pageFrom,
  PageOf,
  PageQuery,
  readKeys,
  refused,
  type Routes,
  Uuid,
  type Words,
} from '../http/index.ts'
import { logAdmin, PersonRef, personRefJson } from '../organisation/index.ts'
import type { World } from '../world.ts'
import { tellLent, tellOver } from './delegation-news.ts'
import { reader } from './identify.ts'
import type { Reader } from './member.ts'

/** People are away: for some days another may act with their rights, and the journal names both. */
export const delegationRoutes: Routes = (app, world) => {
  const { db, now } = world

  app.get('/delegations', { schema: listSchema }, async request => {
    const me = request.permit('organisation.read')
    const { after, limit = 50, everybodys = false } = request.query
    const all = everybodys && allow(me, 'delegation.edit')
    const rows = await list(world, me, { all, after: readKeys(after, ['id'])?.[0] ?? null, limit: limit + 1 })
    const page = pageFrom(
      rows,
      limit,
      row => [row.id],
      row => row,
    )
    return { ...page, items: [...page.items] }
  })

  app.post('/delegations', { schema: createSchema }, async (request, reply) => {
    const me = reader(request)
    const from = request.body.from ?? me.person
    request.permit('delegation.edit', { person: from })
    const { to, firstDay, lastDay, reason } = request.body
    // The office that arranges it for others is no way to their rights.
    if (to === me.person && from !== me.person) throw refused('access.lending-to-oneself')
    await check(world, { from, to, firstDay, lastDay })
    const id = v7()
    await db.transaction().execute(async trx => {
      await sql`
        insert into delegation (id, from_person, to_person, valid, reason, created_at)
        values (${id}, ${from}, ${to}, daterange(${firstDay}::date, ${lastDay}::date, '[]'), ${reason ?? ''}, ${instant(now())})`.execute(
        trx,
      )
      await tellLent(trx, { id, from, to, firstDay, lastDay }, me.person, now())
      const detail = { from, to, firstDay, lastDay }
      await logAdmin(trx, { person: me.person, action: 'delegation.created', subject: id, detail })
    })
    const [made] = await list(world, me, { all: true, only: id, after: null, limit: 1 })
    return reply.code(201).send(made as Delegation)
  })

  app.delete('/delegations/:id', { schema: revokeSchema }, async (request, reply) => {
    const me = reader(request)
    await db.transaction().execute(async trx => {
      const row = await trx
        .selectFrom('delegation')
        .select([
          'from_person',
          'to_person',
          'revoked_at',
          sql<string>`lower(valid)`.as('first'),
          sql<string | null>`upper(valid) - 1`.as('last'),
        ])
        .where('id', '=', request.params.id)
        .forUpdate()
        .executeTakeFirst()
      const concerns = row !== undefined && (row.from_person === me.person || row.to_person === me.person)
      if (row === undefined || row.revoked_at !== null || !(concerns || allow(me, 'delegation.edit'))) throw notFound()
      request.permit('delegation.edit', { person: row.from_person })
      await trx
        .updateTable('delegation')
        .set({ revoked_at: instant(now()), over_at: instant(now()) })
        .where('id', '=', request.params.id)
        .execute()
      const lent = {
        id: request.params.id,
        from: row.from_person,
        to: row.to_person,
        firstDay: row.first,
        lastDay: row.last,
      }
      await tellOver(trx, [lent], me.person, now())
      await logAdmin(trx, { person: me.person, action: 'delegation.revoked', subject: request.params.id })
    })
    return reply.code(204).send(null)
  })
}

async function check(
  { db, now }: World,
  { from, to, firstDay, lastDay }: { from: string; to: string; firstDay: string; lastDay: string },
): Promise<void> {
  const refuse = (field: string, value: unknown, expectation: Words) =>
    refused('invalid-input', { place: `body/${field}`, value, expectation })
  if (to === from) throw refuse('to', to, { zh: '另一个人', en: 'somebody else' })
  if (lastDay < firstDay) throw refuse('lastDay', lastDay, { zh: `不早于 ${firstDay}`, en: `not before ${firstDay}` })
  const { rows } = await sql<{ today: string; known: string[] }>`
    select organisation_day(${instant(now())}) as today,
           array(select id::text from person where id in (${from}, ${to}) and imported_from is null and employed && daterange(${firstDay}::date, ${lastDay}::date, '[]')) as known`.execute(
    db,
  )
  const { today, known } = rows[0] as { today: string; known: string[] }
  if (lastDay < today)
    throw refuse('lastDay', lastDay, { zh: `不早于今天（${today}）`, en: `not before today, ${today}` })
  if (!known.includes(from))
    throw refuse('from', from, { zh: '这些日子在职的人', en: 'a person employed in these days' })
  if (!known.includes(to)) throw refuse('to', to, { zh: '这些日子在职的人', en: 'a person employed in these days' })
}

async function list(
  { db, now }: World,
  me: Reader,
  ask: { all: boolean; only?: string; after: string | number | null; limit: number },
): Promise<Delegation[]> {
  const { rows } = await sql<Delegation>`
    with today as (select organisation_day(${instant(now())}) as day)
    select d.id, ${personRefJson(sql`d.from_person`, sql`day`)} as from, ${personRefJson(sql`d.to_person`, sql`day`)} as to,
           lower(d.valid) as "firstDay", upper(d.valid) - 1 as "lastDay", d.reason, d.created_at as "createdAt",
           d.revoked_at as "revokedAt", d.valid @> day and d.revoked_at is null as "inForce"
      from delegation d, today
     where (${ask.all} or d.from_person = ${me.person} or d.to_person = ${me.person})
       and (${ask.only ?? null}::uuid is null or d.id = ${ask.only ?? null}::uuid)
       and (${ask.after}::uuid is null or d.id < ${ask.after}::uuid)
     order by d.id desc
     limit ${ask.limit}`.execute(db)
  return rows
}

const Delegation = Type.Object({
  id: Uuid,
  from: PersonRef,
  to: PersonRef,
  firstDay: Day,
  lastDay: Day,
  reason: Type.String(),
  createdAt: Instant,
  revokedAt: Nullable(Instant),
  inForce: Type.Boolean(),
})
type Delegation = Static<typeof Delegation>

const listSchema = {
  operationId: 'listDelegations',
  tags: ['access'],
  summary: 'Delegations given and received; for officers everybody’s, when asked',
  querystring: Type.Object({ ...PageQuery, everybodys: Type.Optional(Type.Boolean()) }),
  response: { 200: PageOf(Delegation) },
}

const createSchema = {
  operationId: 'createDelegation',
  tags: ['access'],
  summary: 'Lend one’s rights for some days; an officer may do it for others',
  body: Type.Object({
    from: Type.Optional(Uuid),
    to: Uuid,
    firstDay: Day,
    lastDay: Day,
    reason: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  response: { 201: Delegation },
}

const revokeSchema = {
  operationId: 'revokeDelegation',
  tags: ['access'],
  summary: 'End a delegation now',
  params: Type.Object({ id: Uuid }),
  response: { 204: Type.Null() },
}

import type { Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { refused, type Routes } from '../http/index.ts'
import type { World } from '../world.ts'
import { logAdmin } from './admin-log.ts'
import { keepingAdministrator } from './administrators.ts'
import { organisationDay } from './day.ts'
import { type Cells, codeOf, codesOf, edit, idOf } from './edit.ts'
import { lendingNothing } from './own-standing.ts'
import { membersPage, presentPerson } from './person-present.ts'
import { readPerson } from './person-store.ts'
import * as schema from './schema.ts'

export const personRoutes: Routes = (app, world) => {
  const { db, now } = world

  app.get('/people', { schema: schema.listPeopleSchema }, async request => {
    request.permit('organisation.read')
    const { q = '', unit = null, direct = false, after, limit = 50 } = request.query
    return membersPage(db, now(), { q, unit, direct, after, limit })
  })

  app.get('/people/:id', { schema: schema.readPersonSchema }, async request => {
    request.permit('organisation.read')
    return presentPerson(await readPerson(db, request.params.id, now()))
  })

  app.post('/people', { schema: schema.createPersonSchema }, async (request, reply) => {
    const me = request.permit('organisation.edit')
    const code = request.body.code.trim()
    const id = await db.transaction().execute(async trx => {
      const day = await effective(world, trx, request.body.effectiveOn)
      const rows = await rowsOf(trx, code, request.body)
      await edit(trx, 'people', ({ people }) => (people.some(p => p.code === code) ? taken(code) : rows), {
        day,
        complete: false,
      })
      const made = await idOf(trx, 'person', code)
      await logAdmin(trx, { person: me.person, action: 'person.created', subject: made, detail: { code, day } })
      return made
    })
    return reply.code(201).send(presentPerson(await readPerson(db, id, now())))
  })

  app.put('/people/:id', { schema: schema.changePersonSchema }, async request => {
    const me = request.permit('organisation.edit')
    const { id } = request.params
    await db.transaction().execute(async trx => {
      const day = await effective(world, trx, request.body.effectiveOn)
      const rows = await rowsOf(trx, await codeOf(trx, 'person', id), request.body)
      const changes = await lendingNothing(trx, me.person, now(), () =>
        keepingAdministrator(trx, now(), () => edit(trx, 'people', () => rows, { day, complete: false })),
      )
      await logAdmin(trx, { person: me.person, action: 'person.changed', subject: id, detail: { day, changes } })
    })
    return presentPerson(await readPerson(db, id, now()))
  })
}

/** One row for each membership, as in a file; the person stands in the first. */
async function rowsOf(trx: Transaction<DB>, code: string, body: schema.PersonBody): Promise<readonly Cells[]> {
  const at = (field: string) => (m: { unit: string; post: string | null }, i: number) => ({
    place: `body/memberships/${i}/${field}`,
    id: field === 'unit' ? m.unit : m.post,
  })
  const units = await codesOf(trx, 'unit', body.memberships.map(at('unit')))
  const posts = await codesOf(trx, 'post', body.memberships.map(at('post')))
  const people = await codesOf(trx, 'person', [{ place: 'body/manager', id: body.manager }])
  const person = {
    code,
    name: body.name.trim(),
    nameEn: body.nameEn?.trim() || null,
    email: body.email?.trim() || null,
    phone: body.phone?.trim() || null,
    joined: body.joined,
    left: body.left,
    manager: people(body.manager),
  }
  const rows = body.memberships.map(m => ({ ...person, ...m, unit: units(m.unit), post: posts(m.post) }))
  return rows.length > 0 ? rows : [person]
}

const effective = async (world: World, trx: Transaction<DB>, day: string | undefined): Promise<string> =>
  day ?? organisationDay(trx, world.now())

function taken(code: string): never {
  throw refused('organisation.code-taken', {
    place: 'body/code',
    value: code,
    expectation: { zh: '别人没有的工号', en: 'a number nobody has' },
  })
}

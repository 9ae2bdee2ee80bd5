import type { Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { type App, pageFrom, refused, type Routes } from '../http/index.ts'
import type { World } from '../world.ts'
import { logAdmin } from './admin-log.ts'
import { readKeys } from './cursor.ts'
import { organisationDay } from './day.ts'
import { type Cells, codeOf, codesOf, edit, idOf } from './edit.ts'
import { membersPage } from './person-present.ts'
import * as schema from './schema.ts'
import { setCalendar } from './unit-calendar.ts'
import { listPosts, listUnits, readUnit } from './unit-store.ts'

export const unitRoutes: Routes = (app, world) => {
  const { db, now } = world

  app.get('/units', { schema: schema.listUnitsSchema }, async request => {
    request.permit('organisation.read')
    return { items: [...(await listUnits(db, request.query.at ?? now()))], next: null }
  })

  app.get('/units/:id', { schema: schema.readUnitSchema }, async request => {
    request.permit('organisation.read')
    return page(world, request.params.id, request.query)
  })

  app.get('/posts', { schema: schema.listPostsSchema }, async request => {
    request.permit('organisation.read')
    const { after, limit = 50 } = request.query
    const cursor = readKeys(after, ['text'])
    const rows = await listPosts(db, now(), cursor === null ? null : String(cursor[0]), limit + 1)
    const found = pageFrom(
      rows,
      limit,
      row => [row.code],
      row => ({ ...row }),
    )
    return { ...found, items: [...found.items] }
  })

  changes(app, world)
}

function changes(app: App, world: World): void {
  const { db } = world

  app.post('/units', { schema: schema.createUnitSchema }, async (request, reply) => {
    const me = request.permit('organisation.edit')
    const code = request.body.code.trim()
    const id = await db.transaction().execute(async trx => {
      const day = await effective(world, trx, request.body.effectiveOn)
      const cells = await cellsOf(trx, code, request.body)
      await edit(trx, 'units', ({ units }) => (units.some(u => u.code === code) ? taken(code) : [cells]), {
        day,
        complete: false,
      })
      const made = await idOf(trx, 'unit', code)
      await setCalendar(trx, made, request.body.calendar, day)
      await logAdmin(trx, { person: me.person, action: 'unit.created', subject: made, detail: { ...cells, day } })
      return made
    })
    return reply.code(201).send(await page(world, id, {}))
  })

  app.put('/units/:id', { schema: schema.changeUnitSchema }, async request => {
    const me = request.permit('organisation.edit')
    const { id } = request.params
    await db.transaction().execute(async trx => {
      const day = await effective(world, trx, request.body.effectiveOn)
      const cells = await cellsOf(trx, await codeOf(trx, 'unit', id), request.body)
      const fields = await edit(trx, 'units', () => [cells], { day, complete: false })
      const calendar = await setCalendar(trx, id, request.body.calendar, day)
      const detail = { day, changes: fields, ...(calendar === null ? {} : { calendar }) }
      await logAdmin(trx, { person: me.person, action: 'unit.changed', subject: id, detail })
    })
    return page(world, id, {})
  })

  app.post('/units/:id/end', { schema: schema.endUnitSchema }, async request => {
    const me = request.permit('organisation.edit')
    const { id } = request.params
    await db.transaction().execute(async trx => {
      const day = await effective(world, trx, request.body.effectiveOn)
      const code = await codeOf(trx, 'unit', id)
      const others = await edit(trx, 'units', ({ units }) => units.filter(u => u.code !== code).map(u => ({ ...u })), {
        day,
        complete: true,
      })
      await logAdmin(trx, { person: me.person, action: 'unit.ended', subject: id, detail: { day, changes: others } })
    })
    return page(world, id, {})
  })
}

async function page(
  world: World,
  id: string,
  { at, after, limit = 50 }: { at?: number; after?: string; limit?: number },
) {
  const when = at ?? world.now()
  const unit = await readUnit(world.db, id, when)
  const members = await membersPage(world.db, when, { q: '', unit: id, after, limit })
  return { ...unit, path: [...unit.path], children: [...unit.children], history: [...unit.history], members }
}

async function cellsOf(trx: Transaction<DB>, code: string, body: schema.UnitBody): Promise<Cells> {
  const units = await codesOf(trx, 'unit', [{ place: 'body/parent', id: body.parent }])
  const people = await codesOf(trx, 'person', [{ place: 'body/head', id: body.head }])
  return {
    code,
    name: body.name.trim(),
    nameEn: body.nameEn?.trim() || null,
    kind: body.kind,
    parent: units(body.parent),
    head: people(body.head),
  }
}

const effective = async (world: World, trx: Transaction<DB>, day: string | undefined): Promise<string> =>
  day ?? organisationDay(trx, world.now())

function taken(code: string): never {
  throw refused('organisation.code-taken', {
    place: 'body/code',
    value: code,
    expectation: { zh: '别的部门没有的编码', en: 'a code nobody has' },
  })
}

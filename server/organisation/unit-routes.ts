import { type App, pageFrom, readKeys, type Routes } from '../http/index.ts'
import type { World } from '../world.ts'
import { lendingNothing } from './own-standing.ts'
import * as schema from './schema.ts'
import { changeUnit, createUnit, effective } from './unit-edit.ts'
import { unitPage } from './unit-page.ts'
import { listPosts, listUnits } from './unit-store.ts'

export const unitRoutes: Routes = (app, world) => {
  const { db, now } = world

  app.get('/units', { schema: schema.listUnitsSchema }, async request => {
    request.permit('organisation.read')
    return { items: [...(await listUnits(db, request.query.at ?? now()))], next: null }
  })

  app.get('/units/:id', { schema: schema.readUnitSchema }, async request => {
    request.permit('organisation.read')
    return unitPage(world, request.params.id, request.query)
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
  const { db, now } = world

  app.post('/units', { schema: schema.createUnitSchema }, async (request, reply) => {
    const me = request.permit('organisation.edit')
    const id = await db.transaction().execute(async trx => {
      const day = await effective(world, trx, request.body.effectiveOn)
      return lendingNothing(trx, me.person, now(), () => createUnit(trx, request.body, day, me.person))
    })
    return reply.code(201).send(await unitPage(world, id, {}))
  })

  app.put('/units/:id', { schema: schema.changeUnitSchema }, async request => {
    const me = request.permit('organisation.edit')
    const { id } = request.params
    await db.transaction().execute(async trx => {
      const day = await effective(world, trx, request.body.effectiveOn)
      await lendingNothing(trx, me.person, now(), () => changeUnit(trx, id, request.body, day, me.person))
    })
    return unitPage(world, id, {})
  })
}

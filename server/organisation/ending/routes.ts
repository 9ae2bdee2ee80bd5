import { presentLines } from '../../commitment/index.ts'
import { notFound, pageFrom, type Routes } from '../../http/index.ts'
import type { Ending } from '../schema.ts'
import { lockOrganisation } from '../lock.ts'
import { unitRefs } from '../ref.ts'
import { effective } from '../unit-edit.ts'
import { unitPage } from '../unit-page.ts'
import { answersOf } from './answers.ts'
import { beginEndings, revokeEnding } from './begin.ts'
import { readMatters } from './matters.ts'
import { mergeUnits, splitUnit } from './merge-split.ts'
import { readMovePlan } from './move-plan.ts'
import { readPlan } from './plan.ts'
import * as schema from './schema.ts'
import { readEndings } from './store.ts'

/** A unit ends: first what it has, then where all of it goes. */
export const endingRoutes: Routes = (app, world) => {
  const { db, now } = world

  app.get('/units/:id/ending/plan', { schema: schema.planSchema }, async request => {
    request.permit('organisation.edit')
    const { id } = request.params
    const [plan, endings] = await Promise.all([readPlan(db, id, now()), readEndings(db, [id])])
    return { ...plan, services: [...plan.services], below: [...plan.below], ending: endings.get(id) ?? null }
  })

  app.get('/units/:id/ending/matters', { schema: schema.mattersSchema }, async request => {
    const member = request.permit('organisation.edit')
    const { side, after, limit = 50 } = request.query
    const rows = await readMatters(db, request.params.id, { side, after, limit })
    return pageFrom(rows, limit, row => [row.id], await presentLines(world, rows, member, now()))
  })

  app.get('/units/:id/ending', { schema: schema.readSchema }, async request => {
    request.permit('organisation.read')
    const { id } = request.params
    return { ending: (await readEndings(db, [id])).get(id) ?? null }
  })

  app.post('/units/:id/end', { schema: schema.endUnitSchema }, async request => {
    const me = request.permit('organisation.edit')
    const { id } = request.params
    await db.transaction().execute(async trx => {
      await lockOrganisation(trx)
      const day = await effective(world, trx, request.body.effectiveOn)
      const act = { kind: 'end', day, person: me.person, at: now() } as const
      await beginEndings(trx, [{ unit: id, answers: answersOf(request.body) }], act)
    })
    return unitPage(world, id, {})
  })

  app.delete('/units/:id/ending', { schema: schema.revokeSchema }, async (request, reply) => {
    const me = request.permit('organisation.edit')
    await db.transaction().execute(async trx => {
      await lockOrganisation(trx)
      if (!(await revokeEnding(trx, request.params.id, me.person, now()))) throw notFound()
    })
    return reply.code(204).send(null)
  })

  app.get('/units/:id/move/plan', { schema: schema.movePlanSchema }, async request => {
    request.permit('organisation.edit')
    return readMovePlan(db, request.params.id, request.query.parent ?? null, now())
  })
}

export const mergeSplitRoutes: Routes = (app, world) => {
  const { db, now } = world

  app.post('/units/merge', { schema: schema.mergeSchema }, async request => {
    const me = request.permit('organisation.edit')
    const to = await db.transaction().execute(async trx => {
      await lockOrganisation(trx)
      const day = await effective(world, trx, request.body.effectiveOn)
      return mergeUnits(trx, request.body, { day, person: me.person, at: now() })
    })
    const endings = await readEndings(db, request.body.units)
    const refs = await unitRefs(db, [to])
    return { into: refs.get(to) ?? unnamed(to), endings: [...endings.values()] }
  })

  app.post('/units/:id/split', { schema: schema.splitSchema }, async request => {
    const me = request.permit('organisation.edit')
    const { id } = request.params
    const places = await db.transaction().execute(async trx => {
      await lockOrganisation(trx)
      const day = await effective(world, trx, request.body.effectiveOn)
      return splitUnit(trx, id, request.body, { day, person: me.person, at: now() })
    })
    const endings = await readEndings(db, [id])
    const refs = await unitRefs(db, places)
    return { into: places.map(place => refs.get(place) ?? unnamed(place)), ending: endings.get(id) as Ending }
  })
}

const unnamed = (id: string) => ({ id, code: '', name: { zh: '', en: '' } })

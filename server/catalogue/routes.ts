import { allow } from '@huke/core/access'
import type { Static } from 'typebox'
import type { Reader } from '../access/index.ts'
import { ById, type Page, pageFrom, type Routes } from '../http/index.ts'
import type { World } from '../world.ts'
import { editableService, serviceAnswer, unitsServed } from './answer.ts'
import { createService, editService, retireService } from './edit.ts'
import { listServices, readServiceCursor } from './list.ts'
import { presentLine } from './present.ts'
import { ListQuery, NewService, ServiceAnswer, ServiceEdit, type ServiceLine, ServicePage } from './schema.ts'

const tags = ['catalogue']

export const serviceRoutes: Routes = (app, world) => {
  app.get(
    '/services',
    {
      schema: {
        operationId: 'listServices',
        tags,
        summary: 'Services that the reader may ask for',
        querystring: ListQuery,
        response: { 200: ServicePage },
      },
    },
    async request => {
      const page = await servicesPage(world, request.permit('catalogue.read'), request.query)
      return { ...page, items: [...page.items] }
    },
  )

  app.get(
    '/services/:id',
    {
      schema: {
        operationId: 'getService',
        tags,
        summary: 'A service: form, standard, and when each target would be due from now',
        params: ById,
        response: { 200: ServiceAnswer },
      },
    },
    async request => serviceAnswer(world, request.permit('catalogue.read'), request.params.id),
  )
}

export const serviceEditing: Routes = (app, world) => {
  const { db, now } = world

  app.post(
    '/services',
    {
      schema: {
        operationId: 'createService',
        tags,
        summary: 'Offer a service',
        body: NewService,
        response: { 201: ServiceAnswer },
      },
    },
    async (request, reply) => {
      const member = request.permit('catalogue.edit', { unit: request.body.unit })
      const id = await createService(db, request.body, { person: member.person, at: now() })
      return reply.code(201).send(await serviceAnswer(world, member, id))
    },
  )

  app.put(
    '/services/:id',
    {
      schema: {
        operationId: 'editService',
        tags,
        summary: 'Change a service: a new version; open commitments keep theirs',
        params: ById,
        body: ServiceEdit,
        response: { 200: ServiceAnswer },
      },
    },
    async request => {
      const member = request.permit('catalogue.read')
      const { id } = await editableService(world, member, request.params.id)
      await editService(db, { id, ...request.body }, { person: member.person, at: now() })
      return serviceAnswer(world, member, id)
    },
  )
}

export const serviceRetirement: Routes = (app, world) => {
  const { db, now } = world
  const retirement = { tags, params: ById, response: { 200: ServiceAnswer } }

  app.post(
    '/services/:id/retirement',
    { schema: { ...retirement, operationId: 'retireService', summary: 'Stop offering a service' } },
    async request => {
      const member = request.permit('catalogue.read')
      const service = await editableService(world, member, request.params.id)
      await retireService(db, service, now(), { person: member.person, at: now() })
      return serviceAnswer(world, member, service.id)
    },
  )

  app.delete(
    '/services/:id/retirement',
    { schema: { ...retirement, operationId: 'offerServiceAgain', summary: 'Offer a retired service again' } },
    async request => {
      const member = request.permit('catalogue.read')
      const service = await editableService(world, member, request.params.id)
      await retireService(db, service, null, { person: member.person, at: now() })
      return serviceAnswer(world, member, service.id)
    },
  )
}

/** A page of the catalogue as a reader sees it. */
async function servicesPage(
  { db, now }: World,
  member: Reader,
  query: Static<typeof ListQuery>,
): Promise<Page<Static<typeof ServiceLine>>> {
  const { after, limit = 50, all = false, unit: of, q } = query
  const editedUnits = all ? unitsEdited(member) : []
  const rows = await listServices(
    db,
    { units: unitsServed(member), editedUnits, of, q, at: now() },
    readServiceCursor(after),
    limit,
  )
  return pageFrom(
    rows,
    limit,
    row => [row.rank, row.name.zh, row.id],
    row => presentLine(row, allow(member, 'catalogue.edit', { unit: row.unit.id })),
  )
}

/** null = of every unit */
function unitsEdited(member: Reader): readonly string[] | null {
  if (allow(member, 'catalogue.edit')) return null
  return member.heads.filter(unit => allow(member, 'catalogue.edit', { unit }))
}

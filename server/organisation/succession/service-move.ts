import { allow } from '@huke/core/access'
import type { Commitment, Id } from '@huke/core/commitment'
import type { Facts, Succession } from '@huke/core/organisation'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { currentUnitCode, moveServices } from '../../catalogue/index.ts'
import { ById, notFound, refused, type Routes, Uuid } from '../../http/index.ts'
import { addJob, type Job } from '../../queue/index.ts'
import type { World } from '../../world.ts'
import { UnitRef, unitRefs } from '../ref.ts'
import { loadFacts } from './facts.ts'
import { passOn } from './pass-on.ts'
import { stakeOf } from './stakes.ts'
import { tellSuccessors } from './tell-successors.ts'

interface Move {
  readonly service: Id
  readonly from: Id
  readonly to: Id
}

/** A service goes to another unit, with its versions and its past; its open matters stay with who promised, or follow. */
export const serviceMoveRoutes: Routes = (app, { db, now }) => {
  app.put('/services/:id/unit', { schema: moveSchema }, async request => {
    const me = request.permit('catalogue.read')
    const { id } = request.params
    const { unit: to, openMatters } = request.body
    await db.transaction().execute(async trx => {
      const row = await trx.selectFrom('service').select('unit_id').where('id', '=', id).forUpdate().executeTakeFirst()
      if (row === undefined) throw notFound()
      const from = row.unit_id
      if (![from, to].every(unit => allow(me, 'catalogue.edit', { unit }))) throw refused('not-allowed')
      await currentUnitCode(trx, to, now())
      await moveServices(trx, [{ id, to }], { person: me.person, at: now() })
      if (openMatters === 'follow' && from !== to)
        await addJob(trx, 'follow-service', { service: id, from, to }, { pace: 'bulk' })
    })
    return { unit: (await unitRefs(db, [to])).get(to) ?? { id: to, code: '', name: { zh: '', en: '' } } }
  })
}

const batch = 100

/** Passes on the open matters of a service that moved. What is left to do is read from them; twice does nothing twice. */
export const followService: Job = async (payload, world, stopping) => {
  const { service, from, to } = payload as Move
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const matters = await openMatters(world, { service, from, to }, after)
    const facts = await loadFacts(
      world.db,
      matters.flatMap(c => stakeOf(c, 'supplier') ?? []),
      world.now(),
    )
    for (const { id } of matters) {
      if (stopping?.aborted) return
      await passOn(world, { commitment: id, side: 'supplier', customer: 0 }, c => next(c, { service, from, to }, facts))
    }
    await tellSuccessors(world)
    if (matters.length < batch) return
    after = matters[matters.length - 1]?.id ?? after
  }
}

function next(c: Commitment, { service, from, to }: Move, facts: Facts): Succession | null {
  if (c.service?.id !== service || c.supplier.unit !== from) return null
  const { person } = c.supplier
  const comesAlong = person !== null && facts.whereabouts(person).standing.has(to)
  return { cause: 'service-moved', to: { unit: to, person: comesAlong ? person : null } }
}

async function openMatters({ db }: World, { service, from }: Move, after: Id): Promise<readonly Commitment[]> {
  const { rows } = await sql<{ state_data: Commitment }>`
    select state_data from commitment
     where service_id = ${service}::uuid and supplier_unit = ${from}::uuid and closed_at is null
       and imported_from is null and id > ${after}::uuid
     order by id limit ${batch}`.execute(db)
  return rows.map(row => row.state_data)
}

const moveSchema = {
  operationId: 'moveService',
  tags: ['catalogue'],
  summary: 'Give a service to another unit; what it did stays with the unit that did it',
  params: ById,
  body: Type.Object(
    {
      unit: Uuid,
      openMatters: Type.Enum(['stay', 'follow'], { description: 'With whoever has them now, or to the new unit' }),
    },
    { additionalProperties: false },
  ),
  response: { 200: Type.Object({ unit: UnitRef }) },
}

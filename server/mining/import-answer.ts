import type { Id } from '@huke/core/commitment'
import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import { languageOf, notFound } from '../http/index.ts'
import type { World } from '../world.ts'
import { findImport, type ImportRow } from './import-store.ts'
import { presentImports } from './present.ts'

export async function existing(db: Kysely<DB>, id: Id): Promise<ImportRow> {
  const row = await findImport(db, id)
  if (row === null) throw notFound()
  return row
}

export async function answer(world: World, id: Id, request: FastifyRequest) {
  const [shown] = await presentImports(world, [await existing(world.db, id)], languageOf(request))
  return shown
}

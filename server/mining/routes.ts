import { createReadStream, existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Type } from 'typebox'
import { ById, fileAnswer, languageOf, notFound, pageFrom, PageQuery, readKeys, type Routes } from '../http/index.ts'
import { rejectionsFile } from './import-files.ts'
import { answer, existing } from './import-answer.ts'
import { listImports } from './import-store.ts'
import { presentImports } from './present.ts'
import { nameRoutes } from './name-routes.ts'
import { queueImport, resumeImport, stopImport } from './queue-import.ts'
import { readyMaps } from './ready-maps.ts'
import { receive } from './receive.ts'
import { HistoryImport, HistoryImportPage, ReadyMaps } from './schema.ts'
import { undoRoutes } from './undo-routes.ts'

const tags = ['mining']

export const miningRoutes: Routes = (app, world) => {
  const { db } = world

  app.get(
    '/history-maps',
    { schema: { operationId: 'listHistoryMaps', tags, summary: 'Ready maps', response: { 200: ReadyMaps } } },
    async request => {
      request.permit('history.import')
      return { items: [...(await readyMaps())] }
    },
  )

  app.post(
    '/history-imports',
    {
      schema: {
        operationId: 'startHistoryImport',
        tags,
        summary: 'Import the history of another system: multipart with file, and mapName or map (YAML)',
        consumes: ['multipart/form-data'],
        response: { 201: HistoryImport },
      },
    },
    async (request, reply) => {
      const { person } = request.permit('history.import')
      const received = await receive(request, world)
      const id = await queueImport(world, received, person).finally(() => rm(received.path, { force: true }))
      return reply.code(201).send(await answer(world, id, request))
    },
  )

  app.get(
    '/history-imports',
    {
      schema: {
        operationId: 'listHistoryImports',
        tags,
        summary: 'Imports, the last begun first',
        querystring: Type.Object(PageQuery),
        response: { 200: HistoryImportPage },
      },
    },
    async request => {
      request.permit('history.import')
      const { after, limit = 50 } = request.query
      const rows = await listImports(db, readKeys(after, ['instant', 'id']), limit + 1)
      const page = pageFrom(
        rows,
        limit,
        row => [row.started_at, row.id],
        row => row,
      )
      return { items: [...(await presentImports(world, page.items, languageOf(request)))], next: page.next }
    },
  )

  app.get(
    '/history-imports/:id',
    {
      schema: {
        operationId: 'getHistoryImport',
        tags,
        summary: 'How far an import is',
        params: ById,
        response: { 200: HistoryImport },
      },
    },
    async request => {
      request.permit('history.import')
      return answer(world, request.params.id, request)
    },
  )

  app.get(
    '/history-imports/:id/rejections',
    {
      schema: {
        operationId: 'downloadHistoryRejections',
        tags,
        summary: 'The rows that could not be used, with reasons, as CSV',
        params: ById,
        response: fileAnswer('text/csv'),
      },
    },
    async (request, reply) => {
      request.permit('history.import')
      const { id } = await existing(db, request.params.id)
      const file = rejectionsFile(world, id)
      if (!existsSync(file)) throw notFound()
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="rejected.csv"')
        .send(createReadStream(file))
    },
  )

  app.post(
    '/history-imports/:id/stop',
    {
      schema: {
        operationId: 'stopHistoryImport',
        tags,
        summary: 'End an import after its batch at work; what is in stays in',
        params: ById,
        response: { 200: HistoryImport },
      },
    },
    async request => {
      request.permit('history.import')
      await stopImport(world, await existing(db, request.params.id))
      return answer(world, request.params.id, request)
    },
  )

  app.post(
    '/history-imports/:id/resumption',
    {
      schema: {
        operationId: 'resumeHistoryImport',
        tags,
        summary: 'Let an import go on from where it ended',
        params: ById,
        response: { 200: HistoryImport },
      },
    },
    async request => {
      request.permit('history.import')
      await resumeImport(world, await existing(db, request.params.id))
      return answer(world, request.params.id, request)
    },
  )

  nameRoutes(app, world)
  undoRoutes(app, world)
}

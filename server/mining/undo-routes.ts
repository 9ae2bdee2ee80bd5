import { ById, type Routes } from '../http/index.ts'
import { answer, existing } from './import-answer.ts'
import { queueUndo } from './queue-import.ts'
import { HistoryImport, HistoryUndo } from './schema.ts'
import { whatUndoingTakes } from './undo/index.ts'

const tags = ['mining']

export const undoRoutes: Routes = (app, world) => {
  const { db } = world

  app.get(
    '/history-imports/:id/undo',
    {
      schema: {
        operationId: 'getHistoryUndo',
        tags,
        summary: 'What undoing an import would take away',
        params: ById,
        response: { 200: HistoryUndo },
      },
    },
    async request => {
      request.permit('history.import')
      const { id } = await existing(db, request.params.id)
      return whatUndoingTakes(db, id)
    },
  )

  app.post(
    '/history-imports/:id/undo',
    {
      schema: {
        operationId: 'undoHistoryImport',
        tags,
        summary: 'Take all that an import brought in away again; a worker does it',
        params: ById,
        response: { 200: HistoryImport },
      },
    },
    async request => {
      const { person } = request.permit('history.import')
      await queueUndo(world, await existing(db, request.params.id), person)
      return answer(world, request.params.id, request)
    },
  )
}

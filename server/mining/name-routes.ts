import { Type } from 'typebox'
import { ById, pageFrom, PageQuery, readKeys, type Routes } from '../http/index.ts'
import { answer, existing } from './import-answer.ts'
import { confirmNames } from './queue-import.ts'
import { HistoryImport, HistoryNameAnswers, HistoryNamePage } from './schema.ts'
import { answerNames, doubtfulNames } from './names/index.ts'
import { presentNames } from './present-names.ts'

const tags = ['mining']

export const nameRoutes: Routes = (app, world) => {
  const { db } = world

  app.get(
    '/history-imports/:id/names',
    {
      schema: {
        operationId: 'listHistoryNames',
        tags,
        summary: 'Names of the log of which somebody has to say whom they mean; units first',
        params: ById,
        querystring: Type.Object(PageQuery),
        response: { 200: HistoryNamePage },
      },
    },
    async request => {
      request.permit('history.import')
      const { id } = await existing(db, request.params.id)
      const { after, limit = 50 } = request.query
      const keys = readKeys(after, ['text', 'text'])
      const rows = await doubtfulNames(db, id, keys, limit + 1)
      const page = pageFrom(
        rows,
        limit,
        row => [row.kind, row.name],
        row => row,
      )
      return { items: await presentNames(db, page.items), next: page.next }
    },
  )

  app.put(
    '/history-imports/:id/names',
    {
      schema: {
        operationId: 'answerHistoryNames',
        tags,
        summary: 'Say whom names mean: one of the choices, anybody or any unit of the organisation, or somebody else',
        params: ById,
        body: HistoryNameAnswers,
        response: { 200: HistoryImport },
      },
    },
    async request => {
      request.permit('history.import')
      const { id } = await existing(db, request.params.id)
      const { answers } = request.body
      await db.transaction().execute(trx => answerNames(trx, id, answers, index => `body/answers/${index}`))
      return answer(world, id, request)
    },
  )

  app.post(
    '/history-imports/:id/names/confirmation',
    {
      schema: {
        operationId: 'confirmHistoryNames',
        tags,
        summary: 'Take what is proposed for all names nobody has answered for, and let the import go on',
        params: ById,
        response: { 200: HistoryImport },
      },
    },
    async request => {
      const { person } = request.permit('history.import')
      await confirmNames(world, await existing(db, request.params.id), person)
      return answer(world, request.params.id, request)
    },
  )
}

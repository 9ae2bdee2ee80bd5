import { maySee } from '@huke/core/access'
import { Type } from 'typebox'
import { reader } from '../access/index.ts'
import { ById, notFound, pageFrom, PageQuery, readKeys, type Routes } from '../http/index.ts'
import { commitmentOf, journalPage } from './read-rows.ts'
import { JournalPage, SealPage } from './schema.ts'
import { sealsAfter } from './seal-store.ts'

const tags = ['journal']

export const journalRoutes: Routes = (app, { db, now }) => {
  app.get(
    '/commitments/:id/journal',
    {
      schema: {
        operationId: 'listJournalRows',
        tags,
        summary: 'The journal rows of a commitment with their hashes',
        params: ById,
        querystring: Type.Object(PageQuery),
        response: { 200: JournalPage },
      },
    },
    async request => {
      const member = reader(request)
      const commitment = await commitmentOf(db, request.params.id)
      if (commitment === null || !maySee(member, commitment)) throw notFound()
      return journalPage(db, commitment, member, request.query, now())
    },
  )

  app.get(
    '/journal/seals',
    {
      schema: {
        operationId: 'listSeals',
        tags,
        summary: 'The seals over the journal, oldest first',
        querystring: Type.Object(PageQuery),
        response: { 200: SealPage },
      },
    },
    async request => {
      request.permit('journal.verify')
      const { after, limit = 50 } = request.query
      const seals = await sealsAfter(db, readKeys(after, ['number'])?.[0] ?? 0, limit + 1)
      const page = pageFrom(
        seals,
        limit,
        seal => [seal.number],
        ({ number, previous, root, count, at, hash }) => ({ number, previous, root, count, at, hash }),
      )
      return { ...page, items: [...page.items] }
    },
  )
}

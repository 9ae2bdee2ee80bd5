import type { Id } from '@huke/core/commitment'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { reader } from '../access/index.ts'
import { pageFrom, PageOf, PageQuery, readKeys, type Routes } from '../http/index.ts'
import { personRefs } from '../organisation/index.ts'
import { Notification } from './schema.ts'

interface Row {
  readonly id: Id
  readonly kind: string
  readonly at: number
  readonly read_at: number | null
  readonly detail: Record<string, unknown>
  readonly commitment: { id: Id; number: string; title: string } | null
}

const tags = ['commitment']

export const notificationRoutes: Routes = (app, { db }) => {
  app.get(
    '/notifications',
    {
      schema: {
        operationId: 'listNotifications',
        tags,
        summary: 'What the reader was told, newest first',
        querystring: Type.Object(PageQuery),
        response: { 200: Type.Intersect([PageOf(Notification), Type.Object({ unread: Type.Integer() })]) },
      },
    },
    async request => {
      const member = reader(request)
      const limit = request.query.limit ?? 50
      const before = readKeys(request.query.after, ['id'])?.[0] ?? null
      const [{ rows }, unread] = await Promise.all([
        sql<Row>`
          select n.id, n.kind, n.at, n.read_at, n.detail,
                 case when c.id is null then null else json_build_object('id', c.id, 'number', c.number, 'title', c.title) end as commitment
            from notification n left join commitment c on c.id = n.commitment_id
           where n.person_id = ${member.person}::uuid and (${before}::uuid is null or n.id < ${before}::uuid)
           order by n.id desc limit ${limit + 1}`.execute(db),
        sql<{ n: number }>`
          select count(*)::int as n from (
            select from notification where person_id = ${member.person}::uuid and read_at is null limit 100) few`.execute(
          db,
        ),
      ])
      const persons = await personRefs(
        db,
        rows.flatMap(row => [row.detail['by'], row.detail['for']].filter(id => typeof id === 'string')),
      )
      const page = pageFrom(
        rows,
        limit,
        row => [row.id],
        (row): Static<typeof Notification> => {
          const { by, for: lender, as: _as, ...detail } = row.detail
          return {
            id: row.id,
            kind: row.kind,
            at: row.at,
            readAt: row.read_at,
            by: typeof by === 'string' ? (persons.get(by) ?? null) : null,
            for: typeof lender === 'string' ? (persons.get(lender) ?? null) : null,
            commitment: row.commitment,
            detail,
          }
        },
      )
      return { ...page, items: [...page.items], unread: unread.rows[0]?.n ?? 0 }
    },
  )

  app.post(
    '/notifications/read',
    {
      schema: {
        operationId: 'readNotifications',
        tags,
        summary: 'Mark all up to one as read',
        body: Type.Object({ upTo: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await sql`
        update notification set read_at = now()
         where person_id = ${reader(request).person}::uuid and id <= ${request.body.upTo}::uuid and read_at is null`.execute(
        db,
      )
      return reply.code(204).send(null)
    },
  )
}

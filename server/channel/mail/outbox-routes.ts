import type { Id } from '@huke/core/commitment'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { instant } from '../../database/index.ts'
import { ById, notFound, pageFrom, PageOf, PageQuery, readKeys, type Routes } from '../../http/index.ts'
import { type PersonRef, personRefs } from '../../organisation/index.ts'
import type { World } from '../../world.ts'
import { compose } from './delivery/index.ts'
import type { Letter } from './letter/index.ts'
import { OutboxLine, OutboxMail } from './schema.ts'
import { readMailSettings } from './settings.ts'

interface Row {
  readonly id: Id
  readonly person_id: Id
  readonly address: string | null
  readonly due_at: number
  readonly waiting: boolean
  readonly content: Letter | null
}

const tags = ['channel']

/** What the demo would send. A real installation has no such place. */
export const outboxRoutes: Routes = (app, world) => {
  const { db } = world

  app.get(
    '/mail/outbox',
    {
      schema: {
        operationId: 'listOutbox',
        tags,
        summary: 'The demo only: what would be sent, newest first',
        querystring: Type.Object(PageQuery),
        response: { 200: PageOf(OutboxLine) },
      },
    },
    async request => {
      if (!world.config.demo) throw notFound()
      request.permit('settings.edit')
      const limit = request.query.limit ?? 50
      const [due, before] = readKeys(request.query.after, ['instant', 'id']) ?? [null, null]
      const { rows } = await sql<Row>`
        select m.id, m.person_id, coalesce(m.address, p.email) as address, m.due_at, m.state = 'waiting' as waiting, m.content
          from mail m join person p on p.id = m.person_id
         where (m.content is not null or m.state = 'waiting')
           and (${before}::uuid is null or (m.due_at, m.id) < (${instant(Number(due))}, ${before}::uuid))
         order by m.due_at desc, m.id desc limit ${limit + 1}`.execute(db)
      const shown = await Promise.all([
        written(world, rows),
        personRefs(
          db,
          rows.map(row => row.person_id),
        ),
      ])
      const page = pageFrom(
        rows,
        limit,
        row => [row.due_at, row.id],
        row => presentLine(row, ...shown),
      )
      return { ...page, items: [...page.items] }
    },
  )

  app.get(
    '/mail/outbox/:id',
    {
      schema: {
        operationId: 'readOutboxMail',
        tags,
        summary: 'The demo only: one mail as it would be sent',
        params: ById,
        response: { 200: OutboxMail },
      },
    },
    async request => {
      if (!world.config.demo) throw notFound()
      request.permit('settings.edit')
      const { rows } = await sql<Row>`
        select m.id, m.person_id, coalesce(m.address, p.email) as address, m.due_at, m.state = 'waiting' as waiting, m.content
          from mail m join person p on p.id = m.person_id
         where m.id = ${request.params.id} and (m.content is not null or m.state = 'waiting')`.execute(db)
      const row = rows[0]
      if (row === undefined) throw notFound()
      const [letters, people] = await Promise.all([written(world, rows), personRefs(db, [row.person_id])])
      const { text, html } = letters.get(row.id) ?? { text: '', html: '' }
      return { ...presentLine(row, letters, people), text, html }
    },
  )
}

/** What was kept; what still waits as it would be written now. */
async function written(world: World, rows: readonly Row[]): Promise<ReadonlyMap<Id, Letter>> {
  const waiting = rows.filter(row => row.content === null).map(row => row.id)
  const composed = await compose(world, await readMailSettings(world), waiting)
  const letters = rows.flatMap(({ id, content }): [Id, Letter][] => {
    const one = composed.get(id)
    const letter = content ?? (one === undefined || typeof one === 'string' ? null : one.letter)
    return letter === null ? [] : [[id, letter]]
  })
  return new Map(letters)
}

const presentLine = (
  row: Row,
  letters: ReadonlyMap<Id, Letter>,
  people: ReadonlyMap<Id, PersonRef>,
): Static<typeof OutboxLine> => ({
  id: row.id,
  person: people.get(row.person_id) ?? null,
  address: row.address,
  dueAt: row.due_at,
  waiting: row.waiting,
  subject: letters.get(row.id)?.subject ?? null,
})

import type { Id } from '@huke/core/commitment'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { instant } from '../../database/index.ts'
import { languageOf, pageFrom, PageOf, PageQuery, readKeys, type Routes, Uuid } from '../../http/index.ts'
import { logAdmin, personRefs } from '../../organisation/index.ts'
import { reasonIn } from './reasons.ts'
import { Undelivered } from './schema.ts'

interface Row {
  readonly id: Id
  readonly person_id: Id
  readonly address: string | null
  readonly ended_at: number
  readonly state: 'failed' | 'uncertain'
  readonly reason: string
  readonly reply: string | null
  readonly notices: number
}

const tags = ['channel']

/** What could not be delivered. Whoever administers mail sees to whom and why, not what it said. */
export const undeliveredRoutes: Routes = (app, { db, now }) => {
  app.get(
    '/mail/undelivered',
    {
      schema: {
        operationId: 'listUndeliveredMail',
        tags,
        summary: 'Mails of the last 30 days that did not or may not have arrived, newest first',
        querystring: Type.Object(PageQuery),
        response: { 200: PageOf(Undelivered) },
      },
    },
    async request => {
      request.permit('settings.edit')
      const language = languageOf(request)
      const limit = request.query.limit ?? 50
      const [ended, before] = readKeys(request.query.after, ['instant', 'id']) ?? [null, null]
      const { rows } = await sql<Row>`
        select m.id, m.person_id, coalesce(m.address, p.email) as address, m.ended_at, m.state, m.reason, m.reply,
               (select count(*)::int from mail_notice n where n.mail_id = m.id) as notices
          from mail m join person p on p.id = m.person_id
         where m.state in ('failed', 'uncertain')
           and (${before}::uuid is null or (m.ended_at, m.id) < (${instant(Number(ended))}, ${before}::uuid))
         order by m.ended_at desc, m.id desc limit ${limit + 1}`.execute(db)
      const people = await personRefs(
        db,
        rows.map(row => row.person_id),
      )
      const page = pageFrom(
        rows,
        limit,
        row => [row.ended_at, row.id],
        (row): Static<typeof Undelivered> => ({
          id: row.id,
          person: people.get(row.person_id) ?? null,
          address: row.address,
          endedAt: row.ended_at,
          notices: row.notices,
          uncertain: row.state === 'uncertain',
          reason: row.reason,
          words: reasonIn(language, row.reason),
          reply: row.reply,
        }),
      )
      return { ...page, items: [...page.items] }
    },
  )

  app.post(
    '/mail/undelivered/retries',
    {
      schema: {
        operationId: 'retryMail',
        tags,
        summary: 'Send these again; one that may have arrived keeps its Message-ID, so that a double is known as one',
        body: Type.Object({ mails: Type.Array(Uuid, { minItems: 1, maxItems: 200 }) }, { additionalProperties: false }),
        response: { 200: Type.Object({ again: Type.Integer() }) },
      },
    },
    async request => {
      const { person } = request.permit('settings.edit')
      const { mails } = request.body
      const at = instant(now())
      return db.transaction().execute(async trx => {
        const { rows } = await sql<{ id: Id }>`
          update mail set state = 'waiting', gathering = false, attempts = 0, due_at = ${at}, next_at = ${at},
                 handed_at = null, claim = null, claimed_until = null, ended_at = null, reason = null, reply = null
           where id = any(${mails}::uuid[]) and state in ('failed', 'uncertain')
          returning id`.execute(trx)
        await logAdmin(trx, { person, action: 'mail.retry', subject: '', detail: { mails: rows.map(row => row.id) } })
        return { again: rows.length }
      })
    },
  )
}

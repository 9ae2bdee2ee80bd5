import { type Kysely, sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { type DB, instant } from '../../database/index.ts'
import { type Language, languageOf, Nullable, refused, type Routes } from '../../http/index.ts'
import { logAdmin } from '../../organisation/index.ts'
import type { World } from '../../world.ts'
import { isAddress } from './smtp/index.ts'
import { givenServer } from './given-server.ts'
import { reasonIn } from './reasons.ts'
import { ServerInput, Settings, Trouble } from './schema.ts'
import { readServerState } from './server-state.ts'
import { originOf, readMailSettings, saveMailLanguage, saveMailServer } from './settings.ts'
import { sendTest } from './test-mail.ts'

const tags = ['channel']

export const settingsRoutes: Routes = (app, world) => {
  const { db } = world

  app.get(
    '/mail/settings',
    {
      schema: {
        operationId: 'readMailSettings',
        tags,
        summary: 'The mail server and how it goes with it; never its password',
        response: { 200: Settings },
      },
    },
    async request => {
      request.permit('settings.edit')
      return present(world, languageOf(request))
    },
  )

  app.put(
    '/mail/settings',
    {
      schema: {
        operationId: 'changeMailSettings',
        tags,
        summary: 'Set the mail server, or none, and the language of those who have not chosen one',
        body: Type.Object(
          { language: Type.Enum(['zh', 'en']), server: Type.Optional(Nullable(ServerInput)) },
          { additionalProperties: false },
        ),
        response: { 200: Settings },
      },
    },
    async request => {
      const { person } = request.permit('settings.edit')
      const { language, server: given } = request.body
      const { source, server: kept } = await readMailSettings(world)
      if (given !== undefined && source === 'demo') throw refused('mail.off-in-demo')
      if (given !== undefined && source === 'environment') throw refused('mail.set-by-environment')
      const server = given ? givenServer(given, kept) : null
      await db.transaction().execute(async trx => {
        await saveMailLanguage(trx, language)
        if (given !== undefined) await saveMailServer(trx, server)
        const { password, ...shown } = server ?? { password: null }
        await logAdmin(trx, {
          person,
          action: 'mail.settings',
          subject: server?.host ?? '',
          detail: {
            language,
            server: given === undefined ? undefined : server && { ...shown, hasPassword: password !== null },
          },
        })
      })
      return present(world, languageOf(request))
    },
  )

  app.post(
    '/mail/test',
    {
      schema: {
        operationId: 'testMail',
        tags,
        summary: 'Send a test mail, by the settings given or those kept, and say what happened',
        body: Type.Object(
          { to: Type.String({ maxLength: 254 }), server: Type.Optional(ServerInput) },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ ok: Type.Boolean(), trouble: Nullable(Trouble) }) },
      },
    },
    async request => {
      request.permit('settings.edit')
      const { source, server: kept } = await readMailSettings(world)
      if (source === 'demo') throw refused('mail.off-in-demo')
      const to = request.body.to.trim()
      if (!isAddress(to))
        throw refused('invalid-input', {
          place: 'body/to',
          value: to,
          expectation: { zh: '一个邮箱地址', en: 'one address such as li@example.com' },
        })
      const given = source === 'environment' ? undefined : request.body.server
      const server = given === undefined ? kept : givenServer(given, kept)
      if (server === null) throw refused('mail.no-server')
      const language = languageOf(request)
      const failure = await sendTest(server, to, language, world.now())
      if (failure === null) return { ok: true, trouble: null }
      const { reason, reply } = failure
      const place = { host: server.host, port: server.port }
      return { ok: false, trouble: { reason, words: reasonIn(language, reason, place), reply: reply || null } }
    },
  )
}

async function present(world: World, language: Language): Promise<Static<typeof Settings>> {
  const { source, server, language: usual } = await readMailSettings(world)
  const [state, counts] = await Promise.all([readServerState(world.db), countsOf(world.db, world.now())])
  const { password, ...shown } = server ?? { password: null }
  return {
    source,
    server: server && {
      host: server.host,
      port: server.port,
      security: server.security,
      user: server.user,
      from: server.from,
      hasPassword: password !== null,
    },
    language: usual,
    origin: originOf(world),
    isOriginSet: world.config.origin !== null,
    sentAt: state.sent_at,
    trouble:
      server === null || state.reason === null || state.failed_at === null
        ? null
        : {
            reason: state.reason,
            words: reasonIn(language, state.reason, shown),
            reply: state.reply || null,
            since: state.failed_at,
            nextTryAt: state.paused_until,
          },
    ...counts,
  }
}

interface Counts {
  readonly waiting: number
  readonly undelivered: number
  readonly withoutAddress: number
}

const countedUpTo = 1000

async function countsOf(db: Kysely<DB>, at: number): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select (select count(*)::int from (
              select from mail where state = 'waiting' and next_at <= ${instant(at)} limit ${countedUpTo}) few) as waiting,
           (select count(*)::int from (
              select from mail where state in ('failed', 'uncertain') limit ${countedUpTo}) few) as undelivered,
           (select count(*)::int from person p join account a on a.person_id = p.id
             where p.email is null and a.disabled_at is null and p.employed @> organisation_day(${instant(at)})) as "withoutAddress"`.execute(
    db,
  )
  return rows[0] as Counts
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Kysely, sql } from 'kysely'
import { Type } from 'typebox'
import type { DB } from '../../database/index.ts'
import { Instant, notFound, Nullable, refused, type Routes, Uuid } from '../../http/index.ts'
import { logAdmin } from '../../organisation/index.ts'
import type { World } from '../../world.ts'
import { lockAccounts } from '../account-store.ts'
import { sessionToken } from '../cookie.ts'
import { reader } from '../identify.ts'
import type { Reader } from '../member.ts'
import { passwordFits } from '../password.ts'
import { Password } from '../session-schema.ts'
import { accountOf, endAccessOf, endOtherSessions } from '../session-store.ts'
import { beginAttempt } from '../sign-in-limit.ts'
import { demandedOf } from './settings.ts'
import { beginFactor, confirmFactor, factorOf, noteShown, removeFactor, takeCode } from './store.ts'
import { newSecret } from './totp.ts'

/** One's own second factor; and for whoever lost it, an administrator’s way out. */
export const secondFactorRoutes: Routes = (app, world) => {
  const { db, now } = world

  app.get('/session/second-factor', { schema: readSchema }, async request => {
    const me = reader(request)
    const [factor, demanded] = await Promise.all([factorOf(db, me.person), demandedOf(db)])
    const since = factor?.confirmedAt ?? null
    const isDemanded = me.roles.some(role => demanded.includes(role))
    return { since, recoveryCodesLeft: since === null ? 0 : (factor?.codesLeft ?? 0), demanded: isDemanded }
  })

  app.post('/session/second-factor', { schema: beginSchema }, async (request, reply) => {
    const me = reader(request)
    const login = await provePassword(world, request, reply, me, request.body.password)
    const made = newSecret(await organisationName(db), login)
    if (!(await beginFactor(db, me.person, made.secret))) throw refused('access.second-factor-there')
    return made
  })

  app.put('/session/second-factor', { schema: confirmSchema }, async (request, reply) => {
    const me = reader(request)
    const token = ownSession(request, world, me)
    const factor = await factorOf(db, me.person)
    if (factor === null || factor.confirmedAt !== null) throw notFound()
    await proveCode(world, request, reply, me)
    const recoveryCodes = await db.transaction().execute(async trx => {
      const codes = await confirmFactor(trx, me.person, now())
      await noteShown(trx, token, now())
      await endOtherSessions(trx, me.person, token)
      await logAdmin(trx, { person: me.person, action: 'second-factor.set-up', subject: me.person })
      return codes
    })
    return { recoveryCodes: [...recoveryCodes] }
  })

  app.post('/session/second-factor/removal', { schema: removeSchema }, async (request, reply) => {
    const me = reader(request)
    const demanded = await demandedOf(db)
    if (me.roles.some(role => demanded.includes(role))) throw refused('access.second-factor-demanded')
    await provePassword(world, request, reply, me, request.body.password)
    await proveCode(world, request, reply, me)
    await db.transaction().execute(async trx => {
      if (!(await removeFactor(trx, me.person))) throw notFound()
      await endOtherSessions(trx, me.person, ownSession(request, world, me))
      await logAdmin(trx, { person: me.person, action: 'second-factor.removed', subject: me.person })
    })
    return reply.code(204).send(null)
  })

  app.delete('/accounts/:person/second-factor', { schema: resetSchema }, async (request, reply) => {
    const me = request.permit('account.edit')
    const { person } = request.params
    await db.transaction().execute(async trx => {
      await lockAccounts(trx, person)
      if (!(await removeFactor(trx, person))) throw notFound()
      await endAccessOf(trx, person, now())
      await logAdmin(trx, { person: me.person, action: 'second-factor.reset', subject: person })
    })
    return reply.code(204).send(null)
  })
}

/** The cookie of somebody who signed in with a password; the demo's and a program's prove nothing. */
function ownSession(request: FastifyRequest, { config }: World, me: Reader): string {
  const token = me.session === 'cookie' ? sessionToken(request, config) : null
  if (token === null) throw refused('not-allowed')
  return token
}

/** A session left open is not yet its person. */
async function provePassword(
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  me: Reader,
  password: string,
): Promise<string> {
  ownSession(request, world, me)
  const row = await world.db.selectFrom('account').select('login').where('person_id', '=', me.person).executeTakeFirst()
  if (row === undefined) throw refused('not-allowed')
  const forget = await beginAttempt(world, row.login.toLowerCase(), request.ip, reply)
  const account = await accountOf(world.db, row.login, world.now())
  if (!(await passwordFits(account?.passwordHash ?? null, password))) throw refused('access.wrong-old-password')
  await forget()
  return row.login
}

async function proveCode(
  world: World,
  request: FastifyRequest<{ Body: { code: string } }>,
  reply: FastifyReply,
  { person }: Reader,
): Promise<void> {
  const forget = await beginAttempt(world, `second factor of ${person}`, request.ip, reply)
  if (!(await takeCode(world.db, person, request.body.code, world.now()))) throw refused('access.wrong-code')
  await forget()
}

async function organisationName(db: Kysely<DB>): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`
    select value ->> 'name' as name from setting where key = 'organisation'`.execute(db)
  return rows[0]?.name ?? ''
}

const tags = ['access']
const Code = Type.String({ minLength: 1, maxLength: 40, description: 'Six digits of the app, or a recovery code' })

const readSchema = {
  operationId: 'readSecondFactor',
  tags,
  summary: 'Whether one shows a second factor at sign-in',
  response: {
    200: Type.Object({
      since: Nullable(Instant),
      recoveryCodesLeft: Type.Integer(),
      demanded: Type.Boolean({ description: 'One of the reader’s roles demands it' }),
    }),
  },
}
const beginSchema = {
  operationId: 'beginSecondFactor',
  tags,
  summary: 'A secret for an authenticator app; in force once a code of it was shown',
  body: Type.Object({ password: Password }),
  response: { 200: Type.Object({ secret: Type.String(), uri: Type.String() }) },
}
const confirmSchema = {
  operationId: 'confirmSecondFactor',
  tags,
  summary: 'Put it in force with a code; the recovery codes are shown this once, other sessions end',
  body: Type.Object({ code: Code }),
  response: { 200: Type.Object({ recoveryCodes: Type.Array(Type.String()) }) },
}
const removeSchema = {
  operationId: 'removeSecondFactor',
  tags,
  summary: 'Show none any more, where no role demands it',
  body: Type.Object({ password: Password, code: Code }),
  response: { 204: Type.Null() },
}
const resetSchema = {
  operationId: 'resetSecondFactor',
  tags,
  summary: 'Take away the second factor of somebody who lost it; their sessions and API tokens end',
  params: Type.Object({ person: Uuid }),
  response: { 204: Type.Null() },
}

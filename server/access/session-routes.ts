import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { instant } from '../database/index.ts'
import { type App, Nullable, refused, type Routes } from '../http/index.ts'
import { logAdmin } from '../organisation/index.ts'
import type { World } from '../world.ts'
import { clearSession, sessionToken } from './cookie.ts'
import { reader } from './identify.ts'
import type { Reader } from './member.ts'
import { passwordFits, passwordHash } from './password.ts'
import { checkPassword, shortestOfAdministrator, signsOf } from './password-rules.ts'
import { logRefused, rightPassword } from './right-password.ts'
import { askedBesides, askForPasskey, takePasskey } from './second-factor/at-sign-in.ts'
import { ShownPasskey, ToShow } from './second-factor/passkey-schema.ts'
import { relyingParty } from './second-factor/relying-party.ts'
import { hasShown, takeCode } from './second-factor/store.ts'
import { presentSession } from './session-present.ts'
import { Login, Password, Session } from './session-schema.ts'
import { type KnownAccount, accountOf, endSession, endAccessOf, openSession } from './session-store.ts'
import { beginAttempt } from './sign-in-limit.ts'

const tags = ['access']

export const sessionRoutes: Routes = (app, world) => {
  app.post('/session', { schema: signInSchema }, async (request, reply) => {
    const { code, passkey } = request.body
    const { account, forget } = await rightPassword(world, request, reply, request.body)
    const party = relyingParty(world.config, request.headers.host)
    const asked = await askedBesides(world.db, account.person, party)
    if (asked !== null && code === undefined && passkey === undefined) {
      await forget()
      throw refused(asked === 'passkey' ? 'access.passkey-needed' : 'access.code-needed')
    }
    if (asked !== null && passkey !== undefined && !(await takePasskey(world, account.person, party, passkey))) {
      await logRefused(world, request, account, 'passkey')
      throw refused('access.wrong-passkey')
    }
    if (
      asked !== null &&
      passkey === undefined &&
      !(await takeCode(world.db, account.person, code ?? '', world.now()))
    ) {
      await logRefused(world, request, account, 'code')
      throw refused('access.wrong-code')
    }
    await forget()
    if (account.administrator && signsOf(request.body.password) < shortestOfAdministrator)
      await mustChange(world, account.person)
    return presentSession(world, await signIn(world, request, reply, account.person, asked !== null))
  })

  app.post('/session/challenge', { schema: challengeSchema }, async (request, reply) => {
    const { account, forget } = await rightPassword(world, request, reply, request.body)
    await forget()
    const party = relyingParty(world.config, request.headers.host)
    const asked = party === null ? null : await askForPasskey(world, account.person, party)
    if (asked === null) throw refused('access.no-passkey')
    return asked
  })

  app.get('/session', { schema: readSchema }, request => presentSession(world, reader(request)))

  app.delete('/session', { schema: signOutSchema }, async (request, reply) => {
    const token = sessionToken(request, world.config)
    if (token !== null) await endSession(world.db, token)
    return clearSession(reply, world.config).code(204).send(null)
  })

  changePassword(app, world)

  app.put('/session/preferences', { schema: preferencesSchema }, async request => {
    const me = reader(request)
    if (me.scopes !== null) throw refused('not-allowed')
    const { locale, timeZone } = request.body
    if (timeZone !== null && !isTimeZone(timeZone)) {
      throw refused('invalid-input', {
        place: 'body/timeZone',
        value: timeZone,
        expectation: { zh: 'IANA 时区，如 Asia/Shanghai', en: 'an IANA time zone' },
      })
    }
    await world.db.updateTable('person').set({ locale, time_zone: timeZone }).where('id', '=', me.person).execute()
    return presentSession(world, { ...me, locale, timeZone })
  })
}

function changePassword(app: App, world: World): void {
  app.put('/session/password', { schema: passwordSchema }, async (request, reply) => {
    const me = reader(request)
    const account = me.session === 'cookie' ? await ownAccount(world, me.person) : null
    if (account === null) throw refused('not-allowed')
    const forget = await beginAttempt(world, account.login.toLowerCase(), request.ip, reply)
    if (!(await passwordFits(account.passwordHash, request.body.old))) throw refused('access.wrong-old-password')
    await forget()
    checkPassword(request.body.new, 'body/new', {
      own: [account.login, account.name, request.body.old],
      administrator: me.roles.includes('administrator'),
    })
    const hash = await passwordHash(request.body.new)
    const before = sessionToken(request, world.config)
    const next = await world.db.transaction().execute(async trx => {
      await trx
        .updateTable('account')
        .set({ password_hash: hash, must_change: false })
        .where('person_id', '=', me.person)
        .execute()
      const proved = await hasShown(trx, before)
      await endAccessOf(trx, me.person, world.now())
      return openSession(world, trx, reply, me.person, { proved })
    })
    if (next === null) throw refused('not-signed-in')
    return presentSession(world, next)
  })
}

/** Whoever became an administrator with a short password changes it before anything else. */
const mustChange = ({ db }: World, person: string): Promise<unknown> =>
  db.updateTable('account').set({ must_change: true }).where('person_id', '=', person).execute()

/** A browser that signs in again leaves no session behind. */
async function signIn(
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  person: string,
  proved: boolean,
): Promise<Reader> {
  const before = sessionToken(request, world.config)
  if (before !== null) await endSession(world.db, before)
  const who = await openSession(world, world.db, reply, person, { proved })
  if (who === null) throw refused('access.not-recognised')
  await world.db
    .updateTable('account')
    .set({ last_sign_in_at: instant(world.now()) })
    .where('person_id', '=', person)
    .execute()
  const detail = { address: request.ip, secondFactor: proved }
  await logAdmin(world.db, { person, action: 'session.opened', subject: person, detail })
  return who
}

async function ownAccount(world: World, person: string): Promise<KnownAccount | null> {
  const row = await world.db.selectFrom('account').select('login').where('person_id', '=', person).executeTakeFirst()
  return row === undefined ? null : accountOf(world.db, row.login, world.now())
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).format(0)
    return true
  } catch {
    return false
  }
}

const signInSchema = {
  operationId: 'signIn',
  tags,
  summary: 'Sign in with login and password, and a passkey or a code where a second factor is set up',
  security: [],
  body: Type.Object({
    login: Login,
    password: Password,
    code: Type.Optional(
      Type.String({ maxLength: 40, description: 'Where a second factor is set up: six digits, or a recovery code' }),
    ),
    passkey: Type.Optional(ShownPasskey),
  }),
  response: { 200: Session },
}

const challengeSchema = {
  operationId: 'challengePasskey',
  tags,
  summary: 'What a browser is told to show a passkey, by login and password; good for five minutes, for one sign-in',
  security: [],
  body: Type.Object({ login: Login, password: Password }),
  response: {
    200: Type.Object({
      passkey: ToShow,
      app: Type.Boolean({ description: 'A code of an authenticator app would do as well' }),
      recoveryCodes: Type.Boolean({ description: 'So would a recovery code: some are left' }),
    }),
  },
}

const readSchema = {
  operationId: 'readSession',
  tags,
  summary: 'Who reads, with their rights',
  response: { 200: Session },
}

const signOutSchema = { operationId: 'signOut', tags, summary: 'Sign out', response: { 204: Type.Null() } }

const passwordSchema = {
  operationId: 'changePassword',
  tags,
  summary: 'Change one’s own password; every other session and every API token ends',
  body: Type.Object({ old: Password, new: Password }),
  response: { 200: Session },
}

const preferencesSchema = {
  operationId: 'changePreferences',
  tags,
  summary: 'Choose language and time zone',
  body: Type.Object({
    locale: Nullable(Type.Enum(['zh', 'en'])),
    timeZone: Nullable(Type.String({ maxLength: 60 })),
  }),
  response: { 200: Session },
}

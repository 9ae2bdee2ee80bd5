import { Type } from 'typebox'
import { Instant, notFound, Nullable, refused, type Routes, Uuid } from '../../http/index.ts'
import { logAdmin } from '../../organisation/index.ts'
import { lockAccounts } from '../account-store.ts'
import { reader } from '../identify.ts'
import { Password } from '../session-schema.ts'
import { endAccessOf, endOtherSessions } from '../session-store.ts'
import { organisationName } from './organisation-name.ts'
import { Passkey } from './passkey-schema.ts'
import { passkeysOf } from './passkey-store.ts'
import { ownSession, proveCode, provePassword } from './prove.ts'
import { giveRecoveryCodes, recoveryCodesLeft } from './recovery-codes.ts'
import { relyingParty } from './relying-party.ts'
import { isDemandedOf } from './settings.ts'
import {
  afterRemoval,
  beginFactor,
  confirmFactor,
  factorOf,
  lockFactors,
  noteShown,
  removeAllFactors,
  removeFactor,
  takeAppCode,
  takeCode,
} from './store.ts'
import { newSecret } from './totp.ts'

/** One's own second factor; and for whoever lost it, an administrator’s way out. */
export const secondFactorRoutes: Routes = (app, world) => {
  const { db, now } = world

  app.get('/session/second-factor', { schema: readSchema }, async request => {
    const me = reader(request)
    const [factor, passkeys, codesLeft, demanded] = await Promise.all([
      factorOf(db, me.person),
      passkeysOf(db, me.person),
      recoveryCodesLeft(db, me.person),
      isDemandedOf(db, me),
    ])
    return {
      since: factor?.confirmedAt ?? null,
      passkeys: [...passkeys],
      passkeysPossible: relyingParty(world.config, request.headers.host) !== null,
      recoveryCodesLeft: codesLeft,
      demanded,
    }
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
    // A recovery code would show that there is paper, not that the app has the secret.
    await proveCode(world, request, reply, me, () => takeAppCode(db, me.person, factor, request.body.code, now()))
    const recoveryCodes = await db.transaction().execute(async trx => {
      await lockFactors(trx, me.person)
      await noteShown(trx, token, now())
      await confirmFactor(trx, me.person, now())
      await endOtherSessions(trx, me.person, token)
      await logAdmin(trx, { person: me.person, action: 'second-factor.set-up', subject: me.person })
      return giveRecoveryCodes(trx, me.person)
    })
    return { recoveryCodes: [...recoveryCodes] }
  })

  app.post('/session/second-factor/removal', { schema: removeSchema }, async (request, reply) => {
    const me = reader(request)
    const token = ownSession(request, world, me)
    const demanded = await isDemandedOf(db, me)
    if (demanded && (await passkeysOf(db, me.person)).length === 0) throw refused('access.second-factor-demanded')
    await provePassword(world, request, reply, me, request.body.password)
    const remove = () =>
      db.transaction().execute(async trx => {
        await lockFactors(trx, me.person)
        if (!(await takeCode(trx, me.person, request.body.code, now()))) return false
        if (!(await removeFactor(trx, me.person))) throw notFound()
        await afterRemoval(trx, me.person, demanded)
        await endOtherSessions(trx, me.person, token)
        await logAdmin(trx, { person: me.person, action: 'second-factor.removed', subject: me.person })
        return true
      })
    await proveCode(world, request, reply, me, remove)
    return reply.code(204).send(null)
  })

  app.delete('/accounts/:person/second-factor', { schema: resetSchema }, async (request, reply) => {
    const me = request.permit('account.edit')
    const { person } = request.params
    await db.transaction().execute(async trx => {
      await lockAccounts(trx, person)
      if (!(await removeAllFactors(trx, person))) throw notFound()
      await endAccessOf(trx, person, now())
      await logAdmin(trx, { person: me.person, action: 'second-factor.reset', subject: person })
    })
    return reply.code(204).send(null)
  })
}

const tags = ['access']
const Code = Type.String({ minLength: 1, maxLength: 40, description: 'Six digits of the app, or a recovery code' })

const readSchema = {
  operationId: 'readSecondFactor',
  tags,
  summary: 'What one shows at sign-in besides the password',
  response: {
    200: Type.Object({
      since: Nullable({ ...Instant, description: 'Since when an authenticator app is in force' }),
      passkeys: Type.Array(Passkey),
      passkeysPossible: Type.Boolean({ description: 'A browser makes and shows them at this address' }),
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
  summary: 'Put it in force with a code; with the first factor come recovery codes, this once; other sessions end',
  body: Type.Object({ code: Code }),
  response: { 200: Type.Object({ recoveryCodes: Type.Array(Type.String()) }) },
}
const removeSchema = {
  operationId: 'removeSecondFactor',
  tags,
  summary: 'Take the app away; the last factor only where no role demands one',
  body: Type.Object({ password: Password, code: Code }),
  response: { 204: Type.Null() },
}
const resetSchema = {
  operationId: 'resetSecondFactor',
  tags,
  summary: 'Take away app, passkeys and recovery codes of somebody who lost them; their sessions and API tokens end',
  params: Type.Object({ person: Uuid }),
  response: { 204: Type.Null() },
}

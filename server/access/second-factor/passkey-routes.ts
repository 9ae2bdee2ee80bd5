import { Type } from 'typebox'
import { ById, notFound, refused, type Routes } from '../../http/index.ts'
import { logAdmin } from '../../organisation/index.ts'
import { reader } from '../identify.ts'
import { Password } from '../session-schema.ts'
import { endOtherSessions } from '../session-store.ts'
import { newChallenge, takeChallenge } from './challenges.ts'
import { organisationName } from './organisation-name.ts'
import { challengeOf, judgeMade, toMake } from './passkey.ts'
import { MadePasskey, Passkey, PasskeyName, ToMake } from './passkey-schema.ts'
import { addPasskey, credentialsOf, mostPasskeys, passkeysOf, removePasskey, renamePasskey } from './passkey-store.ts'
import { ownSession, provePassword } from './prove.ts'
import { giveRecoveryCodes } from './recovery-codes.ts'
import { relyingParty } from './relying-party.ts'
import { isDemandedOf } from './settings.ts'
import { afterRemoval, lockFactors, noteShown } from './store.ts'

/** One's own passkeys. */
export const passkeyRoutes: Routes = (app, world) => {
  const { db, now, config } = world

  app.post('/session/passkeys/challenge', { schema: challengeSchema }, async (request, reply) => {
    const me = reader(request)
    const session = ownSession(request, world, me)
    const party = relyingParty(config, request.headers.host)
    if (party === null) throw refused('access.no-passkeys-here')
    const login = await provePassword(world, request, reply, me, request.body.password)
    const known = await credentialsOf(db, me.person)
    if (known.length >= mostPasskeys) throw refused('access.too-many-passkeys')
    const organisation = await organisationName(db)
    const challenge = await newChallenge(db, { person: me.person, session }, now())
    return toMake(party, { person: me.person, login, name: me.name, organisation }, known, challenge)
  })

  app.post('/session/passkeys', { schema: addSchema }, async (request, reply) => {
    const me = reader(request)
    const session = ownSession(request, world, me)
    const { made } = request.body
    const name = nameOf(request.body)
    const party = relyingParty(config, request.headers.host)
    const challenge = challengeOf(made.response)
    const isAsked = challenge !== null && (await takeChallenge(db, challenge, { person: me.person, session }, now()))
    const judged = party !== null && isAsked ? await judgeMade(party, challenge, made) : null
    if (judged === null) throw refused('access.passkey-not-made')
    const added = await db.transaction().execute(async trx => {
      await lockFactors(trx, me.person)
      await noteShown(trx, session, now())
      if ((await passkeysOf(trx, me.person)).length >= mostPasskeys) throw refused('access.too-many-passkeys')
      const passkey = await addPasskey(trx, me.person, name, judged, now())
      if (passkey === null) throw refused('access.passkey-there')
      await endOtherSessions(trx, me.person, session)
      await logAdmin(trx, {
        person: me.person,
        action: 'second-factor.passkey-added',
        subject: me.person,
        detail: { name },
      })
      return { passkey, recoveryCodes: [...(await giveRecoveryCodes(trx, me.person))] }
    })
    return reply.code(201).send(added)
  })

  app.put('/session/passkeys/:id', { schema: renameSchema }, async request => {
    const renamed = await renamePasskey(db, reader(request).person, request.params.id, nameOf(request.body))
    if (renamed === null) throw notFound()
    return renamed
  })

  app.post('/session/passkeys/:id/removal', { schema: removeSchema }, async (request, reply) => {
    const me = reader(request)
    const session = ownSession(request, world, me)
    const demanded = await isDemandedOf(db, me)
    await provePassword(world, request, reply, me, request.body.password)
    await db.transaction().execute(async trx => {
      await lockFactors(trx, me.person)
      const name = await removePasskey(trx, me.person, request.params.id)
      if (name === null) throw notFound()
      await afterRemoval(trx, me.person, demanded)
      await endOtherSessions(trx, me.person, session)
      await logAdmin(trx, {
        person: me.person,
        action: 'second-factor.passkey-removed',
        subject: me.person,
        detail: { name },
      })
    })
    return reply.code(204).send(null)
  })
}

function nameOf({ name }: { readonly name: string }): string {
  const trimmed = name.trim()
  if (trimmed !== '') return trimmed
  throw refused('invalid-input', {
    place: 'body/name',
    value: name,
    expectation: { zh: '请填写', en: 'some text' },
  })
}

const tags = ['access']

const challengeSchema = {
  operationId: 'beginPasskey',
  tags,
  summary: 'What a browser is told to make a passkey, by one’s password; good for five minutes, once, in this session',
  body: Type.Object({ password: Password }),
  response: { 200: ToMake },
}
const addSchema = {
  operationId: 'addPasskey',
  tags,
  summary: 'Keep the passkey that was made; with the first factor come recovery codes, this once; other sessions end',
  body: Type.Object({ name: PasskeyName, made: MadePasskey }),
  response: { 201: Type.Object({ passkey: Passkey, recoveryCodes: Type.Array(Type.String()) }) },
}
const renameSchema = {
  operationId: 'renamePasskey',
  tags,
  summary: 'Call a passkey something else',
  params: ById,
  body: Type.Object({ name: PasskeyName }),
  response: { 200: Passkey },
}
const removeSchema = {
  operationId: 'removePasskey',
  tags,
  summary: 'Take a passkey away, by one’s password; the last factor only where no role demands one; other sessions end',
  params: ById,
  body: Type.Object({ password: Password }),
  response: { 204: Type.Null() },
}

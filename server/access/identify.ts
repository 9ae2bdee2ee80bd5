import { allow } from '@huke/core/access'
import type { FastifyRequest } from 'fastify'
import { type App, refused } from '../http/index.ts'
import type { World } from '../world.ts'
import { sessionToken } from './cookie.ts'
import { describeGate, passGate } from './gate.ts'
import { type Credential, loadReader } from './load-reader.ts'
import type { Reader } from './member.ts'

/**
 * Before every API request, and before its body is read: who is it, and may they ever do this? Sets `request.member`; with
 * a first password, or without the second factor that a role demands, nothing opens but /session.
 */
export function identify(app: App, world: World): void {
  app.decorateRequest('member', null)
  app.decorateRequest('permit', function (this: FastifyRequest, action, about) {
    const member = reader(this)
    if (!allow(member, action, about)) throw refused('not-allowed')
    return member
  })
  app.addHook('onRoute', describeGate)
  app.addHook('onRequest', async request => {
    const credential = credentialOf(request, world)
    request.member = credential === null ? null : await loadReader(world, credential)
    if (request.member?.mustChange && !ofSession(request)) throw refused('password-change-required')
    if (request.member?.mustProve && !ofSession(request)) throw refused('second-factor-required')
    passGate(request, request.member)
  })
}

/**
 * The same person with the rights they have by now, for a connection that stays open; null when it opens nothing any more.
 * That it stays open is no use of the session, which ends in its time.
 */
export async function rereadMember(world: World, request: FastifyRequest): Promise<Reader | null> {
  const credential = credentialOf(request, world)
  return credential === null ? null : loadReader(world, credential, { using: false })
}

/** The signed-in person of a route that needs one. */
export function reader(request: FastifyRequest): Reader {
  if (request.member === null) throw refused('not-signed-in')
  return request.member
}

/** A program's token counts before a browser's cookie: who sends one means it. */
function credentialOf(request: FastifyRequest, { config }: World): Credential | null {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return { kind: 'token', token: bearer }
  const cookie = sessionToken(request, config)
  return cookie === null ? null : { kind: 'cookie', token: cookie }
}

const ofSession = (request: FastifyRequest): boolean => /^\/api\/v1\/session(\/|$)/.test(request.routeOptions.url ?? '')

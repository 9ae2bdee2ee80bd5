import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

/** With the prefix a browser takes it only over https, from this host, for the whole of it: no neighbour can set one. */
export const sessionCookie = (config: Pick<Config, 'origin'>): string =>
  isSecure(config) ? '__Host-huke_session' : 'huke_session'

/** A session ends 12 hours after its last use, 30 days after its sign-in at the latest. */
export const idleMs = 12 * 3_600_000
export const absoluteMs = 30 * 24 * 3_600_000

export const sessionToken = (request: FastifyRequest, config: Pick<Config, 'origin'>): string | null =>
  request.cookies[sessionCookie(config)] ?? null

export const setSession = (reply: FastifyReply, config: Config, token: string): FastifyReply =>
  reply.setCookie(sessionCookie(config), token, { ...attributes(config), maxAge: absoluteMs / 1000 })

export const clearSession = (reply: FastifyReply, config: Config): FastifyReply =>
  reply.clearCookie(sessionCookie(config), attributes(config))

const attributes = (config: Config) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: isSecure(config),
})

const isSecure = (config: Pick<Config, 'origin'>): boolean => config.origin?.startsWith('https:') ?? false

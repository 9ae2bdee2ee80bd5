import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

const name = 'huke_session'

/** A session ends 12 hours after its last use, 30 days after its sign-in at the latest. */
export const idleMs = 12 * 3_600_000
export const absoluteMs = 30 * 24 * 3_600_000

export const sessionToken = (request: FastifyRequest): string | null => request.cookies[name] ?? null

export const setSession = (reply: FastifyReply, config: Config, token: string): FastifyReply =>
  reply.setCookie(name, token, { ...attributes(config), maxAge: absoluteMs / 1000 })

export const clearSession = (reply: FastifyReply, config: Config): FastifyReply =>
  reply.clearCookie(name, attributes(config))

const attributes = (config: Config) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: config.origin?.startsWith('https:') ?? false,
})

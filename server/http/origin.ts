import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { refused } from './problem.ts'

const safe = ['GET', 'HEAD', 'OPTIONS']

/** Browsers name the page a request comes from; one that changes anything must come from our own. Programs send no Origin. */
export const checkOrigin = (config: Config) => async (request: FastifyRequest) => {
  const { origin } = request.headers
  if (origin === undefined || safe.includes(request.method)) return
  const own = [request.headers.host, config.origin === null ? null : new URL(config.origin).host]
  const from = URL.canParse(origin) ? new URL(origin).host : null
  if (from === null || !own.includes(from)) {
    throw refused('foreign-origin', { place: 'origin', value: origin, expectation: String(request.headers.host) })
  }
}

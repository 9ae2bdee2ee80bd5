import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { refused } from './problem.ts'

const safe = ['GET', 'HEAD', 'OPTIONS']

/**
 * Browsers name the page a request comes from; one that changes anything must come from our own, by scheme, host and port.
 * Programs send no Origin. Where no address is set, it is whatever people typed.
 */
export const checkOrigin = (config: Config) => async (request: FastifyRequest) => {
  const { origin } = request.headers
  if (origin === undefined || safe.includes(request.method)) return
  const own = ownOrigins(config, request.headers.host)
  if (!own.includes(origin)) {
    throw refused('foreign-origin', { place: 'origin', value: origin, expectation: own.join(', ') })
  }
}

/** The pages that are ours, as browsers name them in Origin. */
export const ownOrigins = ({ origin }: Pick<Config, 'origin'>, host: string | undefined): readonly string[] =>
  origin === null ? [`http://${host}`, `https://${host}`] : [origin]

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
  const own =
    config.origin === null ? [`http://${request.headers.host}`, `https://${request.headers.host}`] : [config.origin]
  if (!own.includes(origin)) {
    throw refused('foreign-origin', { place: 'origin', value: origin, expectation: own.join(', ') })
  }
}

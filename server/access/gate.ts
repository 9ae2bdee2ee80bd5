import { type Action, isInScope, mayEver, operations, sentences } from '@huke/core/access'
import type { FastifyRequest, RouteOptions } from 'fastify'
import { refused } from '../http/index.ts'
import type { Reader } from './member.ts'

/** What this route asks for before anything of a request is read; a route without a name of its own asks for somebody. */
function askedBy({ schema, config }: Pick<RouteOptions, 'schema' | 'config'>): Action | 'open' {
  const operation = schema?.operationId
  if (operation === undefined) return config?.open ? 'open' : 'session.read'
  const asked = operations[operation]
  if (asked === undefined) throw new Error(`core/access/operations.ts does not say who may do ${operation}`)
  return asked
}

/** Says in the description of an operation which session or token it opens to. */
export function describeGate(route: RouteOptions): void {
  const asked = askedBy(route)
  const scope = asked === 'open' ? null : sentences[asked].scope
  const token: Record<string, readonly string[]>[] =
    scope === 'session' ? [] : [{ token: scope === 'any' || scope === null ? [] : [scope] }]
  const security: Record<string, readonly string[]>[] = scope === null ? [] : [{ session: [] }, ...token]
  route.schema = { ...route.schema, security }
}

/** Throws where nobody is signed in, the token does not reach that far, or this person may never do it. */
export function passGate(request: FastifyRequest, member: Reader | null): void {
  const asked = askedBy(request.routeOptions)
  if (asked === 'open') return
  if (member === null) throw refused('not-signed-in')
  if (!isInScope(member, asked)) throw outOfScope(member, asked)
  if (!mayEver(member, asked)) throw refused('not-allowed')
}

function outOfScope({ scopes }: Reader, asked: Action) {
  const { scope } = sentences[asked]
  const expectation =
    scope === 'session' ? { zh: '登录后本人操作，不能用令牌', en: 'a signed-in person, no token' } : scope
  return refused('access.out-of-scope', { place: 'authorization', value: scopes, expectation })
}

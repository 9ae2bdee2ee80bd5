import type { FastifyReply, FastifyRequest } from 'fastify'
import { refused } from '../../http/index.ts'
import type { World } from '../../world.ts'
import { sessionToken } from '../cookie.ts'
import type { Reader } from '../member.ts'
import { passwordFits } from '../password.ts'
import { accountOf } from '../session-store.ts'
import { beginAttempt } from '../sign-in-limit.ts'

/** The cookie of somebody who signed in with a password; the demo's and a program's prove nothing. */
export function ownSession(request: FastifyRequest, { config }: World, me: Reader): string {
  const token = me.session === 'cookie' ? sessionToken(request, config) : null
  if (token === null) throw refused('not-allowed')
  return token
}

/** A session left open is not yet its person. Answers their login. */
export async function provePassword(
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  me: Reader,
  password: string,
): Promise<string> {
  ownSession(request, world, me)
  const row = await world.db.selectFrom('account').select('login').where('person_id', '=', me.person).executeTakeFirst()
  if (row === undefined) throw refused('not-allowed')
  const forget = await beginAttempt(world, row.login.toLowerCase(), request.ip, reply)
  const account = await accountOf(world.db, row.login, world.now())
  if (!(await passwordFits(account?.passwordHash ?? null, password))) throw refused('access.wrong-old-password')
  await forget()
  return row.login
}

/** Guesses at a code count as those at a password do. */
export async function proveCode(
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { person }: Reader,
  take: () => Promise<boolean>,
): Promise<void> {
  const forget = await beginAttempt(world, `second factor of ${person}`, request.ip, reply)
  if (!(await take())) throw refused('access.wrong-code')
  await forget()
}

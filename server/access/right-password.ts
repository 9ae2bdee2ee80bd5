import type { FastifyReply, FastifyRequest } from 'fastify'
import { refused } from '../http/index.ts'
import { logAdmin } from '../organisation/index.ts'
import type { World } from '../world.ts'
import { passwordFits } from './password.ts'
import { accountOf, type KnownAccount } from './session-store.ts'
import { beginAttempt } from './sign-in-limit.ts'

interface RightPassword {
  readonly account: KnownAccount
  /** counts the attempt as none that failed */
  readonly forget: () => Promise<void>
}

/** Whose login and password these are, of those who may come in. Until it is forgotten it counts as a failed attempt. */
export async function rightPassword(
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: { readonly login: string; readonly password: string },
): Promise<RightPassword> {
  const login = shown.login.trim().toLowerCase()
  const forget = await beginAttempt(world, login, request.ip, reply)
  const account = await accountOf(world.db, login, world.now())
  const fits = await passwordFits(account?.passwordHash ?? null, shown.password)
  if (account === null || !account.open || !fits) {
    await logRefused(world, request, account, fits ? 'closed' : 'password')
    throw refused('access.not-recognised')
  }
  return { account, forget }
}

/** A login that nobody has is not kept: it may be a password in the wrong field. */
export async function logRefused(
  { db }: World,
  request: FastifyRequest,
  account: KnownAccount | null,
  why: 'closed' | 'password' | 'code' | 'passkey',
): Promise<void> {
  const subject = account?.person ?? 'unknown'
  const detail = { address: request.ip, why: account === null ? 'login' : why }
  await logAdmin(db, { person: null, action: 'session.refused', subject, detail })
}

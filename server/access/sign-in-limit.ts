import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import { instant } from '../database/index.ts'
import { refused } from '../http/index.ts'
import type { World } from '../world.ts'

const windowMs = 15 * 60_000
const failuresPerLogin = 5
const failuresPerAddress = 20

/**
 * Counts an attempt as failed before it is tried, so that no number of attempts at once, on any number of nodes, gets
 * past the limit. Throws 'too-many-sign-ins' with Retry-After; answers a function that takes the failure back.
 */
export async function beginAttempt(
  { db, now }: World,
  login: string,
  address: string,
  reply: FastifyReply,
): Promise<() => Promise<void>> {
  const at = now()
  const attempt = await db.transaction().execute(async trx => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${login}, 1))`.execute(trx)
    await sql`select pg_advisory_xact_lock(hashtextextended(${address}, 2))`.execute(trx)
    const free = await sql<{ free_at: number | null }>`
      select greatest(
        (select at from sign_in_attempt where login = ${login} and failed and at > ${instant(at - windowMs)}
          order by at desc offset ${failuresPerLogin - 1} limit 1),
        (select at from sign_in_attempt where address = ${address} and failed and at > ${instant(at - windowMs)}
          order by at desc offset ${failuresPerAddress - 1} limit 1)) as free_at`.execute(trx)
    const blockedBy = free.rows[0]?.free_at ?? null
    if (blockedBy !== null) return { id: null, freeAt: blockedBy + windowMs }
    const { id } = await trx
      .insertInto('sign_in_attempt')
      .values({ login, address, at: instant(at), failed: true })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id, freeAt: at }
  })
  if (attempt.id === null) {
    void reply.header('retry-after', Math.max(1, Math.ceil((attempt.freeAt - at) / 1000)))
    throw refused('too-many-sign-ins')
  }
  return async () => {
    await db.updateTable('sign_in_attempt').set({ failed: false }).where('id', '=', attempt.id).execute()
  }
}

import type { FastifyReply } from 'fastify'
import { type RawBuilder, sql } from 'kysely'
import { instant } from '../database/index.ts'
import { refused, type Words } from '../http/index.ts'
import type { World } from '../world.ts'
import { networkOf } from './network.ts'

const minuteMs = 60_000
const windowMs = 15 * minuteMs

/** Somebody at one place who cannot remember. Others, and the same person elsewhere, are not stopped. */
const failuresPerAccountAndAddress = 5
/** Guesses at one account from many places. */
const failuresPerAccount = 50
/** One place trying a word or two on everybody. Many people behind one address never come near it. */
const failedAccountsPerAddress = 100

/**
 * Counts an attempt as failed before it is tried, so that no number of attempts at once, on any number of nodes, gets
 * past a limit. Throws 'too-many-sign-ins' with Retry-After; answers a function that takes the failure back.
 */
export async function beginAttempt(
  { db, now }: World,
  login: string,
  address: string,
  reply: FastifyReply,
): Promise<() => Promise<void>> {
  const at = now()
  const from = networkOf(address)
  const attempt = await db.transaction().execute(async trx => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${login}, 1))`.execute(trx)
    await sql`select pg_advisory_xact_lock(hashtextextended(${from}, 2))`.execute(trx)
    const { rows } = await sql<Record<Limit, number | null>>`
      select ${nthFailure(sql`login = ${login} and address = ${from}`, failuresPerAccountAndAddress, at)} as here,
             ${nthFailure(sql`login = ${login}`, failuresPerAccount, at)} as account,
             (select min(at) from (
                select max(at) as at from sign_in_attempt
                 where address = ${from} and login <> ${login} and failed and at > ${instant(at - windowMs)}
                 group by login order by max(at) desc limit ${failedAccountsPerAddress}) newest
              having count(*) = ${failedAccountsPerAddress}) as address`.execute(trx)
    const blocked = limits.find(limit => rows[0]?.[limit] != null)
    if (blocked !== undefined) return { id: null, blocked, freeAt: Number(rows[0]?.[blocked]) + windowMs }
    const { id } = await trx
      .insertInto('sign_in_attempt')
      .values({ login, address: from, at: instant(at), failed: true })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id }
  })
  if (attempt.id === null) {
    const seconds = Math.max(1, Math.ceil((attempt.freeAt - at) / 1000))
    void reply.header('retry-after', seconds)
    throw refused('too-many-sign-ins', {
      place: attempt.blocked === 'address' ? 'address' : 'login',
      value: null,
      expectation: whatHelps[attempt.blocked](Math.ceil(seconds / 60)),
    })
  }
  return async () => {
    await db.updateTable('sign_in_attempt').set({ failed: false }).where('id', '=', attempt.id).execute()
  }
}

/** A new password makes the failures with the old one nobody's concern. */
export const forgetAttempts = (db: World['db'], login: string): Promise<unknown> =>
  sql`delete from sign_in_attempt where login = ${login.toLowerCase()}`.execute(db)

/** When the n-th newest failure was; null where there are fewer. */
const nthFailure = (of: RawBuilder<unknown>, n: number, at: number): RawBuilder<number | null> => sql`(
  select at from sign_in_attempt where ${of} and failed and at > ${instant(at - windowMs)}
   order by at desc offset ${n - 1} limit 1)`

const limits = ['here', 'account', 'address'] as const
type Limit = (typeof limits)[number]

const whatHelps: Readonly<Record<Limit, (minutes: number) => Words>> = {
  here: minutes => ({
    zh: `这个账号在这里 ${minutes} 分钟后可以再试；忘记了密码，请管理员给一个新的初始密码，立即可用`,
    en: `this account may be tried here again in ${minutes} min; a new first password from an administrator works at once`,
  }),
  account: minutes => ({
    zh: `这个账号从多处被反复尝试，${minutes} 分钟后可以再试；请告诉管理员，新的初始密码立即可用`,
    en: `somebody keeps trying this account from many places: again in ${minutes} min; tell an administrator, whose new first password works at once`,
  }),
  address: minutes => ({
    zh: `从您这个网络登录失败的账号太多，${minutes} 分钟后可以再试；请告诉管理员，或换一个网络登录`,
    en: `too many accounts failed from your network: again in ${minutes} min; tell an administrator, or sign in from another network`,
  }),
}

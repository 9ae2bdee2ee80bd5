import type { Instant } from '@huke/core/calendar'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { FastifyReply } from 'fastify'
import { type DB, instant } from '../database/index.ts'
import type { World } from '../world.ts'
import { idleMs, setSession } from './cookie.ts'
import { loadReader } from './load-reader.ts'
import type { Reader } from './member.ts'
import { newToken, tokenHash } from './token.ts'
import { wake } from './wake.ts'

/** Makes a session and hands the browser its token; answers whose it is, null when this person may not come in. */
export async function openSession(
  world: World,
  db: Kysely<DB> | Transaction<DB>,
  reply: FastifyReply,
  person: string,
  { demo = false, proved = false }: { readonly demo?: boolean; readonly proved?: boolean } = {},
): Promise<Reader | null> {
  const token = newToken()
  const at = world.now()
  await db
    .insertInto('session')
    .values({
      token_hash: tokenHash(token),
      person_id: person,
      created_at: instant(at),
      seen_at: instant(at),
      expires_at: instant(at + idleMs),
      demo,
      second_factor_at: proved ? instant(at) : null,
    })
    .execute()
  setSession(reply, world.config, token)
  return loadReader({ ...world, db }, { kind: 'cookie', token })
}

export async function endSession(db: Kysely<DB>, token: string): Promise<void> {
  const ended = await db
    .deleteFrom('session')
    .where('token_hash', '=', tokenHash(token))
    .returning('person_id')
    .execute()
  if (ended.length > 0)
    await wake(
      db,
      ended.map(row => row.person_id),
    )
}

/** Signs a person out everywhere but here: what proves who they are has changed. */
export async function endOtherSessions(db: Kysely<DB> | Transaction<DB>, person: string, here: string): Promise<void> {
  await db.deleteFrom('session').where('person_id', '=', person).where('token_hash', '<>', tokenHash(here)).execute()
  await wake(db, [person])
}

/** Signs a person out everywhere, programs as well: whoever had the password may have made a token with it. */
export async function endAccessOf(db: Kysely<DB> | Transaction<DB>, person: string, at: Instant): Promise<void> {
  await db.deleteFrom('session').where('person_id', '=', person).execute()
  await db
    .updateTable('api_token')
    .set({ revoked_at: instant(at) })
    .where('person_id', '=', person)
    .where('revoked_at', 'is', null)
    .execute()
  await wake(db, [person])
}

export interface KnownAccount {
  readonly person: string
  readonly name: string
  readonly login: string
  readonly passwordHash: string | null
  readonly open: boolean
  readonly administrator: boolean
}

/** The account of a login, whether or not it may be used now. */
export async function accountOf(db: Kysely<DB>, login: string, at: number): Promise<KnownAccount | null> {
  const { rows } = await sql<KnownAccount>`
    select p.id as person, p.name, a.login, a.password_hash as "passwordHash",
           a.disabled_at is null and p.employed @> organisation_day(${instant(at)}) as open,
           exists (select from role_grant r where r.person_id = p.id and r.role = 'administrator') as administrator
      from account a join person p on p.id = a.person_id
     where lower(a.login) = lower(${login})`.execute(db)
  return rows[0] ?? null
}
